import type { ReactElement, ReactNode } from 'react';
import { Skeleton } from '@backstage/ui';
import styles from './FleetTiles.module.css';

/** One number of the fleet; pressed, it filters the table. */
export function FleetTile(props: {
  label: string;
  icon: ReactElement;
  /** Which colour the number takes while it is not zero. */
  tone: 'fresh' | 'late' | 'stale' | 'missing' | 'running';
  /** Undefined while it loads. */
  value: string | undefined;
  hint: string | undefined;
  isPressed: boolean;
  onPress(): void;
  children?: ReactNode;
}) {
  const { label, icon, tone, value, hint, isPressed, onPress, children } =
    props;
  return (
    <button
      type="button"
      className={styles.tile}
      data-tone={value === '0' || value === '–' ? 'quiet' : tone}
      aria-pressed={isPressed}
      onClick={onPress}
    >
      <span className={styles.label}>
        {icon}
        {label}
      </span>
      <span className={styles.value}>
        {value ?? <Skeleton width={56} height={22} />}
      </span>
      {children}
      <span className={styles.hint}>
        {hint ?? <Skeleton width={110} height={12} />}
      </span>
    </button>
  );
}
