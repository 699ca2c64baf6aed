import { stateLooks } from '../state/stateLooks';
import { durationText } from '../time/durationText';
import { Translate, usePipelinesTranslation } from '../usePipelinesTranslation';
import type { Segment } from './trackRows';
import styles from './RunTrack.module.css';

function words(t: Translate, { kind, state, attempt }: Segment): string {
  if (kind === 'work') {
    return `${t('run.attempt', { attempt: String(attempt) })}: ${t(
      `state.${state ?? 'running'}`,
    )}`;
  }
  return t(kind === 'wait' ? 'run.waits' : 'run.rests');
}

/** A stretch of a row, in percent of the whole run. */
export function TrackSegment(props: {
  segment: Segment;
  startMs: number;
  endMs: number;
}) {
  const { segment, startMs, endMs } = props;
  const t = usePipelinesTranslation();
  const { kind, fromMs, toMs, state } = segment;
  const whole = Math.max(1, endMs - startMs);
  const from = Math.max(0, ((fromMs - startMs) / whole) * 100);
  const width = Math.min(100 - from, ((toMs - fromMs) / whole) * 100);
  return (
    <span
      role="img"
      className={styles.segment}
      data-kind={kind}
      data-tone={state && stateLooks[state].tone}
      style={{ left: `${from}%`, width: `${Math.max(0, width)}%` }}
      aria-label={`${words(t, segment)}, ${durationText(t, toMs - fromMs)}`}
      title={`${words(t, segment)}, ${durationText(t, toMs - fromMs)}`}
    />
  );
}
