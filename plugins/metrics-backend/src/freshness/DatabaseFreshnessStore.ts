import {
  FreshnessLayer,
  FreshnessState,
  providerSchema,
  tenantStatusSchema,
} from '@adinsights/plugin-platform-common';
import type { TenantScope } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import { replaceFreshness } from './database/replaceFreshness';
import type {
  EvaluatedLayer,
  FreshnessStore,
  LayerFacts,
  LayerKey,
  TenantFacts,
} from './FreshnessStore';
import type { TenantPolicy } from './TenantPolicy';

const policyRowSchema = z.object({
  tenant_id: z.string(),
  status: tenantStatusSchema,
  onboarded_at: z.date(),
  schedule: z
    .object({
      cron: z.string(),
      timezone: z.string(),
      jitterMs: z.number(),
      paused: z.boolean(),
    })
    .nullable(),
  connections: z.array(z.object({ id: z.string(), provider: providerSchema })),
});

type StoredRow = Omit<LayerFacts, 'stored'> & NonNullable<LayerFacts['stored']>;

const date = (time: string | null) => (time === null ? null : new Date(time));

/** {@link FreshnessStore} in the plugin's own database. */
export class DatabaseFreshnessStore implements FreshnessStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(knex: Knex): DatabaseFreshnessStore {
    return new DatabaseFreshnessStore(knex);
  }

  async replace(
    layers: readonly EvaluatedLayer[],
    options: { tenantIds: readonly string[] | 'all'; evaluatedAt: Date },
  ): Promise<void> {
    await this.#knex.transaction(tx => replaceFreshness(tx, layers, options));
  }

  async readTenant(tenantId: string): Promise<TenantFacts> {
    // One round trip: this is on the path of every read of a payload.
    const { rows } = await this.#knex.raw<{
      rows: {
        snapshot_id: string | null;
        generated_at: Date;
        data_as_of: Date | null;
        layers:
          | {
              layer: FreshnessLayer;
              beganAt: string | null;
              dataAsOf: string | null;
              state: FreshnessState;
              since: string | null;
            }[]
          | null;
      }[];
    }>(
      `
      select h.snapshot_id, h.generated_at, h.data_as_of, f.layers
      from (select cast(:tenantId as text) as tenant_id) t
      left join snapshot_heads h on h.tenant_id = t.tenant_id
      left join lateral (
        select json_agg(json_build_object('layer', f.layer,
          'beganAt', f.last_success_began_at, 'dataAsOf', f.data_as_of,
          'state', f.state, 'since', f.since))
          as layers
        from freshness f
        where f.tenant_id = t.tenant_id
      ) f on true`,
      { tenantId },
    );
    const [row] = rows;
    const head = row.snapshot_id
      ? {
          tenantId,
          snapshotId: row.snapshot_id,
          generatedAt: row.generated_at,
          dataAsOf: row.data_as_of,
        }
      : null;
    const known = (row.layers ?? []).map(
      ({ layer, beganAt, dataAsOf, state, since }): LayerFacts => ({
        tenantId,
        layer,
        lastSuccessBeganAt: date(beganAt),
        dataAsOf: date(dataAsOf),
        stored: { state, since: date(since) },
      }),
    );
    const layers = known.filter(({ layer }) => layer !== 'snapshot');
    layers.push({
      tenantId,
      layer: 'snapshot',
      lastSuccessBeganAt: head?.generatedAt ?? null,
      dataAsOf: head?.dataAsOf ?? null,
      stored: known.find(({ layer }) => layer === 'snapshot')?.stored,
    });
    return { head, layers };
  }

  async list(
    scope: TenantScope,
    options: {
      tenantId?: string;
      layer?: string;
      maybe?: { state: string; now: Date };
      after?: LayerKey;
      limit?: number;
    } = {},
  ): Promise<LayerFacts[]> {
    const { tenantId, layer, maybe, after, limit } = options;
    const rows: StoredRow[] = await this.#knex('freshness')
      .select({
        tenantId: 'tenant_id',
        layer: 'layer',
        lastSuccessBeganAt: 'last_success_began_at',
        dataAsOf: 'data_as_of',
        state: 'state',
        since: 'since',
      })
      .modify(query => {
        if (!scope.all) {
          query.whereRaw('tenant_id = any(?)', [[...scope.tenantIds]]);
        }
        if (tenantId) {
          query.where('tenant_id', tenantId);
        }
        if (layer) {
          query.where('layer', layer);
        }
        if (maybe) {
          query.whereRaw('(state = ? or state_until <= ?)', [
            maybe.state,
            maybe.now,
          ]);
        }
        if (after) {
          query.whereRaw('(tenant_id, layer) > (?, ?)', [
            after.tenantId,
            after.layer,
          ]);
        }
        if (limit) {
          query.limit(limit);
        }
      })
      .orderBy(['tenant_id', 'layer']);
    return rows.map(({ state, since, ...facts }) => ({
      ...facts,
      stored: { state, since },
    }));
  }

  async savePolicies(policies: readonly TenantPolicy[]): Promise<void> {
    const rows = policies.map(policy => ({
      tenant_id: policy.tenantId,
      status: policy.status,
      onboarded_at: policy.onboardedAt,
      schedule: policy.schedule,
      connections: policy.connections,
    }));
    await this.#knex.raw(
      `
      with known as (
        select r.tenant_id, r.status, r.onboarded_at,
               nullif(r.schedule, 'null'::jsonb) as schedule, r.connections
        from jsonb_to_recordset(cast(:rows as jsonb)) as r(tenant_id text,
          status text, onboarded_at timestamptz, schedule jsonb,
          connections jsonb)
      ), gone as (
        delete from freshness_policies p where not exists (
          select from known where known.tenant_id = p.tenant_id)
      )
      insert into freshness_policies as p select * from known
      on conflict (tenant_id) do update set
        status = excluded.status, onboarded_at = excluded.onboarded_at,
        schedule = excluded.schedule, connections = excluded.connections
      where (p.status, p.onboarded_at, p.schedule, p.connections)
        is distinct from (excluded.status, excluded.onboarded_at,
                          excluded.schedule, excluded.connections)`,
      { rows: JSON.stringify(rows) },
    );
  }

  async readPolicies(): Promise<Map<string, TenantPolicy>> {
    const rows = z
      .array(policyRowSchema)
      .parse(await this.#knex('freshness_policies').orderBy('tenant_id'));
    return new Map(
      rows.map(row => [
        row.tenant_id,
        {
          tenantId: row.tenant_id,
          status: row.status,
          onboardedAt: row.onboarded_at,
          schedule: row.schedule,
          connections: row.connections,
        },
      ]),
    );
  }
}
