import { formatClockTime } from '@adinsights/plugin-platform-react';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { Scale, xOf } from './scale';
import styles from './Timeline.module.css';

const LABEL_ROOM = 40;

/** Hours, lanes and the line that says now, behind the bars. */
export function TimelineGrid(props: {
  scale: Scale;
  ticks: readonly number[];
  height: number;
  axisHeight: number;
  laneHeight: number;
  lanes: number;
  now: Date;
  timeZone: string | undefined;
  hatch: string;
}) {
  const { scale, ticks, height, axisHeight, laneHeight, lanes, now } = props;
  const t = usePipelinesTranslation();
  const nowX = xOf(scale, now.getTime());
  // The day of a tick is clear from where it lies.
  const label = (ms: number) =>
    formatClockTime(new Date(ms).toISOString(), new Date(ms), props.timeZone);
  return (
    <g aria-hidden="true">
      <defs>
        <pattern
          id={props.hatch}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2" height="5" className={styles.hatchLine} />
        </pattern>
      </defs>
      {Array.from({ length: lanes }, (_, lane) => (
        <line
          key={lane}
          x1={0}
          x2={scale.width}
          y1={axisHeight + lane * laneHeight}
          y2={axisHeight + lane * laneHeight}
          className={styles.laneLine}
        />
      ))}
      {ticks.map(ms => {
        const x = xOf(scale, ms);
        const isFree =
          Math.abs(x - nowX) > LABEL_ROOM &&
          x > LABEL_ROOM / 2 &&
          x < scale.width - LABEL_ROOM / 2;
        return (
          <g key={ms}>
            <line
              x1={x}
              x2={x}
              y1={axisHeight - 6}
              y2={height}
              className={styles.tick}
            />
            {isFree && (
              <text x={x} y={axisHeight - 12} className={styles.tickLabel}>
                {label(ms)}
              </text>
            )}
          </g>
        );
      })}
      <line
        x1={nowX}
        x2={nowX}
        y1={axisHeight - 8}
        y2={height}
        className={styles.nowLine}
      />
      <text x={nowX} y={axisHeight - 12} className={styles.nowLabel}>
        {t('timeline.now')}
      </text>
    </g>
  );
}
