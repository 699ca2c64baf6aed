import { ConfigReader } from '@backstage/config';
import { readPipelinesConfig } from './config';

const read = (pipelines?: object) =>
  readPipelinesConfig(new ConfigReader(pipelines ? { pipelines } : {}));

describe('readPipelinesConfig', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
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

  it.each([
    [{ waves: { maxWaitMs: 1 } }, 'pipelines.waves.maxWaitMs: is not known'],
    [{ retries: { maxAttempts: 0 } }, 'maxAttempts: must be a positive'],
  ])('refuses %j', (pipelines, message) => {
    expect(() => read(pipelines)).toThrow(message);
  });
});
