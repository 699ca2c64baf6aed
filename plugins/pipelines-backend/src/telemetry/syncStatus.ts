import {
  allowanceMsOf,
  CronSchedule,
  Provider,
  slotAtOrBefore,
  StepState,
  SyncStatus,
} from '@adinsights/plugin-platform-common';
import type { TenantRecord } from '@adinsights/plugin-platform-node';

/** What the ledger knows about the syncs of a connection. */
export interface ConnectionSyncs {
  connectionId: string;
  lastStartedAt: Date;
  lastState: StepState;
  /** How the last attempt that has ended did, null while none has. */
  lastEndedState: StepState | null;
  lastError: string | null;
  /** When the last success began and ended. */
  successBeganAt: Date | null;
  successEndedAt: Date | null;
}

/** The rhythm a connection is judged by. */
export type SyncSchedule = CronSchedule & { jitterMs: number; paused: boolean };

/**
 * The newest slot whose data should have landed by now: `null` for no time at
 * all. Data is late or stale, in the words of the freshness policy, exactly
 * when no success began at or after it.
 */
export type DueSlotOf = (
  schedule: SyncSchedule,
  provider: Provider,
  now: Date,
) => Date;

/** Computes each due slot once: many connections share few rhythms. */
export function createDueSlotOf(): DueSlotOf {
  const slots = new Map<string, Date>();
  return ({ cron, timezone, jitterMs }, provider, now) => {
    const latest = new Date(
      now.getTime() - jitterMs - allowanceMsOf(`source:${provider}`),
    );
    const key = JSON.stringify([cron, timezone, latest.getTime()]);
    const known = slots.get(key);
    if (known) {
      return known;
    }
    const slot = slotAtOrBefore({ cron, timezone }, latest);
    slots.set(key, slot);
    return slot;
  };
}

/**
 * One word for how the syncs of a connection stand, the first that holds:
 *
 * - `paused`: the connection, its schedule or its tenant is off
 * - `running`: a sync is at work
 * - `failing`: the last attempt that ended failed
 * - `never`: none has ever succeeded
 * - `late`: the source layer is late or stale by the freshness policy
 * - `ok`
 */
export function syncStatusOf(options: {
  tenant: Pick<TenantRecord, 'status' | 'createdAt'>;
  connection: TenantRecord['connections'][number];
  schedule: SyncSchedule | undefined;
  syncs: ConnectionSyncs | undefined;
  now: Date;
  dueSlotOf: DueSlotOf;
}): SyncStatus {
  const { tenant, connection, schedule, syncs, now, dueSlotOf } = options;
  const tenantRuns =
    tenant.status === 'active' || tenant.status === 'onboarding';
  if (
    !tenantRuns ||
    connection.status === 'paused' ||
    !schedule ||
    schedule.paused
  ) {
    return 'paused';
  }
  if (syncs?.lastState === 'running') {
    return 'running';
  }
  if (syncs?.lastEndedState === 'failed') {
    return 'failing';
  }
  if (!syncs?.successBeganAt) {
    return 'never';
  }
  const dueSlot = dueSlotOf(schedule, connection.provider, now);
  const isLate = dueSlot > syncs.successBeganAt && dueSlot >= tenant.createdAt;
  return isLate ? 'late' : 'ok';
}
