import { TelemetryItem } from '@adinsights/plugin-platform-common';
import { mockServices } from '@backstage/backend-test-utils';
import { LastSyncs } from './LastSyncs';

const item: TelemetryItem = {
  tenantId: 'alpha',
  connectionId: 'alpha-meta',
  provider: 'meta',
  syncStatus: 'ok',
  lastSyncedAt: '2026-01-05T10:05:00.000Z',
  lastAttemptAt: '2026-01-05T11:00:00.000Z',
  lastState: 'succeeded',
  rowsLast: 12,
  rows7d: 80,
  durationP50Ms: 1000,
  failures24h: 0,
  lastError: null,
};

async function lastSyncOf(changes: Partial<TelemetryItem>) {
  const lastSyncs = LastSyncs.create({
    pipelines: {
      schedules: async () => new Map(),
      telemetry: async () => [{ ...item, ...changes }],
    },
    logger: mockServices.logger.mock(),
  });
  return (await lastSyncs.byConnection('alpha')).get('alpha-meta');
}

describe('LastSyncs', () => {
  it.each<[string, Partial<TelemetryItem>, object | undefined]>([
    [
      'one that succeeded, when it did',
      {},
      { state: 'succeeded', endedAt: item.lastSyncedAt, rows: 12 },
    ],
    [
      'one that failed, when it was tried',
      { lastState: 'failed', syncStatus: 'failing' },
      { state: 'failed', endedAt: item.lastAttemptAt, rows: 12 },
    ],
    [
      'one that runs, without an end',
      { lastState: 'running', syncStatus: 'running' },
      { state: 'running', endedAt: null, rows: 12 },
    ],
    ['none', { lastState: null, syncStatus: 'never' }, undefined],
  ])('tells %s', async (_, changes, expected) => {
    expect(await lastSyncOf(changes)).toEqual(expected);
  });

  it('has none while pipelines is down, and logs it once', async () => {
    const lines: string[] = [];
    const lastSyncs = LastSyncs.create({
      pipelines: {
        schedules: async () => new Map(),
        telemetry: async () => {
          throw new Error('down');
        },
      },
      logger: mockServices.logger.mock({
        warn: message => lines.push(message),
      }),
    });
    expect(await lastSyncs.byConnection('alpha')).toEqual(new Map());
    expect(await lastSyncs.byConnection('beta')).toEqual(new Map());
    expect(lines).toEqual(['last syncs are unknown']);
  });
});
