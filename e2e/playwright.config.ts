import { defineConfig } from '@playwright/test';

/**
 * End-to-end tests against a portal that already runs; `./portal test` starts
 * one with data of its own and says where it is.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  retries: 0,
  // One portal, whose data the later tests change: in order, one at a time.
  fullyParallel: false,
  workers: 1,
  reporter: [['list'], ['json']],
  use: {
    baseURL: process.env.PORTAL_URL,
    locale: 'en-US',
    timezoneId: 'America/Jamaica',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROME_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
