import { FreshnessBadge } from '@adinsights/plugin-platform-react';
import type { FleetRow } from './FleetRow';
import { Known, SourceState } from './Known';
import { useReasonText } from './useReasonText';

/** The tenant's freshness, with the reason on hover. */
export function TenantState(props: { row: FleetRow; source: SourceState }) {
  const reasonText = useReasonText();
  return (
    <Known value={props.row.metrics} source={props.source}>
      {({ state, reason }) => (
        <FreshnessBadge
          state={state}
          appearance="plain"
          title={reasonText(reason)}
        />
      )}
    </Known>
  );
}
