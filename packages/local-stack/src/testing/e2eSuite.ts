import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { StackPaths } from '../paths/StackPaths';
import type { RunningPortal } from '../start/startPortal';
import { findChromium } from './chromium';
import { runDbtNodes } from './runDbtNodes';
import { runVisibly } from './runVisibly';
import { addUp, SuiteResult } from './SuiteResult';

const reportSchema = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/**
 * Playwright against a running portal, in a real browser; then dbt's audits of
 * the marts that its runs have made.
 */
export async function runEndToEnd(
  paths: StackPaths,
  portal: RunningPortal,
): Promise<SuiteResult> {
  const browser = await runPlaywright(paths, portal);
  const audit = await runDbtNodes(paths, {
    name: 'audit',
    args: ['test', '--selector', 'audit'],
    warehouseUrl: portal.databases.warehouseAdminUrl,
    password: portal.secrets.dbtOwnerPassword,
  });
  return addUp('e2e', [browser, audit]);
}

async function runPlaywright(
  paths: StackPaths,
  portal: RunningPortal,
): Promise<SuiteResult> {
  const chromium = await findChromium(paths);
  const report = path.join(paths.state, 'playwright.json');
  rmSync(report, { force: true });
  const code = await runVisibly(
    process.execPath,
    [
      path.join(paths.root, 'node_modules/@playwright/test/cli.js'),
      ...['test', '--config', 'e2e/playwright.config.ts'],
    ],
    {
      cwd: paths.root,
      env: {
        ...process.env,
        CHROME_PATH: chromium,
        PORTAL_URL: portal.url,
        PORTAL_SANDBOX_URL: portal.sandboxUrl,
        PORTAL_WAREHOUSE_ADMIN_URL: portal.databases.warehouseAdminUrl,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    },
  );
  if (!existsSync(report)) {
    return { name: 'e2e', passed: 0, failed: 1 };
  }
  const { stats } = reportSchema.parse(
    JSON.parse(readFileSync(report, 'utf8')),
  );
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return {
    name: 'e2e',
    passed: stats.expected,
    failed: code !== 0 && failed === 0 ? 1 : failed,
  };
}
