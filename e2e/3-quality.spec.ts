import { expect, test } from '@playwright/test';
import { PortalClient } from './support/PortalClient';
import { rawSpend } from './support/rawSpend';
import { corruptAccount } from './support/sandbox';
import { spoiled } from './support/tenants';

const combined = `metrics/combined?tenant=${spoiled.tenant}`;

test.describe.serial('a tenant with bad rows', () => {
  test.setTimeout(300_000);

  test('keeps its old numbers, and its run names the rule', async () => {
    const admin = await PortalClient.as('admin');
    const before = (await admin.get(combined)).body;
    await corruptAccount(spoiled.metaAccountId, 'negative_spend');
    const [run, other] = await Promise.all([
      admin.run(spoiled.tenant, 'After bad rows came in'),
      admin.run('negril-resorts', 'Beside a tenant with bad rows'),
    ]);
    expect(run).toMatchObject({
      state: 'degraded',
      failure: { code: 'quality', rules: ['negative_spend'] },
    });
    const after = (await admin.get(combined)).body;
    expect(after.snapshotId).toBe(before.snapshotId);
    expect(after.campaign).toEqual(before.campaign);
    expect(other.state).toBe('succeeded');
    const neighbour = await admin.get('metrics/combined?tenant=negril-resorts');
    expect(neighbour.body.freshness.state).toBe('fresh');
  });

  test('is clear again once the rows are mended', async () => {
    const admin = await PortalClient.as('admin');
    await corruptAccount(spoiled.metaAccountId, null);
    const run = await admin.run(spoiled.tenant, 'The source was mended');
    expect(run.failure).toBeNull();
    expect(run.state).toBe('succeeded');
    const { body } = await admin.get(combined);
    expect(body.freshness.state).toBe('fresh');
    const byHand = await rawSpend(spoiled.tenant, 'USD', body);
    expect(body.campaign.summary.totalSpend).toBeCloseTo(byHand, 2);
  });
});
