import { Dataset, FreshnessState } from '@adinsights/plugin-platform-common';
import { demoFreshness } from '../combined/demoFreshness';
import type { TenantState } from '../freshness/FreshnessReader';

const liveDetails: Record<FreshnessState, string> = {
  fresh: 'Numbers of the newest snapshot, on schedule',
  late: 'Numbers of the newest snapshot; the next one is late',
  stale: 'Numbers of the newest snapshot, which is stale',
  missing: 'No snapshot has been made so far',
  paused: 'Numbers of the newest snapshot; updates are paused',
};

/** The datasets a tenant can be looked at through, in the words of the toggle. */
export function listDatasets(
  { head, freshness }: TenantState,
  options: { demoEnabled: boolean },
): Dataset[] {
  const notReady = freshness.state === 'stale' ? 'stale_snapshot' : 'ready';
  return [
    {
      id: 'live',
      label: 'Live',
      enabled: true,
      reason: head ? notReady : 'missing_snapshot',
      detail: head ? liveDetails[freshness.state] : liveDetails.missing,
      freshness,
    },
    {
      id: 'demo',
      label: 'Demo',
      enabled: options.demoEnabled,
      reason: options.demoEnabled ? 'ready' : 'disabled',
      detail: options.demoEnabled
        ? 'Curated sample numbers, the same for every tenant'
        : 'The demo dataset is not offered here',
      freshness: options.demoEnabled ? demoFreshness : null,
    },
  ];
}
