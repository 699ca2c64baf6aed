import type { FreshnessState } from '@adinsights/plugin-platform-common';
import {
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiIndeterminateCircleLine,
  RiPauseCircleLine,
  RiTimeLine,
} from '@remixicon/react';

/**
 * The icon of each state: check, clock, exclamation, dash, pause. Together
 * with the word it makes a state readable without its colour.
 *
 * @public
 */
export const freshnessIcons: Record<FreshnessState, typeof RiTimeLine> = {
  fresh: RiCheckboxCircleLine,
  late: RiTimeLine,
  stale: RiErrorWarningLine,
  missing: RiIndeterminateCircleLine,
  paused: RiPauseCircleLine,
};
