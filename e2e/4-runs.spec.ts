import { expect, test } from '@playwright/test';
import { openAs } from './support/signIn';
import { PortalClient } from './support/PortalClient';

// One of its syncs is slow, so there is time to cancel it.
const tenant = 'negril-resorts';

test('a run is cancelled in the page and retried from where it was', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const engineer = await PortalClient.as('engineer');
  const started = await engineer.post('pipelines/runs', {
    tenant,
    reason: 'Cancelled half-way',
  });
  expect(started.status).toBe(202);
  const path = `pipelines/runs/${started.body.id}`;
  await expect
    .poll(async () => (await engineer.get(path)).body.steps?.length ?? 0)
    .toBeGreaterThan(0);

  const lead = await PortalClient.as(`lead-${tenant}`);
  expect((await lead.post(`${path}/cancel`, {})).status).toBe(403);
  const stranger = await PortalClient.as('lead-kingston-motors');
  expect((await stranger.post(`${path}/cancel`, {})).status).toBe(404);

  expect((await engineer.post(`${path}/cancel`, {})).status).toBe(202);
  const cancelled = await engineer.ended(started.body.id);
  expect(cancelled.state).toBe('cancelled');
  expect((await engineer.post(`${path}/cancel`, {})).status).toBe(409);

  await openAs(page, 'Engineer', `/pipelines/runs/${started.body.id}`);
  await expect(page.getByRole('main')).toContainText('Cancelled');
  expect((await engineer.post(`${path}/retry`, {})).status).toBe(202);
  await expect(page.getByRole('main')).toContainText(/2 attempts|Running/, {
    timeout: 70_000,
  });
  const retried = await engineer.ended(started.body.id);
  expect(retried.state).toBe('succeeded');
});

test('the runs of the fleet are on one page', async ({ page }) => {
  await openAs(page, 'Admin', '/pipelines');
  await expect(page.getByRole('main')).toContainText('What ran when');
  await expect(
    page.getByRole('row').filter({ hasText: 'Cancelled half-way' }).first(),
  ).toBeVisible();
});
