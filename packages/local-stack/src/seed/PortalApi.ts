import { setTimeout as sleep } from 'node:timers/promises';
import {
  Run,
  runDetailSchema,
  runSchema,
} from '@adinsights/plugin-platform-common';

const RUN_ENDS_WITHIN_MS = 300_000;
const ENDED = new Set(['succeeded', 'degraded', 'failed', 'cancelled']);

/** An answer of the portal that is not a success. */
export class PortalApiError extends Error {
  name = 'PortalApiError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The portal's own API as one of its users. */
export class PortalApi {
  readonly #baseUrl: string;
  readonly #token: () => Promise<string>;

  constructor(baseUrl: string, token: () => Promise<string>) {
    this.#baseUrl = baseUrl;
    this.#token = token;
  }

  /** @throws PortalApiError for any answer that is not 2xx. */
  async request(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#baseUrl}/api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.#token()}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new PortalApiError(
        response.status,
        `${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`,
      );
    }
    return text ? JSON.parse(text) : undefined;
  }

  async exists(path: string): Promise<boolean> {
    try {
      await this.request('GET', path);
      return true;
    } catch (error) {
      if (error instanceof PortalApiError && error.status === 404) {
        return false;
      }
      throw error;
    }
  }

  async startRun(tenant: string, reason: string): Promise<Run> {
    return runSchema.parse(
      await this.request('POST', 'pipelines/runs', { tenant, reason }),
    );
  }

  /** Waits for a run to end and gives its last state. */
  async runEnded(id: string): Promise<Run> {
    const deadline = Date.now() + RUN_ENDS_WITHIN_MS;
    for (;;) {
      const run = runDetailSchema.parse(
        await this.request('GET', `pipelines/runs/${id}`),
      );
      if (ENDED.has(run.state)) {
        return run;
      }
      if (Date.now() > deadline) {
        throw new Error(`Run ${id} of ${run.tenantId} is still ${run.state}`);
      }
      await sleep(500);
    }
  }
}
