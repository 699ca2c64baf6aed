import { evaluateFreshness } from '@adinsights/plugin-platform-common';
import { tenantRecord } from '../__testUtils__/tenants';
import { ConnectionSyncs, createDueSlotOf, syncStatusOf } from './syncStatus';

const schedule = {
  cron: '0 6-22 * * *',
  timezone: 'America/Jamaica',
  jitterMs: 300_000,
  paused: false,
};
const tenant = tenantRecord('negril-resorts');
const [connection] = tenant.connections;
const now = new Date('2026-01-05T15:00:00Z');

function syncs(overrides: Partial<ConnectionSyncs> = {}): ConnectionSyncs {
  return {
    connectionId: connection.id,
    lastStartedAt: new Date('2026-01-05T14:02:00Z'),
    lastState: 'succeeded',
    lastEndedState: 'succeeded',
    lastError: null,
    successBeganAt: new Date('2026-01-05T14:02:00Z'),
    successEndedAt: new Date('2026-01-05T14:05:00Z'),
    ...overrides,
  };
}

function status(
  overrides: Partial<Parameters<typeof syncStatusOf>[0]> = {},
): string {
  return syncStatusOf({
    tenant,
    connection,
    schedule,
    syncs: syncs(),
    now,
    dueSlotOf: createDueSlotOf(),
    ...overrides,
  });
}

describe('syncStatusOf', () => {
  it('is ok after a success at or after the slot that is due', () => {
    expect(status()).toBe('ok');
  });

  it('is late when no success began at or after the slot that is due', () => {
    const successBeganAt = new Date('2026-01-05T13:59:00Z');
    expect(status({ syncs: syncs({ successBeganAt }) })).toBe('late');
  });

  it('is failing when the last attempt that ended failed', () => {
    expect(
      status({
        syncs: syncs({ lastState: 'failed', lastEndedState: 'failed' }),
      }),
    ).toBe('failing');
  });

  it('is running while a sync is at work, whatever was before', () => {
    expect(
      status({
        syncs: syncs({ lastState: 'running', lastEndedState: 'failed' }),
      }),
    ).toBe('running');
  });

  it('is never before the first success', () => {
    expect(status({ syncs: undefined })).toBe('never');
    expect(
      status({
        syncs: syncs({
          lastState: 'cancelled',
          lastEndedState: 'cancelled',
          successBeganAt: null,
        }),
      }),
    ).toBe('never');
  });

  it.each([
    ['tenant', { tenant: { ...tenant, status: 'suspended' as const } }],
    [
      'connection',
      { connection: { ...connection, status: 'paused' as const } },
    ],
    ['schedule', { schedule: { ...schedule, paused: true } }],
    ['missing schedule', { schedule: undefined }],
  ])('is paused by its %s', (_what, overrides) => {
    expect(status(overrides)).toBe('paused');
  });

  it('is late exactly when the freshness policy says late or stale', () => {
    const createdAt = new Date('2026-01-04T12:30:00Z');
    const judged = { ...tenant, createdAt };
    for (let minutes = 0; minutes < 2 * 24 * 60; minutes += 7) {
      const successBeganAt = new Date(createdAt.getTime() + minutes * 60_000);
      for (const ageMinutes of [0, 1, 34, 35, 36, 95, 400, 900]) {
        const asked = new Date(successBeganAt.getTime() + ageMinutes * 60_000);
        const { state } = evaluateFreshness(
          { status: 'active', onboardedAt: createdAt, schedule },
          `source:${connection.provider}`,
          successBeganAt,
          asked,
        );
        expect(
          status({
            tenant: judged,
            now: asked,
            syncs: syncs({ successBeganAt }),
          }),
        ).toBe(state === 'fresh' ? 'ok' : 'late');
      }
    }
  });
});
