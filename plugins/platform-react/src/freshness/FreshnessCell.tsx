import type { FreshnessState } from '@adinsights/plugin-platform-common';
import { Cell } from '@backstage/ui';
import { FreshnessBadge } from './FreshnessBadge';

/** @public */
export interface FreshnessCellProps {
  state: FreshnessState;
  /** Why, shown on hover. */
  reason?: string;
}

/**
 * A table cell with a freshness state; usable as `cell` of a BUI column.
 *
 * @public
 */
export function FreshnessCell({ state, reason }: FreshnessCellProps) {
  return (
    <Cell>
      <FreshnessBadge state={state} appearance="plain" title={reason} />
    </Cell>
  );
}
