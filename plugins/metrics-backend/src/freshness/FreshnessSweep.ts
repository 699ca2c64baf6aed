import type { Clock } from '@adinsights/plugin-platform-node';
import { allTenants } from '@adinsights/plugin-platform-node';
import type { SnapshotStore } from '../snapshots/SnapshotStore';
import type { FreshnessPolicies } from './FreshnessPolicies';
import type {
  EvaluatedLayer,
  FreshnessStore,
  LayerFacts,
} from './FreshnessStore';
import type { LayerEvaluator } from './LayerEvaluator';
import { mapWithPauses } from './mapWithPauses';
import type { TenantPolicy } from './TenantPolicy';
import type { WarehouseTimes } from './WarehouseTimes';

/**
 * Brings the freshness table up to date from the loads, the publications and
 * the snapshots: for everyone each minute, for some right after their
 * snapshot. Throws when a source cannot be read; the table then keeps what it
 * has, and readers still judge it by the present.
 */
export class FreshnessSweep {
  readonly #options: Parameters<typeof FreshnessSweep.create>[0];

  private constructor(options: Parameters<typeof FreshnessSweep.create>[0]) {
    this.#options = options;
  }

  static create(options: {
    policies: FreshnessPolicies;
    times: WarehouseTimes;
    snapshots: SnapshotStore;
    store: FreshnessStore;
    evaluator: LayerEvaluator;
    clock: Clock;
  }): FreshnessSweep {
    return new FreshnessSweep(options);
  }

  async everyone(): Promise<void> {
    const { policies, store } = this.#options;
    const all = await policies.all();
    await store.savePolicies(all);
    await this.#refresh(all, 'all');
  }

  async tenants(tenantIds: readonly string[]): Promise<void> {
    await this.#refresh(
      await this.#options.policies.some(tenantIds),
      tenantIds,
    );
  }

  async #refresh(
    policies: readonly TenantPolicy[],
    tenantIds: readonly string[] | 'all',
  ): Promise<void> {
    const { times, snapshots, store, evaluator, clock } = this.#options;
    const evaluatedAt = clock.now();
    const [facts, heads] = await Promise.all([
      times.read(policies),
      snapshots.listHeads(
        tenantIds === 'all'
          ? allTenants
          : { all: false, tenantIds: new Set(tenantIds) },
      ),
    ]);
    const headOf = new Map(heads.map(head => [head.tenantId, head]));
    const snapshotFacts = policies.map(({ tenantId }): LayerFacts => {
      const head = headOf.get(tenantId);
      return {
        tenantId,
        layer: 'snapshot',
        lastSuccessBeganAt: head?.generatedAt ?? null,
        dataAsOf: head?.dataAsOf ?? null,
      };
    });
    const policyOf = new Map(policies.map(policy => [policy.tenantId, policy]));
    const layers = await mapWithPauses(
      [...facts, ...snapshotFacts],
      (fact): EvaluatedLayer[] => {
        const policy = policyOf.get(fact.tenantId);
        return policy
          ? [
              {
                ...fact,
                freshness: evaluator.layer(policy, fact, evaluatedAt),
              },
            ]
          : [];
      },
    );
    await store.replace(layers.flat(), { tenantIds, evaluatedAt });
  }
}
