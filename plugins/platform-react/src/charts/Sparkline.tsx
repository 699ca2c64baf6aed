import { sparklinePath } from './sparklinePath';
import styles from './Sparkline.module.css';

/** @public */
export interface SparklineProps {
  /** Oldest first; a gap is null. */
  values: ReadonlyArray<number | null>;
  /** What it shows, for those who do not see it. */
  label: string;
  /** Drawing units, pixels unless CSS stretches it. */
  width?: number;
  height?: number;
}

/**
 * A trend as one thin line, y from 0, the last value marked. A plain SVG path,
 * cheap enough for a cell in thousands of rows.
 *
 * @public
 */
export function Sparkline(props: SparklineProps) {
  const { values, label, width = 96, height = 24 } = props;
  const line = sparklinePath(values, width, height);
  return (
    <svg
      className={styles.sparkline}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {line && (
        <>
          {line.area && <path d={line.area} className={styles.area} />}
          <path d={line.path} className={styles.line} />
        </>
      )}
    </svg>
  );
}
