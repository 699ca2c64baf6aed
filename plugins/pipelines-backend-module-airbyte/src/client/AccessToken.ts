import type { Clock } from '@adinsights/plugin-platform-node';
import { z } from 'zod';
import type { AirbyteInstance } from '../config';
import { airbyteErrorOf } from './AirbyteError';
import { readAnswer } from './readAnswer';

const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().optional(),
});

const SIGN_IN = 'the sign-in';
const DEFAULT_LIFETIME_SECONDS = 180;
/** A token is replaced when less than this part of its life is left. */
const REFRESH_BELOW = 0.2;

/** An application token of one Airbyte server, asked for once at a time. */
export class AccessToken {
  readonly #instance: AirbyteInstance;
  readonly #timeoutMs: number;
  readonly #clock: Clock;
  #current?: { token: string; refreshAtMs: number };
  #pending?: Promise<string>;

  constructor(instance: AirbyteInstance, timeoutMs: number, clock: Clock) {
    this.#instance = instance;
    this.#timeoutMs = timeoutMs;
    this.#clock = clock;
  }

  /** A token that is good for a while yet. */
  async get(): Promise<string> {
    if (
      this.#current &&
      this.#clock.now().getTime() < this.#current.refreshAtMs
    ) {
      return this.#current.token;
    }
    this.#pending ??= this.#fetch().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** Forgets a token that was refused, unless a newer one is there already. */
  reject(token: string): void {
    if (this.#current?.token === token) {
      this.#current = undefined;
    }
  }

  async #fetch(): Promise<string> {
    const { url, clientId, clientSecret } = this.#instance;
    const response = await fetch(`${url}/api/public/v1/applications/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_id: clientId,
        client_secret: clientSecret,
        'grant-type': 'client_credentials',
      }),
      signal: AbortSignal.timeout(this.#timeoutMs),
    });
    if (!response.ok) {
      throw await airbyteErrorOf(SIGN_IN, response);
    }
    const answer = await readAnswer(tokenSchema, SIGN_IN, response);
    const lifetimeMs = 1000 * (answer.expires_in ?? DEFAULT_LIFETIME_SECONDS);
    this.#current = {
      token: answer.access_token,
      refreshAtMs:
        this.#clock.now().getTime() + lifetimeMs * (1 - REFRESH_BELOW),
    };
    return answer.access_token;
  }
}
