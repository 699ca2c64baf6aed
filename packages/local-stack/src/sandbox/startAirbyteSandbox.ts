import { randomUUID } from 'node:crypto';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';

import { Express } from 'express';

import { createSandbox } from './createSandbox';
import { openState } from './state/openState';

/** Settings of {@link startAirbyteSandbox}. */
export interface AirbyteSandboxOptions {
  /** 0 takes any free port. */
  port: number;
  /** The sandbox is for a laptop: it never listens beyond it. */
  host?: '127.0.0.1';
  /** URL of an existing PostgreSQL database for its own state. */
  stateUrl: string;
  clientId: string;
  clientSecret: string;
  /** Milliseconds; 15 minutes when absent. */
  tokenLifetimeMs?: number;
  clock?: () => Date;
  /** Milliseconds that a sync takes; 2,000 when absent, six times that for a slow account. */
  syncDurationMs?: number;
}

/** A running sandbox. */
export interface AirbyteSandbox {
  /** `http://127.0.0.1:<port>`; the public API is below `/api/public/v1`. */
  url: string;
  /** Stops the server and its jobs; the next start takes the jobs up again. */
  stop(): Promise<void>;
}

const TOKEN_LIFETIME_MS = 15 * 60_000;
const SYNC_DURATION_MS = 2_000;

/**
 * Starts a server that speaks Airbyte's public API and lands made-up, always
 * equal rows of Meta and Google Ads accounts in PostgreSQL.
 *
 * @throws when the state database is out of reach or the port is taken
 */
export async function startAirbyteSandbox(
  options: AirbyteSandboxOptions,
): Promise<AirbyteSandbox> {
  const knex = await openState(options.stateUrl);
  try {
    const { app, runner } = createSandbox({
      knex,
      clock: options.clock ?? (() => new Date()),
      newId: randomUUID,
      clientId: options.clientId,
      clientSecret: options.clientSecret,
      tokenLifetimeMs: options.tokenLifetimeMs ?? TOKEN_LIFETIME_MS,
      syncDurationMs: options.syncDurationMs ?? SYNC_DURATION_MS,
    });
    const server = await listen(app, options);
    await runner.resume();
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${port}`,
      async stop() {
        const closed = new Promise(resolve => server.close(resolve));
        server.closeAllConnections();
        await closed;
        await runner.stop();
        await knex.destroy();
      },
    };
  } catch (error) {
    await knex.destroy();
    throw error;
  }
}

async function listen(
  app: Express,
  { port, host = '127.0.0.1' }: AirbyteSandboxOptions,
): Promise<Server> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
