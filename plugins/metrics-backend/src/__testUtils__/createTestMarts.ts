import { TestDatabases } from '@backstage/backend-test-utils';
import {
  setUpWarehouse,
  WarehouseAccess,
} from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';

// Roles belong to the server, so every suite gives them the same password.
const PASSWORD = 'warehouse-test';
const passwords = {
  airbyte_loader: PASSWORD,
  landing_writer: PASSWORD,
  dbt_owner: PASSWORD,
  portal_tenant: PASSWORD,
  portal_fleet: PASSWORD,
};

const measures = (conversions: string) => `
  spend numeric(18,6), impressions bigint not null, clicks bigint not null,
  conversions numeric(18,6) ${conversions}, conversion_value numeric(18,6)`;
const money = `
  account_currency text, account_spend numeric(18,6) not null,
  currency text not null, fx_rate numeric(18,8),
  account_conversion_value numeric(18,6) not null,
  attribution_window text not null default '7d_click_1d_view',
  ${measures('not null')}`;
const key =
  'day date not null, provider text not null, connection_id text not null, campaign_id text not null';

/** The marts' columns as dbt's contracts have them, without `tenant_id`. */
const shapes = {
  campaign_daily: `${key}, ${money}`,
  creative_daily: `${key}, ad_id text not null, ${money}`,
  parish_daily: `${key}, parish text not null, ${measures('')}`,
  campaigns: `provider text not null, connection_id text not null,
    campaign_id text not null, name text not null, status text not null,
    objective text, start_date date, end_date date, currency text not null,
    daily_budget numeric(18,6), lifetime_budget numeric(18,6)`,
  creatives: `provider text not null, connection_id text not null,
    ad_id text not null, campaign_id text, name text not null,
    thumbnail_url text, status text not null`,
};

const indexed = ['campaign_daily', 'creative_daily', 'parish_daily'];

async function createMarts(access: WarehouseAccess): Promise<void> {
  await access.asDbtOwner(async trx => {
    for (const [name, columns] of Object.entries(shapes)) {
      await trx.raw(
        `create table marts.${name} (tenant_id text not null, ${columns})`,
      );
      await trx.raw(`create table seeds.demo_${name} (${columns})`);
      await trx.raw(
        `create index on marts.${name} (tenant_id${
          indexed.includes(name) ? ', day' : ''
        })`,
      );
    }
    await trx.raw(`create table marts.publications (
      tenant_id text not null, wave_id text not null, from_day date,
      to_day date, started_at timestamptz, published_at timestamptz not null,
      data_as_of timestamptz, version bigint not null)`);
    await trx.raw('create index on marts.publications (tenant_id, version)');
    for (const name of [...Object.keys(shapes), 'publications']) {
      await trx.raw(`select control.secure('marts.${name}', 'dbt_owner')`);
    }
    await trx.raw('create table seeds.parishes (code text, name text)');
    await trx('seeds.parishes').insert([
      { code: 'KIN', name: 'Kingston' },
      { code: 'SAN', name: 'Saint Andrew' },
      { code: 'UNK', name: 'Not attributed' },
    ]);
  });
}

/** A warehouse whose marts a test fills by hand. */
export interface TestMarts {
  access: WarehouseAccess;
  /** Superuser of the warehouse's database. */
  admin: Knex;
  /** A day of a campaign; also its row of `campaigns` unless there is one. */
  addCampaignDay(row: Record<string, unknown>): Promise<void>;
  add(table: string, rows: Record<string, unknown>[]): Promise<void>;
}

/** Fails where the suite has no PostgreSQL. */
export async function createTestMarts(
  databases: TestDatabases,
  options: { built: boolean } = { built: true },
): Promise<TestMarts> {
  if (!databases.supports('POSTGRES_18')) {
    throw new Error(
      'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING is not set',
    );
  }
  const admin = await databases.init('POSTGRES_18');
  const { host, port, user, password, database } =
    admin.client.config.connection;
  const url = new URL(`postgres://${host}:${port}/${database}`);
  url.username = user;
  url.password = password ?? '';
  await setUpWarehouse({ adminUrl: url.href, passwords });
  const access = WarehouseAccess.create({
    connection: { host, port: Number(port), database },
    passwords,
    applicationName: 'metrics-test',
  });
  if (options.built) {
    await createMarts(access);
  }
  const add = async (table: string, rows: Record<string, unknown>[]) => {
    await access.asDbtOwner(trx => trx(table).insert(rows));
  };
  return {
    access,
    admin,
    add,
    addCampaignDay: async row => {
      const spend = row.spend ?? null;
      await add('marts.campaign_daily', [
        {
          provider: 'meta',
          connection_id: `${row.tenant_id}-meta`,
          account_currency: 'JMD',
          account_spend: spend ?? 1,
          currency: 'JMD',
          fx_rate: spend === null ? null : 1,
          impressions: 0,
          clicks: 0,
          conversions: 0,
          account_conversion_value: 0,
          conversion_value: spend === null ? null : 0,
          ...row,
        },
      ]);
    },
  };
}
