import type { Run } from '@adinsights/plugin-platform-common';
import { NO_VALUE } from '@adinsights/plugin-platform-react';
import { isOver } from '../data/isOver';
import { timesOf } from '../timeline/runTimes';
import { durationText } from '../time/durationText';
import { useClock } from '../time/useClock';
import { usePipelinesTranslation } from '../usePipelinesTranslation';

/** How long a run worked, or works since; counts up while it does. */
export function RunDuration({ run }: { run: Run }) {
  const t = usePipelinesTranslation();
  const now = useClock(!isOver(run));
  const { workMs } = timesOf(run, now);
  return <>{workMs === null ? NO_VALUE : durationText(t, workMs)}</>;
}
