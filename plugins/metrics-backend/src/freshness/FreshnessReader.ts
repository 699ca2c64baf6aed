import {
  Freshness,
  FreshnessItem,
  FreshnessState,
} from '@adinsights/plugin-platform-common';
import type {
  Clock,
  TenantRecord,
  TenantScope,
} from '@adinsights/plugin-platform-node';
import { scopeIncludes } from '@adinsights/plugin-platform-node';
import type { SnapshotHead } from '../snapshots/SnapshotStore';
import type { FreshnessPolicies } from './FreshnessPolicies';
import type { FreshnessStore, LayerFacts, LayerKey } from './FreshnessStore';
import type { LayerEvaluator } from './LayerEvaluator';
import { mapWithPauses } from './mapWithPauses';

/** Rows read at a time while looking for those of one state. */
const BATCH = 500;

/** A tenant as a whole, judged now. */
export interface TenantState {
  head: SnapshotHead | null;
  freshness: Freshness;
}

/** Answers questions on freshness by the table's facts and the present. */
export class FreshnessReader {
  readonly #options: Parameters<typeof FreshnessReader.create>[0];

  private constructor(options: Parameters<typeof FreshnessReader.create>[0]) {
    this.#options = options;
  }

  static create(options: {
    policies: FreshnessPolicies;
    store: FreshnessStore;
    evaluator: LayerEvaluator;
    clock: Clock;
  }): FreshnessReader {
    return new FreshnessReader(options);
  }

  async tenant(record: TenantRecord): Promise<TenantState> {
    const { policies, store, evaluator, clock } = this.#options;
    const [policy, { head, layers }] = await Promise.all([
      policies.of(record),
      store.readTenant(record.id),
    ]);
    return { head, freshness: evaluator.tenant(policy, layers, clock.now()) };
  }

  /** Every tenant in scope as a whole, ordered by tenant. */
  async fleet(
    scope: TenantScope,
  ): Promise<{ tenantId: string; freshness: Freshness }[]> {
    const { policies, store, evaluator, clock } = this.#options;
    const [all, facts] = await Promise.all([policies.all(), store.list(scope)]);
    const factsOf = new Map<string, LayerFacts[]>();
    for (const fact of facts) {
      const known = factsOf.get(fact.tenantId);
      if (known) {
        known.push(fact);
      } else {
        factsOf.set(fact.tenantId, [fact]);
      }
    }
    const now = clock.now();
    return mapWithPauses(
      all.filter(({ tenantId }) => scopeIncludes(scope, tenantId)),
      policy => ({
        tenantId: policy.tenantId,
        freshness: evaluator.tenant(
          policy,
          factsOf.get(policy.tenantId) ?? [],
          now,
        ),
      }),
    );
  }

  /** Layers by tenant and layer, each judged now. */
  async layers(
    scope: TenantScope,
    options: {
      tenantId?: string;
      layer?: string;
      state?: FreshnessState;
      after?: LayerKey;
      limit: number;
    },
  ): Promise<{ items: FreshnessItem[]; next?: LayerKey }> {
    const { policies, store, evaluator, clock } = this.#options;
    const { state, limit, tenantId, layer } = options;
    const now = clock.now();
    const policyOf = new Map(
      (await policies.all()).map(policy => [policy.tenantId, policy]),
    );
    const items: FreshnessItem[] = [];
    let after = options.after;
    let batch: LayerFacts[];
    do {
      batch = await store.list(scope, {
        tenantId,
        layer,
        maybe: state && { state, now },
        after,
        limit: BATCH,
      });
      for (const fact of batch) {
        const policy = policyOf.get(fact.tenantId);
        const freshness = policy && evaluator.layer(policy, fact, now);
        after = fact;
        if (freshness && (!state || freshness.state === state)) {
          items.push({
            tenantId: fact.tenantId,
            layer: fact.layer,
            ...freshness,
            dataAsOf: fact.dataAsOf?.toISOString() ?? null,
          });
        }
        if (items.length > limit) {
          break;
        }
      }
    } while (items.length <= limit && batch.length === BATCH);
    const shown = items.slice(0, limit);
    const last = shown[shown.length - 1];
    return {
      items: shown,
      next:
        items.length > limit && last
          ? { tenantId: last.tenantId, layer: last.layer }
          : undefined,
    };
  }
}
