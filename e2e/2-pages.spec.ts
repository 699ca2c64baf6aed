import { expect, Page, test } from '@playwright/test';
import { openAs } from './support/signIn';
import { PortalClient } from './support/PortalClient';
import { rawSpend } from './support/rawSpend';

/** The exact figure of a tile, which it tells on hover. */
async function exactFigure(page: Page, name: string): Promise<number> {
  const tile = page
    .locator('dl > div')
    .filter({ has: page.getByRole('term').filter({ hasText: name }) });
  const exact = await tile.locator('[title]').first().getAttribute('title');
  return Number(exact?.replace(/[^0-9.-]/g, ''));
}

const banner = (page: Page) =>
  page.getByRole('region', { name: 'How fresh the numbers are' });

test('the fleet shows every tenant and leads to its numbers', async ({
  page,
}) => {
  await openAs(page, 'Admin', '/');
  await expect(page).toHaveURL(/\/fleet/);
  for (const name of [
    'Blue Mountain Coffee',
    'Kingston Motors',
    'Negril Resorts',
    'Portmore Grocers',
    'Reggae Records',
  ]) {
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible();
  }
  const stale = page.getByRole('row').filter({ hasText: 'Portmore Grocers' });
  await expect(stale).toContainText('Stale');
  await page.getByText('Reggae Records').click();
  await expect(page).toHaveURL(/\/metrics\/reggae-records/);
  await expect(banner(page)).toContainText('Fresh');
});

test('the spend on the page is the spend in the raw rows, tenant by tenant', async ({
  page,
}) => {
  const admin = await PortalClient.as('admin');
  const shown: number[] = [];
  for (const [index, [id, name, currency]] of [
    ['kingston-motors', 'Kingston Motors', 'USD'],
    ['blue-mountain-coffee', 'Blue Mountain Coffee', 'JMD'],
  ].entries()) {
    if (index === 0) {
      await openAs(page, 'Admin', `/metrics/${id}`);
    } else {
      await page.getByRole('combobox', { name: 'Tenant' }).click();
      await page.getByRole('option', { name }).click();
      await expect(page).toHaveURL(new RegExp(`/metrics/${id}`));
    }
    await expect(page.getByRole('term').first()).toBeVisible();
    // A scheduled run may make newer numbers meanwhile; the page follows.
    await expect(async () => {
      const { body } = await admin.get(`metrics/combined?tenant=${id}`);
      const byHand = await rawSpend(id, currency, body);
      expect(await exactFigure(page, 'Spend')).toBeCloseTo(byHand, 2);
      shown[index] = byHand;
    }).toPass({ timeout: 20_000 });
  }
  expect(shown[0]).not.toBe(shown[1]);
});

test('the demo dataset shows its own numbers, labelled', async ({ page }) => {
  await openAs(page, 'Admin', '/metrics/kingston-motors');
  await expect(banner(page)).toContainText('Fresh');
  const live = await exactFigure(page, 'Spend');
  await page.getByRole('radio', { name: 'Demo' }).click();
  await expect(page).toHaveURL(/dataset=demo/);
  await expect(banner(page)).toContainText('Demo');
  await expect.poll(() => exactFigure(page, 'Spend')).not.toBe(live);
  await page.getByRole('radio', { name: 'Live' }).click();
  await expect.poll(() => exactFigure(page, 'Spend')).toBe(live);
});

test('a stale tenant says so and why', async ({ page }) => {
  await openAs(page, 'Admin', '/metrics/portmore-grocers');
  await expect(banner(page)).toContainText('Stale');
  await banner(page).getByRole('button', { name: 'Why?' }).click();
  await expect(banner(page)).toContainText(/Google Ads/);
});

test('when the API is cut off the last numbers stay, under an honest banner', async ({
  page,
}) => {
  await page.clock.install();
  await openAs(page, 'Admin', '/metrics/kingston-motors');
  await expect(banner(page)).toContainText('Fresh');
  const before = await exactFigure(page, 'Spend');
  await page.route('**/api/metrics/combined*', route => route.abort());
  await page.clock.runFor('01:05');
  await expect(banner(page)).toContainText('Offline');
  expect(await exactFigure(page, 'Spend')).toBe(before);
  await page.unroute('**/api/metrics/combined*');
  await banner(page).getByRole('button', { name: /try/i }).click();
  await expect(banner(page)).toContainText('Fresh');
});

test('when there never was an answer, the page says what failed', async ({
  page,
}) => {
  await page.route('**/api/metrics/combined*', route => route.abort());
  await openAs(page, 'Admin', '/metrics/kingston-motors');
  await expect(page.getByRole('alert')).toContainText(/numbers/i);
  await expect(
    page.getByRole('alert').getByRole('button', { name: /try/i }),
  ).toBeVisible();
});

test('a lead sees one tenant and nothing of another', async ({ page }) => {
  await openAs(page, 'Lead of Kingston Motors', '/fleet');
  await expect(
    page.getByRole('row').filter({ hasText: 'Kingston Motors' }),
  ).toBeVisible();
  await expect(page.getByText('Reggae Records')).toHaveCount(0);
  await page.goto('/metrics/reggae-records');
  await expect(page.getByRole('main')).toContainText(/reggae-records/);
  await expect(page.getByText(/JMD/)).toHaveCount(0);
});

test('the outsider sees no tenant, and who signs out is forgotten', async ({
  page,
}) => {
  await openAs(page, 'Outsider', '/fleet');
  await expect(page.getByRole('main')).toContainText(/no tenant/i);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Admin' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Admin' })).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`nothing sticks out on a phone, ${scheme}`, async ({ browser }) => {
    const page = await browser.newPage({
      viewport: { width: 390, height: 844 },
      colorScheme: scheme,
    });
    await openAs(page, 'Admin', '/metrics/kingston-motors');
    await expect(page.getByRole('term').first()).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  });
}
