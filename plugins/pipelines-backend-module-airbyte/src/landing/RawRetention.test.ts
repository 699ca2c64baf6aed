import type {
  TenantRecord,
  WarehouseAccess,
} from '@adinsights/plugin-platform-node';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { SettableClock } from '../__testUtils__/SettableClock';
import { createLandingWarehouse } from './__testUtils__/createLandingWarehouse';
import { insight, RawConnection } from './__testUtils__/RawConnection';
import { landSync } from './landSync';
import { RawRetention } from './RawRetention';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const connection = (id: string): TenantRecord['connections'][number] => ({
  id,
  provider: 'meta',
  airbyteInstance: 'default',
  airbyteConnectionId: '00000000-0000-4000-8000-000000000000',
  status: 'active',
});

const tenant: TenantRecord = {
  id: 'harbour',
  name: 'Harbour',
  status: 'active',
  timezone: 'America/Jamaica',
  currency: 'USD',
  tier: 'standard',
  owner: 'group:default/harbour',
  createdAt: new Date('2026-01-01T00:00:00Z'),
  // The first has never been synced and so has no raw schema.
  connections: [connection('harbour-new'), connection('harbour-meta')],
};

describe('RawRetention', () => {
  let admin: Knex;
  let warehouse: WarehouseAccess;

  beforeAll(async () => {
    ({ admin, access: warehouse } = await createLandingWarehouse(databases));
  });

  afterAll(async () => {
    await warehouse?.destroy();
  });

  it('trims what has landed and is old, and leaves what has not landed', async () => {
    const raw = await RawConnection.create(admin, 'harbour-meta', [
      'ads_insights',
    ]);
    for (const syncId of [1, 2]) {
      await raw.sync('ads_insights', syncId, [
        insight('2026-03-09', 'a', syncId),
      ]);
    }
    await landSync(warehouse, {
      tenantId: 'harbour',
      connectionId: 'harbour-meta',
      provider: 'meta',
      syncId: 1,
      syncStartedAt: new Date('2026-03-10T11:00:00Z'),
      syncEndedAt: new Date('2026-03-10T11:05:00Z'),
      landedAt: new Date('2026-03-10T11:06:00Z'),
    });
    const rows = () => admin(`${raw.schema}.ads_insights`).select('spend');
    const retention = (now: string) =>
      RawRetention.create({
        warehouse,
        directory: {
          list: async () => [tenant],
          get: async () => tenant,
          invalidate: () => {},
        },
        clock: new SettableClock(now),
        retentionMs: 35 * 86_400_000,
      }).trim(new AbortController().signal);

    const [{ extracted }] = await admin(`${raw.schema}.ads_insights`).min(
      '_airbyte_extracted_at as extracted',
    );
    const after = (days: number) =>
      new Date(extracted.getTime() + days * 86_400_000).toISOString();

    expect(await retention(after(34))).toBe(0);
    expect(await rows()).toHaveLength(2);
    expect(await retention(after(400))).toBe(1);
    expect((await rows()).map(({ spend }) => Number(spend))).toEqual([2]);
  });
});
