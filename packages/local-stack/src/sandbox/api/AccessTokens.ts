import { createHmac, timingSafeEqual } from 'node:crypto';

import { RequestHandler, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';

import { Problem } from './Problem';

// The grant may be left out or spelled either way: the published schema
// requires `grant_type` and declares `grant-type`.
const tokenRequestSchema = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  'grant-type': z.literal('client_credentials').optional(),
  grant_type: z.literal('client_credentials').optional(),
});

/**
 * Bearer tokens of one application. A token is its expiry and a MAC over it,
 * so that it outlives a restart of the server.
 */
export class AccessTokens {
  readonly #clientId: string;
  readonly #clientSecret: string;
  readonly #lifetimeMs: number;
  readonly #clock: () => Date;

  constructor(options: {
    clientId: string;
    clientSecret: string;
    lifetimeMs: number;
    clock: () => Date;
  }) {
    this.#clientId = options.clientId;
    this.#clientSecret = options.clientSecret;
    this.#lifetimeMs = options.lifetimeMs;
    this.#clock = options.clock;
  }

  /** `POST /applications/token`. */
  router(): Router {
    const router = PromiseRouter();
    router.post('/applications/token', (request, response) => {
      const body = tokenRequestSchema.parse(request.body);
      if (
        !sameText(body.client_id, this.#clientId) ||
        !sameText(body.client_secret, this.#clientSecret)
      ) {
        throw Problem.invalidApiKey();
      }
      const expiry = String(this.#clock().getTime() + this.#lifetimeMs);
      response.json({
        access_token: `${expiry}.${this.#macOf(expiry)}`,
        token_type: 'Bearer',
        expires_in: Math.floor(this.#lifetimeMs / 1000),
      });
    });
    return router;
  }

  /** Refuses requests without a token that is still good. */
  guard(): RequestHandler {
    return (request, _response, next) => {
      const [, expiry, mac] =
        request.headers.authorization?.match(/^Bearer (\d+)\.([\w-]+)$/i) ?? [];
      const good =
        expiry !== undefined &&
        sameText(mac, this.#macOf(expiry)) &&
        Number(expiry) > this.#clock().getTime();
      next(good ? undefined : Problem.invalidApiKey());
    };
  }

  #macOf(expiry: string): string {
    return createHmac('sha256', this.#clientSecret)
      .update(expiry)
      .digest('base64url');
  }
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
