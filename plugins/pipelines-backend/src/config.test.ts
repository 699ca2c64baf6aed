import { ConfigReader } from '@backstage/config';
import { readPipelinesConfig } from './config';

const read = (pipelines?: object) =>
  readPipelinesConfig(new ConfigReader(pipelines ? { pipelines } : {}));

describe('readPipelinesConfig', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
      lanes: { premiumWeight: 2, slotsOf: expect.any(Function) },
      waves: {
        warehouse: 'default',
        maxWaitMs: 15_000,
        maxMembers: 1_000,
        maxFullWindowMembers: 200,
        buildDeadlineMs: 3_600_000,
        snapshotDeadlineMs: 900_000,
      },
      retries: { baseMs: 60_000, capMs: 900_000, maxAttempts: 5 },
      syncGraceMs: 900_000,
    });
  });

  it('reads durations', () => {
    const config = read({
      syncGrace: { minutes: 2 },
      waves: { maxWait: '2s' },
      retries: { base: 'PT3S', maxAttempts: 2 },
    });
    expect(config.syncGraceMs).toBe(120_000);
    expect(config.waves.maxWaitMs).toBe(2_000);
    expect(config.retries).toEqual({
      baseMs: 3_000,
      capMs: 900_000,
      maxAttempts: 2,
    });
  });

  it('reads slots and weights', () => {
    const { lanes } = read({
      lanes: { premiumWeight: 3 },
      airbyte: { instances: [{ id: 'eu', slots: 12 }, { id: 'us' }] },
    });
    expect(lanes.premiumWeight).toBe(3);
    expect(['eu', 'us', 'unknown'].map(lanes.slotsOf)).toEqual([12, 5, 5]);
  });

  it.each([
    [{ lanes: { weight: 1 } }, 'pipelines.lanes.weight: is not known'],
    [
      { airbyte: { instances: [{ id: 'eu', slots: 0 }] } },
      'slots: must be a positive',
    ],
    [{ waves: { maxWaitMs: 1 } }, 'pipelines.waves.maxWaitMs: is not known'],
    [{ retries: { maxAttempts: 0 } }, 'maxAttempts: must be a positive'],
  ])('refuses %j', (pipelines, message) => {
    expect(() => read(pipelines)).toThrow(message);
  });
});
