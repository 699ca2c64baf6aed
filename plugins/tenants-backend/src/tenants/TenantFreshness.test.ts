import { Freshness } from '@adinsights/plugin-platform-common';
import { mockServices } from '@backstage/backend-test-utils';
import { TenantFreshness } from './TenantFreshness';

const fresh: Freshness = {
  state: 'fresh',
  reason: 'snapshot/on_schedule',
  since: null,
  stateUntil: null,
  nextExpectedAt: null,
};

describe('TenantFreshness', () => {
  it('has none while metrics is down, and logs begin and end once', async () => {
    let nowMs = 0;
    let failure: Error | undefined = new Error('down');
    const lines: string[] = [];
    const freshness = TenantFreshness.create({
      metrics: {
        freshness: async () => {
          if (failure) {
            throw failure;
          }
          return new Map([['alpha', fresh]]);
        },
      },
      clock: { now: () => new Date(nowMs) },
      logger: mockServices.logger.mock({
        warn: message => lines.push(`warn ${message}`),
        info: message => lines.push(`info ${message}`),
      }),
    });
    const later = async () => {
      nowMs += 60_000;
      return [...(await freshness.byTenant()).keys()];
    };

    expect(await later()).toEqual([]);
    expect(await later()).toEqual([]);
    failure = undefined;
    expect(await later()).toEqual(['alpha']);
    expect(await later()).toEqual(['alpha']);
    expect(lines).toEqual([
      'warn freshness of tenants is unknown',
      'info freshness of tenants is known again',
    ]);
  });
});
