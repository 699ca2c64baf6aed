import {
  freshnessItemSchema,
  telemetrySchema,
} from '@adinsights/plugin-platform-common';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { SWRConfig } from 'swr';
import { z } from 'zod';
import { metricsFixture } from '../__testUtils__/metricsFixture';
import { LayersPanel } from './LayersPanel';

type Layer = z.input<typeof freshnessItemSchema>;
type Sync = z.input<typeof telemetrySchema>['items'][number];

function layer(name: string): Layer {
  return {
    tenantId: 'blue-mountain-coffee',
    layer: name,
    state: 'stale',
    reason: 'missed_slots',
    since: null,
    stateUntil: null,
    nextExpectedAt: null,
    dataAsOf: '2025-10-14T09:12:00Z',
  };
}

function sync(changed: Partial<Sync>): Sync {
  return {
    tenantId: 'blue-mountain-coffee',
    connectionId: 'c-meta',
    provider: 'meta',
    syncStatus: 'failing',
    lastSyncedAt: null,
    lastAttemptAt: null,
    lastState: null,
    rowsLast: null,
    rows7d: 0,
    durationP50Ms: null,
    failures24h: 0,
    lastError: null,
    ...changed,
  };
}

function renderPanel(syncs: Sync[] | Error) {
  const asked: string[] = [];
  const fetch = async (input: RequestInfo | URL) => {
    const address = String(input);
    asked.push(address);
    if (address.startsWith('plugin://metrics/freshness?')) {
      const items = ['source:google_ads', 'source:meta', 'marts'].map(layer);
      return Response.json({ items });
    }
    if (syncs instanceof Error) {
      throw syncs;
    }
    const syncStatusCounts: z.input<
      typeof telemetrySchema
    >['syncStatusCounts'] = {
      ok: 0,
      late: 0,
      failing: 2,
      running: 0,
      never: 0,
      paused: 0,
    };
    return Response.json({ items: syncs, syncStatusCounts });
  };
  renderInTestApp(
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
      <LayersPanel tenant={metricsFixture.tenant} />
    </SWRConfig>,
    { apis: [[fetchApiRef, { fetch }]] },
  );
  return asked;
}

/** The texts of the table's rows below its head. */
async function rows(): Promise<(string | null)[]> {
  await screen.findByRole('table', { name: 'Freshness by layer' });
  return screen
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent);
}

describe('LayersPanel', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      now: new Date('2025-10-14T06:24:00-05:00'),
      doNotFake: ['queueMicrotask', 'setTimeout', 'setInterval'],
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('gives the last attempt and error below each source', async () => {
    const asked = renderPanel([
      sync({
        connectionId: 'c-google',
        provider: 'google_ads',
        lastAttemptAt: '2025-10-14T11:14:00Z',
        lastError: 'the quota is used up',
      }),
      sync({ lastAttemptAt: '2025-10-14T11:04:00Z' }),
      sync({ connectionId: 'c-meta-2' }),
    ]);
    await screen.findByText(/the quota is used up/);
    expect(await rows()).toEqual([
      expect.stringMatching(/^Google Ads source/),
      'Last attempt 10 min ago, last error: the quota is used up',
      expect.stringMatching(/^Meta source/),
      'Last attempt 20 min ago',
      'Not tried yet',
      expect.stringMatching(/^Warehouse/),
    ]);
    expect(asked).toContain(
      'plugin://pipelines/telemetry?tenant=blue-mountain-coffee',
    );
  });

  it('shows the layers when the attempts cannot be read', async () => {
    renderPanel(new TypeError('Failed to fetch'));
    expect(
      await screen.findByText('The last attempts could not be read'),
    ).toBeVisible();
    expect(await rows()).toHaveLength(3);
  });
});
