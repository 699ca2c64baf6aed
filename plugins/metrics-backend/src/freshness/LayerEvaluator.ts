import {
  evaluateFreshness,
  Freshness,
  tenantFreshness,
} from '@adinsights/plugin-platform-common';
import { LRUCache } from 'lru-cache';
import type { LayerFacts } from './FreshnessStore';
import { layersOf, TenantPolicy } from './TenantPolicy';

const MAX_REMEMBERED = 100_000;

interface Remembered {
  basis: string;
  freshness: Freshness;
  fromMs: number;
  untilMs: number;
}

function basisOf(policy: TenantPolicy, beganAt: Date | null): string {
  const { status, onboardedAt, schedule } = policy;
  return JSON.stringify([
    status,
    onboardedAt.getTime(),
    schedule,
    beganAt?.getTime() ?? null,
  ]);
}

/** An answer holds until its state or its next expected slot changes. */
function endMsOf({ state, stateUntil, nextExpectedAt }: Freshness): number {
  const changes =
    state === 'fresh' ? [stateUntil] : [stateUntil, nextExpectedAt];
  return Math.min(
    ...changes.map(time =>
      time ? Date.parse(time) : Number.POSITIVE_INFINITY,
    ),
  );
}

/**
 * The policy of platform-common, applied at any moment. Working out slots is
 * dear for a whole fleet, so a judgement is remembered until it changes.
 */
export class LayerEvaluator {
  readonly #remembered = new LRUCache<string, Remembered>({
    max: MAX_REMEMBERED,
  });

  /** A state that is stored already began when the store says it did. */
  layer(policy: TenantPolicy, facts: LayerFacts, now: Date): Freshness {
    const freshness = this.#judge(policy, facts, now);
    const { stored } = facts;
    return stored?.state === freshness.state
      ? { ...freshness, since: stored.since?.toISOString() ?? null }
      : freshness;
  }

  /** The tenant as a whole; a layer nothing is known of never succeeded. */
  tenant(
    policy: TenantPolicy,
    facts: readonly LayerFacts[],
    now: Date,
  ): Freshness {
    const byLayer = new Map(facts.map(fact => [fact.layer, fact]));
    return tenantFreshness(
      layersOf(policy).map(layer => ({
        layer,
        freshness: this.layer(
          policy,
          byLayer.get(layer) ?? {
            tenantId: policy.tenantId,
            layer,
            lastSuccessBeganAt: null,
            dataAsOf: null,
          },
          now,
        ),
      })),
    );
  }

  #judge(policy: TenantPolicy, facts: LayerFacts, now: Date): Freshness {
    const key = `${facts.tenantId}/${facts.layer}`;
    const basis = basisOf(policy, facts.lastSuccessBeganAt);
    const known = this.#remembered.get(key);
    const nowMs = now.getTime();
    if (
      known?.basis === basis &&
      nowMs >= known.fromMs &&
      nowMs < known.untilMs
    ) {
      return known.freshness;
    }
    const freshness = evaluateFreshness(
      policy,
      facts.layer,
      facts.lastSuccessBeganAt,
      now,
    );
    this.#remembered.set(key, {
      basis,
      freshness,
      fromMs: nowMs,
      untilMs: endMsOf(freshness),
    });
    return freshness;
  }
}
