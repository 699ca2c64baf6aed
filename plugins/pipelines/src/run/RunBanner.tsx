import type { RunDetail } from '@adinsights/plugin-platform-common';
import { RiErrorWarningLine, RiHourglassLine } from '@remixicon/react';
import { waitingText } from '../runs/waitingText';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import styles from './Run.module.css';

/** Why the run waits, or did not succeed; nothing when it goes well. */
export function RunBanner({ run }: { run: RunDetail }) {
  const t = usePipelinesTranslation();
  if (run.waiting) {
    return (
      <div className={styles.banner} data-tone="quiet" role="status">
        <RiHourglassLine size={20} aria-hidden="true" />
        <div>
          <strong>{waitingText(t, run.waiting)}</strong>
          <p>{run.waiting.text}</p>
        </div>
      </div>
    );
  }
  if (run.failure) {
    const { code, message, rules } = run.failure;
    return (
      <div
        className={styles.banner}
        data-tone={run.state === 'degraded' ? 'warning' : 'critical'}
      >
        <RiErrorWarningLine size={20} aria-hidden="true" />
        <div>
          <strong>{t(`failure.${code}`)}</strong>
          <p>{message}</p>
          {rules.length > 0 && (
            <p>{t('failure.rules', { rules: rules.join(', ') })}</p>
          )}
        </div>
      </div>
    );
  }
  return null;
}
