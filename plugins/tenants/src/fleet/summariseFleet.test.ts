import type { FreshnessState } from '@adinsights/plugin-platform-common';
import { metrics, runs, tenant } from '../testing/fleetFixture';
import type { FleetRow } from './FleetRow';
import { percentRoundedDown, summariseFleet } from './summariseFleet';

function row(state: FreshnessState | undefined, run = runs('t')): FleetRow {
  return {
    id: 't',
    name: 't',
    tenant: tenant('t'),
    run,
    metrics: state && metrics('t', { state }),
  };
}

describe('summariseFleet', () => {
  it('counts states, leaving paused and unknown ones out of the share', () => {
    const summary = summariseFleet([
      row('fresh'),
      row('fresh'),
      row('late'),
      row('missing'),
      row('paused'),
      row(undefined),
    ]);

    expect(summary.states).toEqual({
      fresh: 2,
      late: 1,
      stale: 0,
      missing: 1,
      paused: 1,
    });
    expect(summary.expected).toBe(4);
    expect(summary.freshShare).toBe(0.5);
  });

  it('counts a run under way, and a failed one, also for the same tenant', () => {
    const { running, failing } = summariseFleet([
      row('fresh', runs('t', { activeRunId: 'now', lastRunState: 'failed' })),
      row('fresh', runs('t', { lastRunState: 'degraded' })),
    ]);

    expect({ running, failing }).toEqual({ running: 1, failing: 1 });
  });

  it('has no share where nothing is expected', () => {
    expect(summariseFleet([row('paused')]).freshShare).toBeNull();
  });
});

describe('percentRoundedDown', () => {
  it.each([
    [1, 100],
    [0.99999, 99.9],
    [0.6, 60],
    [0.57, 57],
    [4 / 7, 57.1],
    [0, 0],
  ])('says %p as %p', (share, percent) => {
    expect(percentRoundedDown(share)).toBe(percent);
  });
});
