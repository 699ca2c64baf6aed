import { ConfigReader } from '@backstage/config';
import { readAirbyteOptions } from './config';

const instance = {
  id: 'default',
  url: 'http://airbyte.internal:8000/',
  clientId: 'portal',
  clientSecret: 's3cret',
};

function read(airbyte: object) {
  return readAirbyteOptions(
    new ConfigReader({ pipelines: { airbyte: { ...airbyte } } }),
  );
}

describe('readAirbyteOptions', () => {
  it('has defaults for everything but the instances', () => {
    expect(readAirbyteOptions(new ConfigReader({}))).toEqual({
      instances: [],
      poll: { firstMs: 5_000, maxMs: 60_000 },
      requestTimeoutMs: 15_000,
      syncTimeoutMs: 10_800_000,
      rawRetentionMs: 3_024_000_000,
      concurrency: 8,
    });
  });

  it('reads what is set', () => {
    expect(
      read({
        instances: [instance],
        poll: { first: { seconds: 1 }, max: '5s' },
        requestTimeout: 'PT3S',
        syncTimeout: { minutes: 30 },
        concurrency: 2,
      }),
    ).toEqual({
      instances: [{ ...instance, url: 'http://airbyte.internal:8000' }],
      poll: { firstMs: 1_000, maxMs: 5_000 },
      requestTimeoutMs: 3_000,
      syncTimeoutMs: 1_800_000,
      rawRetentionMs: 3_024_000_000,
      concurrency: 2,
    });
  });

  it.each([
    [{ concurrency: 0 }, 'concurrency must be a whole number from 1, got 0'],
    [{ instances: [instance, instance] }, 'names "default" twice'],
    [
      { instances: [{ ...instance, url: 'airbyte:8000' }] },
      'the url of "default" must begin with http:// or https://, got airbyte:8000',
    ],
    [
      { instances: [{ ...instance, clientSecret: undefined }] },
      'instances[0].clientSecret',
    ],
  ])('refuses %j', (airbyte, message) => {
    expect(() => read(airbyte)).toThrow(message);
  });
});
