import type {
  Freshness,
  FreshnessLayer,
  FreshnessState,
} from '@adinsights/plugin-platform-common';
import type { TenantScope } from '@adinsights/plugin-platform-node';
import type { SnapshotHead } from '../snapshots/SnapshotStore';
import type { TenantPolicy } from './TenantPolicy';

/** What is known of a layer, without a judgement on it. */
export interface LayerFacts {
  tenantId: string;
  layer: FreshnessLayer;
  /** When the newest success began, null if none did. */
  lastSuccessBeganAt: Date | null;
  dataAsOf: Date | null;
  /** The state last stored and when it began; absent before the first. */
  stored?: { state: FreshnessState; since: Date | null };
}

/** A layer as it was judged. */
export interface EvaluatedLayer extends LayerFacts {
  freshness: Freshness;
}

/** Last row of a page. */
export interface LayerKey {
  tenantId: string;
  layer: string;
}

/** A tenant's newest snapshot and the facts of its layers, read together. */
export interface TenantFacts {
  head: SnapshotHead | null;
  layers: LayerFacts[];
}

/** The freshness table and the last known policies. */
export interface FreshnessStore {
  /**
   * Replaces the layers of these tenants, or of all, by what was evaluated at
   * `evaluatedAt`; what was evaluated after that stays.
   */
  replace(
    layers: readonly EvaluatedLayer[],
    options: { tenantIds: readonly string[] | 'all'; evaluatedAt: Date },
  ): Promise<void>;
  /** The newest snapshot counts as the snapshot layer's last success. */
  readTenant(tenantId: string): Promise<TenantFacts>;
  /** Layers ordered by tenant and layer. */
  list(
    scope: TenantScope,
    options?: {
      tenantId?: string;
      layer?: string;
      /** Only rows that are, or may since have become, of this state. */
      maybe?: { state: string; now: Date };
      after?: LayerKey;
      limit?: number;
    },
  ): Promise<LayerFacts[]>;
  savePolicies(policies: readonly TenantPolicy[]): Promise<void>;
  readPolicies(): Promise<Map<string, TenantPolicy>>;
}
