import { CronSchedule, nextSlot } from '../schedules/slots';
import type { TenantStatus } from '../tenants/tenant';
import type {
  Freshness,
  FreshnessLayer,
  FreshnessReason,
  FreshnessState,
} from './freshness';

const MINUTE_MS = 60_000;

/** How long after a deadline data is late before it is stale. @public */
export const LATE_FOR_MS = 60 * MINUTE_MS;

/** Time a layer may take after its slot and jitter, by layer. @public */
export function allowanceMsOf(layer: FreshnessLayer): number {
  if (layer === 'marts') {
    return 45 * MINUTE_MS;
  }
  return layer === 'snapshot' ? 60 * MINUTE_MS : 30 * MINUTE_MS;
}

/** What a tenant promises about the rhythm of its data. @public */
export interface FreshnessPolicy {
  status: TenantStatus;
  /** Slots before this instant do not count. */
  onboardedAt: Date;
  /** Null when the tenant has no schedule, which counts as paused. */
  schedule: (CronSchedule & { jitterMs: number; paused: boolean }) | null;
}

function pauseReason(policy: FreshnessPolicy): FreshnessReason | undefined {
  if (policy.status !== 'active' && policy.status !== 'onboarding') {
    return 'tenant_suspended';
  }
  return !policy.schedule || policy.schedule.paused
    ? 'schedule_paused'
    : undefined;
}

/**
 * Freshness of one layer. A success satisfies every slot at or before the
 * instant it began. The first slot it does not satisfy sets the deadline
 * (slot + jitter + allowance): data is late from there on, stale 60 minutes
 * later. Hours without slots can therefore never make anything late.
 *
 * @param lastSuccessBeganAt - when the newest success began, null if none
 * @public
 */
export function evaluateFreshness(
  policy: FreshnessPolicy,
  layer: FreshnessLayer,
  lastSuccessBeganAt: Date | null,
  now: Date,
): Freshness {
  const paused = pauseReason(policy);
  if (paused || !policy.schedule) {
    return {
      state: 'paused',
      reason: paused ?? 'schedule_paused',
      since: null,
      stateUntil: null,
      nextExpectedAt: null,
    };
  }
  const { schedule } = policy;
  if (!lastSuccessBeganAt) {
    return {
      state: 'missing',
      reason: 'never_loaded',
      since: policy.onboardedAt.toISOString(),
      stateUntil: null,
      nextExpectedAt: nextSlot(schedule, now).toISOString(),
    };
  }
  const satisfiedUntil = Math.max(
    lastSuccessBeganAt.getTime(),
    policy.onboardedAt.getTime() - 1,
  );
  const openSlot = nextSlot(schedule, new Date(satisfiedUntil));
  const deadline =
    openSlot.getTime() + schedule.jitterMs + allowanceMsOf(layer);
  const staleAt = deadline + LATE_FOR_MS;
  if (now.getTime() < deadline) {
    return {
      state: 'fresh',
      reason: 'on_schedule',
      since: lastSuccessBeganAt.toISOString(),
      stateUntil: new Date(deadline).toISOString(),
      nextExpectedAt: openSlot.toISOString(),
    };
  }
  const late = now.getTime() < staleAt;
  return {
    state: late ? 'late' : 'stale',
    reason: late ? 'past_deadline' : 'missed_slots',
    since: new Date(late ? deadline : staleAt).toISOString(),
    stateUntil: late ? new Date(staleAt).toISOString() : null,
    nextExpectedAt: nextSlot(schedule, now).toISOString(),
  };
}

const severity: Record<FreshnessState, number> = {
  paused: 0,
  fresh: 1,
  late: 2,
  stale: 3,
  missing: 4,
};

/** Orders states from best to worst, for sorting. @public */
export function compareFreshnessStates(
  a: FreshnessState,
  b: FreshnessState,
): number {
  return severity[a] - severity[b];
}

type LayerFreshness = { layer: FreshnessLayer; freshness: Freshness };

/** The deciding layer by name, or `sources` when it is all of several. */
function decidingName(
  worst: LayerFreshness,
  judged: readonly LayerFreshness[],
): string {
  const sources = judged.filter(({ layer }) => layer.startsWith('source:'));
  const { state, reason } = worst.freshness;
  return sources.length > 1 &&
    sources.includes(worst) &&
    sources.every(
      ({ freshness }) =>
        freshness.state === state && freshness.reason === reason,
    )
    ? 'sources'
    : worst.layer;
}

/**
 * Freshness of a tenant as a whole: missing without a snapshot, else the worst
 * of its layers, where a source that never loaded is stale. The reason names
 * the layer that decides, the first of equals, or `sources` when there are
 * several and all are alike; `stateUntil` is the first instant at which any
 * layer can change.
 *
 * @public
 */
export function tenantFreshness(layers: readonly LayerFreshness[]): Freshness {
  const snapshot = layers.find(({ layer }) => layer === 'snapshot');
  if (!snapshot) {
    throw new Error('tenantFreshness: the snapshot layer is required');
  }
  if (
    snapshot.freshness.state === 'missing' ||
    snapshot.freshness.state === 'paused'
  ) {
    return {
      ...snapshot.freshness,
      reason: `snapshot/${snapshot.freshness.reason}`,
    };
  }
  const judged = layers.map(({ layer, freshness }) => ({
    layer,
    freshness:
      freshness.state === 'missing'
        ? { ...freshness, state: 'stale' as const }
        : freshness,
  }));
  const worst = judged.reduce((a, b) =>
    compareFreshnessStates(b.freshness.state, a.freshness.state) > 0 ? b : a,
  );
  const changes = judged
    .map(({ freshness }) => freshness.stateUntil)
    .filter(time => time !== null)
    .sort();
  return {
    ...worst.freshness,
    reason: `${decidingName(worst, judged)}/${worst.freshness.reason}`,
    stateUntil: changes[0] ?? null,
  };
}
