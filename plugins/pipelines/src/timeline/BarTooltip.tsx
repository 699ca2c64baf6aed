import type { Run } from '@adinsights/plugin-platform-common';
import { formatClockTime } from '@adinsights/plugin-platform-react';
import { failureText, waitingText } from '../runs/waitingText';
import { StateMark } from '../state/StateMark';
import { durationText } from '../time/durationText';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { timesOf } from './runTimes';
import styles from './Timeline.module.css';

/** What a bar stands for, beside it while it is pointed at or focused. */
export function BarTooltip(props: {
  run: Run;
  name: string;
  now: Date;
  timeZone: string | undefined;
  left: number;
  top: number;
  /** Opens to the left, where the right edge is near. */
  isFlipped: boolean;
}) {
  const { run, name, now, timeZone, left, top, isFlipped } = props;
  const t = usePipelinesTranslation();
  const { waitMs, workMs } = timesOf(run, now);
  return (
    <div
      role="presentation"
      className={styles.tooltip}
      data-flipped={isFlipped}
      style={{ left, top }}
    >
      <strong>{name}</strong>
      <StateMark state={run.state} />
      <span>
        {t(`kind.${run.kind}`)}
        {' · '}
        {formatClockTime(run.queuedAt, now, timeZone)}
        {run.endedAt && ` – ${formatClockTime(run.endedAt, now, timeZone)}`}
      </span>
      <span>
        {t('timeline.waited', { duration: durationText(t, waitMs) })}
        {workMs !== null &&
          `, ${t('timeline.ranFor', { duration: durationText(t, workMs) })}`}
      </span>
      {run.waiting && <span>{waitingText(t, run.waiting)}</span>}
      {run.failure && <span>{failureText(t, run.failure)}</span>}
    </div>
  );
}
