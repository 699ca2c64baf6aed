import { AirbyteClients } from './AirbyteClients';

describe('AirbyteClients', () => {
  it('names an instance that is not configured', () => {
    const clients = AirbyteClients.create([], {
      requestTimeoutMs: 100,
      clock: { now: () => new Date(0) },
    });
    expect(() => clients.get('europe')).toThrow(
      expect.objectContaining({
        code: 'configuration',
        message:
          'No Airbyte instance "europe" is configured in pipelines.airbyte.instances',
      }),
    );
  });
});
