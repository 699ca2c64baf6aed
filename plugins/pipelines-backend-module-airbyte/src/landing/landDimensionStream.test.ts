import { WarehouseAccess } from '@adinsights/plugin-platform-node';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { createLandingWarehouse } from './__testUtils__/createLandingWarehouse';
import { RawConnection } from './__testUtils__/RawConnection';
import { landSync } from './landSync';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('landDimensionStream', () => {
  let admin: Knex;
  let access: WarehouseAccess;

  beforeAll(async () => {
    ({ admin, access } = await createLandingWarehouse(databases));
  });

  afterAll(async () => {
    await access?.destroy();
  });

  const land = (
    tenantId: string,
    provider: 'meta' | 'google_ads',
    syncId: number,
  ) =>
    landSync(access, {
      tenantId,
      connectionId: `${tenantId}-ads`,
      provider,
      syncId,
      syncStartedAt: new Date('2026-03-10T11:00:00Z'),
      syncEndedAt: new Date('2026-03-10T11:05:00Z'),
      landedAt: new Date('2026-03-10T11:06:00Z'),
    });

  const version = async (tenantId: string) => {
    const found = await admin('control.tenant_versions')
      .where({ tenant_id: tenantId })
      .first('version');
    return found?.version;
  };

  it('keeps the newest version of each thing and counts the version only when one differs', async () => {
    const raw = await RawConnection.create(admin, 'harbour-ads', ['campaigns']);
    const campaign = (id: string | null, name: string) => ({ id, name });
    await raw.sync('campaigns', 1, [
      campaign('1', 'Summer'),
      campaign('2', 'Winter'),
      campaign(null, 'nameless'),
    ]);
    await raw.sync('campaigns', 1, [campaign('1', 'Summer again')], 2);

    expect(await land('harbour', 'meta', 1)).toMatchObject({
      rows: 4,
      rejected: 1,
      daysChanged: 0,
    });
    const campaigns = () =>
      admin('landing.meta_campaigns')
        .where({ tenant_id: 'harbour' })
        .orderBy('id')
        .select('id', 'name', 'sync_id');
    expect(await campaigns()).toEqual([
      { id: '1', name: 'Summer again', sync_id: '1' },
      { id: '2', name: 'Winter', sync_id: '1' },
    ]);
    expect(await version('harbour')).toBe('1');

    await raw.sync('campaigns', 2, [campaign('2', 'Winter')]);
    await land('harbour', 'meta', 2);
    expect(await version('harbour')).toBe('1');

    await raw.sync('campaigns', 3, [campaign('2', 'Carnival')]);
    await land('harbour', 'meta', 3);
    expect(await version('harbour')).toBe('2');
    expect(await campaigns()).toEqual([
      { id: '1', name: 'Summer again', sync_id: '1' },
      { id: '2', name: 'Carnival', sync_id: '3' },
    ]);
  });

  it('keeps one row of a shared budget for each campaign', async () => {
    const raw = await RawConnection.create(admin, 'summit-ads', [
      'campaign_budget',
    ]);
    const budget = (day: string, campaignId: number) => ({
      segments_date: day,
      campaign_budget_id: 5,
      campaign_id: campaignId,
      campaign_budget_amount_micros: 20_000_000,
      campaign_budget_period: 'DAILY',
    });
    await raw.sync('campaign_budget', 1, [
      budget('2026-03-08', 1),
      budget('2026-03-09', 1),
      budget('2026-03-09', 2),
    ]);

    await land('summit', 'google_ads', 1);
    expect(
      await admin('landing.google_ads_campaign_budget')
        .where({ tenant_id: 'summit' })
        .orderBy('campaign_id')
        .select('campaign_id', 'campaign_budget_amount_micros'),
    ).toEqual([
      { campaign_id: '1', campaign_budget_amount_micros: '20000000' },
      { campaign_id: '2', campaign_budget_amount_micros: '20000000' },
    ]);
  });
});
