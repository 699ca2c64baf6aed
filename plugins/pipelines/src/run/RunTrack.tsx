import type { Provider, RunDetail } from '@adinsights/plugin-platform-common';
import { NO_VALUE } from '@adinsights/plugin-platform-react';
import { Card } from '../cards/Card';
import { isOver } from '../data/isOver';
import { stateLooks } from '../state/stateLooks';
import { timesOf } from '../timeline/runTimes';
import { durationText } from '../time/durationText';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { stepName } from './stepName';
import { TrackSegment } from './TrackSegment';
import { trackRows } from './trackRows';
import styles from './RunTrack.module.css';

/** Where the time of a run went: queue, syncs, wave and snapshot in a row each. */
export function RunTrack(props: {
  run: RunDetail;
  now: Date;
  providers: ReadonlyMap<string, Provider>;
}) {
  const { run, now, providers } = props;
  const t = usePipelinesTranslation();
  const rows = trackRows(run, now);
  const { startMs, endMs, waitMs, workMs } = timesOf(run, now);
  const all = durationText(t, endMs - startMs);
  const total = isOver(run)
    ? t('run.total', { duration: all })
    : t('run.totalSoFar', { duration: all });
  return (
    <Card
      title={t('run.track')}
      hint={
        workMs !== null &&
        t('run.waited', { duration: durationText(t, waitMs) })
      }
      actions={<strong className={styles.total}>{total}</strong>}
    >
      <ol className={styles.rows} aria-label={t('run.trackLabel')}>
        {rows.map(({ id, step, segments, totalMs }) => {
          const state = step?.state ?? 'queued';
          const { tone, icon: Icon } = stateLooks[state];
          return (
            <li key={id} className={styles.row}>
              <span className={styles.name}>
                <span className={styles.mark} data-tone={tone}>
                  <Icon size={16} aria-hidden="true" />
                </span>
                <span className={styles.text}>
                  {step ? stepName(t, step, providers) : t('run.queued')}
                </span>
              </span>
              <span className={styles.line}>
                {segments.map(segment => (
                  <TrackSegment
                    key={`${segment.kind} ${segment.fromMs}`}
                    segment={segment}
                    startMs={startMs}
                    endMs={endMs}
                  />
                ))}
              </span>
              <span className={styles.duration}>
                {totalMs === null ? NO_VALUE : durationText(t, totalMs)}
              </span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
