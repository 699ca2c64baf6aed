import { setTimeout as sleep } from 'node:timers/promises';
import { environment } from './environment';

const RUN_ENDS_WITHIN_MS = 120_000;
const ENDED = ['succeeded', 'degraded', 'failed', 'cancelled'];

export interface Answer {
  status: number;
  headers: Headers;
  body: any;
}

/** The portal's API as one of the demo people, or as nobody. */
export class PortalClient {
  readonly #token?: string;

  private constructor(token?: string) {
    this.#token = token;
  }

  static anonymous(): PortalClient {
    return new PortalClient();
  }

  static async as(user: string): Promise<PortalClient> {
    const response = await fetch(
      `${environment.portalUrl}/api/auth/local/refresh`,
      { headers: { 'x-local-user': user } },
    );
    const session = await response.json();
    return new PortalClient(session.backstageIdentity.token);
  }

  async get(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.#send('GET', path, undefined, headers);
  }

  async post(path: string, body: object): Promise<Answer> {
    return this.#send('POST', path, body);
  }

  async put(path: string, body: object): Promise<Answer> {
    return this.#send('PUT', path, body);
  }

  /** Starts a run by hand and waits for its end. */
  async run(tenant: string, reason: string): Promise<any> {
    const started = await this.post('pipelines/runs', { tenant, reason });
    if (started.status !== 202) {
      throw new Error(
        `The run was not accepted: ${JSON.stringify(started.body)}`,
      );
    }
    return this.ended(started.body.id);
  }

  /** Waits for a run to end and gives its detail. */
  async ended(id: string): Promise<any> {
    const deadline = Date.now() + RUN_ENDS_WITHIN_MS;
    for (;;) {
      const { body } = await this.get(`pipelines/runs/${id}`);
      if (ENDED.includes(body.state)) {
        return body;
      }
      if (Date.now() > deadline) {
        throw new Error(`Run ${id} is still ${body.state}`);
      }
      await sleep(500);
    }
  }

  async #send(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${environment.portalUrl}/api/${path}`, {
      method,
      headers: {
        ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text ? JSON.parse(text) : undefined,
    };
  }
}
