import { WarehouseAccess } from '@adinsights/plugin-platform-node';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { createLandingWarehouse } from './__testUtils__/createLandingWarehouse';
import { insight, RawConnection } from './__testUtils__/RawConnection';
import { landSync } from './landSync';
import { trimRaw } from './trimRaw';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const harbour = {
  tenantId: 'harbour',
  connectionId: 'harbour-meta',
  provider: 'meta' as const,
};

describe('trimRaw', () => {
  let admin: Knex;
  let access: WarehouseAccess;

  beforeAll(async () => {
    ({ admin, access } = await createLandingWarehouse(databases));
  });

  afterAll(async () => {
    await access?.destroy();
  });

  it('deletes landed rows past their retention, a bounded number at a time', async () => {
    const raw = await RawConnection.create(admin, 'harbour-meta', [
      'ads_insights',
      'campaigns',
    ]);
    const days = ['2026-03-07', '2026-03-08', '2026-03-09'];
    for (const syncId of [1, 2, 3]) {
      await raw.sync(
        'ads_insights',
        syncId,
        days.map(day => insight(day, 'a', syncId)),
      );
    }
    await landSync(access, {
      ...harbour,
      syncId: 2,
      syncStartedAt: new Date('2026-03-10T11:00:00Z'),
      syncEndedAt: new Date('2026-03-10T11:05:00Z'),
      landedAt: new Date('2026-03-10T11:06:00Z'),
    });
    const left = () =>
      admin(`${raw.schema}.ads_insights`)
        .select(admin.raw(`(_airbyte_meta ->> 'sync_id')::integer as sync`))
        .count('* as rows')
        .groupBy('sync')
        .orderBy('sync');

    // Sync 1 is the only landed one extracted before this instant.
    const [first] = await admin(`${raw.schema}.ads_insights`)
      .where({ spend: 1 })
      .distinct('_airbyte_extracted_at as at');
    const afterFirst = new Date(first.at.getTime() + 1);
    expect(
      await trimRaw(access, { ...harbour, extractedBefore: afterFirst }),
    ).toBe(3);
    expect(await left()).toEqual([
      { sync: 2, rows: '3' },
      { sync: 3, rows: '3' },
    ]);

    const longAfter = new Date('2027-01-01T00:00:00Z');
    const trim = () =>
      trimRaw(access, { ...harbour, extractedBefore: longAfter, batchRows: 2 });
    expect([await trim(), await trim(), await trim()]).toEqual([2, 1, 0]);
    expect(await left()).toEqual([{ sync: 3, rows: '3' }]);
    expect(
      await admin('landing.meta_ads_insights').sum('spend as spend'),
    ).toEqual([{ spend: '6' }]);
  });

  it('says which schema is missing', async () => {
    await expect(
      trimRaw(access, {
        ...harbour,
        connectionId: 'nobody-meta',
        extractedBefore: new Date('2027-01-01T00:00:00Z'),
      }),
    ).rejects.toThrow('raw_nobody_meta');
  });
});
