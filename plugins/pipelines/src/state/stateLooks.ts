import type {
  RunState,
  StepState,
  SyncStatus,
} from '@adinsights/plugin-platform-common';
import {
  RiAlertLine,
  RiCheckboxCircleLine,
  RiCheckLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiForbidLine,
  RiHourglassLine,
  RiIndeterminateCircleLine,
  RiLoader4Line,
  RiPauseCircleLine,
  RiSubtractLine,
  RiTimeLine,
} from '@remixicon/react';

/** What a state means to the eye; the names of the shared state colours. */
export type Tone = 'ok' | 'warning' | 'critical' | 'quiet' | 'paused' | 'work';

interface Look {
  tone: Tone;
  icon: typeof RiTimeLine;
}

/** How the state of a run or of a step looks. */
export const stateLooks: Record<RunState | StepState, Look> = {
  queued: { tone: 'quiet', icon: RiHourglassLine },
  pending: { tone: 'quiet', icon: RiHourglassLine },
  running: { tone: 'work', icon: RiLoader4Line },
  succeeded: { tone: 'ok', icon: RiCheckLine },
  degraded: { tone: 'warning', icon: RiAlertLine },
  failed: { tone: 'critical', icon: RiCloseCircleLine },
  cancelled: { tone: 'quiet', icon: RiForbidLine },
  skipped: { tone: 'quiet', icon: RiSubtractLine },
};

/** How the status of a connection's syncs looks. */
export const syncLooks: Record<SyncStatus, Look> = {
  ok: { tone: 'ok', icon: RiCheckboxCircleLine },
  late: { tone: 'warning', icon: RiTimeLine },
  failing: { tone: 'critical', icon: RiErrorWarningLine },
  running: { tone: 'work', icon: RiLoader4Line },
  never: { tone: 'quiet', icon: RiIndeterminateCircleLine },
  paused: { tone: 'paused', icon: RiPauseCircleLine },
};
