import type { RunState } from '@adinsights/plugin-platform-common';

/** The newest runs of a tenant. */
export interface TenantRuns {
  tenantId: string;
  lastRunId: string | null;
  lastRunState: RunState | null;
  lastRunEndedAt: Date | null;
  activeRunId: string | null;
}

export interface FleetStore {
  runs(tenantIds: readonly string[]): Promise<TenantRuns[]>;
}
