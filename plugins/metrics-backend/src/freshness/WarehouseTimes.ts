import type { Knex } from 'knex';
import type { WarehouseReads } from '../sections/SectionsReader';
import type { LayerFacts } from './FreshnessStore';
import type { TenantPolicy } from './TenantPolicy';

interface LoadRow {
  tenant_id: string;
  connection_id: string;
  began_at: Date | null;
}

interface PublicationRow {
  tenant_id: string;
  began_at: Date | null;
  data_as_of: Date | null;
}

/** What the warehouse knows of when data came: sources and marts. */
export interface WarehouseTimes {
  read(policies: readonly TenantPolicy[]): Promise<LayerFacts[]>;
}

async function readLoads(
  trx: Knex.Transaction,
  policies: readonly TenantPolicy[],
): Promise<LoadRow[]> {
  const pairs = policies.flatMap(({ tenantId, connections }) =>
    connections.map(({ id }) => [tenantId, id]),
  );
  // Hops from stream to stream of the key, since the history of loads is long
  // and only the newest of each stream matters.
  const { rows } = await trx.raw<{ rows: LoadRow[] }>(
    `
    select c.tenant_id, c.connection_id, loads.began_at
    from unnest(cast(:tenantIds as text[]), cast(:connectionIds as text[]))
      as c(tenant_id, connection_id)
    cross join lateral (
      with recursive streams(stream) as (
        (select l.stream from landing._loads l
         where l.tenant_id = c.tenant_id and l.connection_id = c.connection_id
         order by l.stream limit 1)
        union all
        select (select l.stream from landing._loads l
                where l.tenant_id = c.tenant_id
                  and l.connection_id = c.connection_id
                  and l.stream > s.stream
                order by l.stream limit 1)
        from streams s where s.stream is not null
      )
      select max(newest.sync_started_at) as began_at
      from streams s
      cross join lateral (
        select l.sync_started_at from landing._loads l
        where l.tenant_id = c.tenant_id and l.connection_id = c.connection_id
          and l.stream = s.stream
        order by l.sync_id desc limit 1
      ) newest
    ) loads`,
    {
      tenantIds: pairs.map(([tenantId]) => tenantId),
      connectionIds: pairs.map(([, connectionId]) => connectionId),
    },
  );
  return rows;
}

async function readPublications(
  trx: Knex.Transaction,
  policies: readonly TenantPolicy[],
): Promise<PublicationRow[]> {
  const exists = await trx.raw<{ rows: { made: boolean }[] }>(
    `select to_regclass('marts.publications') is not null as made`,
  );
  // No dbt build so far: nothing is published.
  if (!exists.rows[0].made) {
    return [];
  }
  const { rows } = await trx.raw<{ rows: PublicationRow[] }>(
    `
    select t.tenant_id, p.started_at as began_at, p.data_as_of
    from unnest(cast(:tenantIds as text[])) as t(tenant_id)
    cross join lateral (
      select p.started_at, p.data_as_of from marts.publications p
      where p.tenant_id = t.tenant_id
      order by p.version desc, p.started_at desc limit 1
    ) p`,
    { tenantIds: policies.map(({ tenantId }) => tenantId) },
  );
  return rows;
}

function oldest(times: (Date | null)[]): Date | null {
  return times.reduce<Date | null>(
    (found, time) => (time && (!found || time < found) ? time : found),
    null,
  );
}

/** A source is as good as the worst of its synced connections. */
function sourceFacts(
  policy: TenantPolicy,
  loads: ReadonlyMap<string, LoadRow>,
): LayerFacts[] {
  const providers = new Set(policy.connections.map(c => c.provider));
  return [...providers].map(provider => {
    const newest = policy.connections
      .filter(connection => connection.provider === provider)
      .map(({ id }) => loads.get(`${policy.tenantId}/${id}`));
    const never = newest.some(load => !load?.began_at);
    // What changed at the provider while a sync ran may be missing from it.
    const oldestBeganAt = oldest(newest.map(load => load?.began_at ?? null));
    return {
      tenantId: policy.tenantId,
      layer: `source:${provider}`,
      lastSuccessBeganAt: never ? null : oldestBeganAt,
      dataAsOf: oldestBeganAt,
    };
  });
}

/** {@link WarehouseTimes} as the fleet role, in a few statements for everyone. */
export class DatabaseWarehouseTimes implements WarehouseTimes {
  readonly #warehouse: WarehouseReads;

  private constructor(warehouse: WarehouseReads) {
    this.#warehouse = warehouse;
  }

  static create(warehouse: WarehouseReads): DatabaseWarehouseTimes {
    return new DatabaseWarehouseTimes(warehouse);
  }

  async read(policies: readonly TenantPolicy[]): Promise<LayerFacts[]> {
    const [loads, publications] = await this.#warehouse.asFleet(async trx => [
      await readLoads(trx, policies),
      await readPublications(trx, policies),
    ]);
    const loadOf = new Map(
      loads.map(load => [`${load.tenant_id}/${load.connection_id}`, load]),
    );
    const publicationOf = new Map(
      publications.map(publication => [publication.tenant_id, publication]),
    );
    return policies.flatMap(policy => {
      const publication = publicationOf.get(policy.tenantId);
      return [
        ...sourceFacts(policy, loadOf),
        {
          tenantId: policy.tenantId,
          layer: 'marts',
          lastSuccessBeganAt: publication?.began_at ?? null,
          dataAsOf: publication?.data_as_of ?? null,
        },
      ];
    });
  }
}
