import type { Run } from '@adinsights/plugin-platform-common';
import { formatClockTime } from '@adinsights/plugin-platform-react';
import { Link } from 'react-router-dom';
import { stateLooks } from '../state/stateLooks';
import { durationText } from '../time/durationText';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { timesOf } from './runTimes';
import { Scale, xOf } from './scale';
import styles from './Timeline.module.css';

const BAR_HEIGHT = 16;
// Trouble stands out by size too, where there is no room for its icon.
const TROUBLE_HEIGHT = 22;
const LEAST_WIDTH = 6;
const ICON_SIZE = 12;
const WAIT_SHOWN_FROM = 3;

/** One run as a bar of its lane: the wait hatched, the work in its colour. */
export function RunBar(props: {
  run: Run;
  name: string;
  href: string;
  scale: Scale;
  now: Date;
  timeZone: string | undefined;
  /** Where the next bar of the lane begins. */
  roomUntil: number;
  /** Vertical middle. */
  y: number;
  isReached: boolean;
  onShow: (x: number) => void;
  onHide: () => void;
}) {
  const { run, name, href, scale, now, timeZone, y } = props;
  const t = usePipelinesTranslation();
  const times = timesOf(run, now);
  const { tone, icon: Icon } = stateLooks[run.state];
  const from = xOf(scale, times.startMs);
  const work = xOf(scale, times.workFromMs);
  const end = Math.max(xOf(scale, times.endMs), work + LEAST_WIDTH);
  const isTrouble = tone === 'warning' || tone === 'critical';
  const height = isTrouble ? TROUBLE_HEIGHT : BAR_HEIGHT;
  const hasRoom = end - work >= ICON_SIZE + 4;
  const needsIcon = tone !== 'ok' && tone !== 'work';
  const fitsBeside = needsIcon && props.roomUntil - end > ICON_SIZE + 4;
  const show = () => props.onShow((work + end) / 2);
  return (
    <Link
      to={href}
      className={styles.bar}
      data-run={run.id}
      data-tone={tone}
      tabIndex={props.isReached ? 0 : -1}
      aria-label={t('timeline.run', {
        tenant: name,
        state: t(`state.${run.state}`),
        kind: t(`kind.${run.kind}`),
        time: formatClockTime(run.queuedAt, now, timeZone),
        duration: durationText(t, times.workMs ?? times.waitMs),
      })}
      onMouseEnter={show}
      onFocus={show}
      onMouseLeave={props.onHide}
      onBlur={props.onHide}
    >
      <rect
        x={from - 3}
        y={y - 14}
        width={end - from + 6}
        height={28}
        className={styles.hit}
      />
      {(run.startedAt === null || work - from >= WAIT_SHOWN_FROM) && (
        <rect
          x={from}
          y={y - BAR_HEIGHT / 2}
          width={Math.max(work - from, LEAST_WIDTH)}
          height={BAR_HEIGHT}
          rx={3}
          className={styles.wait}
        />
      )}
      {run.startedAt !== null && (
        <rect
          x={work}
          y={y - height / 2}
          width={end - work}
          height={height}
          rx={3}
          className={styles.work}
        />
      )}
      {run.startedAt !== null && (hasRoom || fitsBeside) && (
        <Icon
          size={ICON_SIZE}
          x={hasRoom ? (work + end - ICON_SIZE) / 2 : end + 2}
          y={y - ICON_SIZE / 2}
          className={hasRoom ? styles.iconOn : styles.iconBeside}
          aria-hidden="true"
        />
      )}
    </Link>
  );
}
