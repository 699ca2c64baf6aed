import { once } from 'node:events';
import { AddressInfo, createServer, Server } from 'node:net';
import { choosePort, isPortFree } from './ports';

describe('ports', () => {
  let server: Server;
  let taken: number;

  beforeEach(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    taken = (server.address() as AddressInfo).port;
  });

  afterEach(async () => {
    server.close();
    await once(server, 'close');
  });

  it('are free when nobody listens', async () => {
    expect(await isPortFree(taken)).toBe(false);
    server.close();
    await once(server, 'close');
    expect(await isPortFree(taken)).toBe(true);
    server.listen(taken, '127.0.0.1');
    await once(server, 'listening');
  });

  it('are the preferred one where that is free, otherwise any', async () => {
    const other = await choosePort(taken);
    expect(other).not.toBe(taken);
    expect(await choosePort(other)).toBe(other);
  });
});
