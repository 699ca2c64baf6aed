import type { Run } from '@adinsights/plugin-platform-common';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { failureText, waitingText } from './waitingText';
import styles from '../cards/tables.module.css';

/** Why a run waits, or did not succeed; else the reason it was asked for. */
export function RunWhy({ run }: { run: Run }) {
  const t = usePipelinesTranslation();
  if (run.waiting) {
    return (
      <span className={styles.cut} title={run.waiting.text}>
        {waitingText(t, run.waiting)}
      </span>
    );
  }
  if (run.failure) {
    const text = failureText(t, run.failure);
    return (
      <span className={styles.cut} title={text}>
        {text}
      </span>
    );
  }
  return (
    <span
      className={`${styles.cut} ${styles.quiet}`}
      title={run.reason ?? undefined}
    >
      {run.reason}
    </span>
  );
}
