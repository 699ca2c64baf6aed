import type { Provider, Step } from '@adinsights/plugin-platform-common';
import {
  formatClockTime,
  formatNumber,
} from '@adinsights/plugin-platform-react';
import { failureText } from '../runs/waitingText';
import { StateMark } from '../state/StateMark';
import { durationText } from '../time/durationText';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { CopyId } from './CopyId';
import { formatBytes } from './formatBytes';
import { stepName } from './stepName';
import styles from './Run.module.css';

/** One step: how it stands, what it brought, each attempt, and its ids. */
export function StepItem(props: {
  step: Step;
  providers: ReadonlyMap<string, Provider>;
  now: Date;
  timeZone: string | undefined;
}) {
  const { step, providers, now, timeZone } = props;
  const t = usePipelinesTranslation();
  const { attempts, rows, bytes, waveId, airbyteJobId, connectionId } = step;
  const clock = (time: string) => formatClockTime(time, now, timeZone);
  return (
    <li className={styles.step}>
      <div className={styles.stepHead}>
        <strong>{stepName(t, step, providers)}</strong>
        <StateMark state={step.state} />
        <span className={styles.quiet}>
          {attempts.length === 0
            ? t('run.notStarted')
            : t('run.attempts', { count: attempts.length })}
        </span>
        <span className={styles.amounts}>
          {rows !== undefined && t('run.rows', { rows: formatNumber(rows) })}
          {bytes !== undefined && ` · ${formatBytes(bytes)}`}
        </span>
      </div>
      {attempts.length > 0 && (
        <ol className={styles.attempts}>
          {attempts.map(({ attempt, startedAt, endedAt, state, failure }) => {
            const endMs = endedAt ? Date.parse(endedAt) : now.getTime();
            return (
              <li key={attempt}>
                <span className={styles.quiet}>
                  {t('run.attempt', { attempt: String(attempt) })}
                </span>
                <StateMark state={state} />
                <span className={styles.time}>
                  {clock(startedAt)} ·{' '}
                  {durationText(t, endMs - Date.parse(startedAt))}
                </span>
                {failure && (
                  <span className={styles.failure}>
                    {failureText(t, failure)}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
      )}
      <div className={styles.ids}>
        {connectionId && (
          <CopyId name={t('run.connection')} value={connectionId} />
        )}
        {airbyteJobId !== undefined && (
          <CopyId name={t('run.job')} value={String(airbyteJobId)} />
        )}
        {waveId && <CopyId name={t('run.wave')} value={waveId} />}
      </div>
    </li>
  );
}
