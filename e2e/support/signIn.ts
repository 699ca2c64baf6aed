import { expect, Page } from '@playwright/test';

/** Opens a page of the portal as one of the demo people. */
export async function openAs(
  page: Page,
  title: string,
  path: string,
): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: title }).first().click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}
