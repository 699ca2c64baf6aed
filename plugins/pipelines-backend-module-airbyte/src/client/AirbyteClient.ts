import { Clock, StepError } from '@adinsights/plugin-platform-node';
import { toError } from '@backstage/errors';
import { z, ZodType } from 'zod';
import type { AirbyteInstance } from '../config';
import { AccessToken } from './AccessToken';
import { AirbyteJob, airbyteJobSchema, jobListSchema } from './airbyteJob';
import { AirbyteError, airbyteErrorOf } from './AirbyteError';
import { readAnswer } from './readAnswer';

/** On whose behalf a call is made, told to Airbyte in its headers. */
export interface CallContext {
  traceparent: string;
  correlationId: string;
  signal?: AbortSignal;
}

interface Call {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  body?: object;
}

/**
 * The part of Airbyte's public API that syncs need. Every call has a time
 * limit, every answer is checked, and a refused token is replaced once.
 * Failures are {@link StepError}s with the code that the ledger acts on.
 */
export class AirbyteClient {
  readonly #instance: AirbyteInstance;
  readonly #timeoutMs: number;
  readonly #token: AccessToken;

  private constructor(
    instance: AirbyteInstance,
    timeoutMs: number,
    token: AccessToken,
  ) {
    this.#instance = instance;
    this.#timeoutMs = timeoutMs;
    this.#token = token;
  }

  static create(
    instance: AirbyteInstance,
    options: { requestTimeoutMs: number; clock: Clock },
  ): AirbyteClient {
    const { requestTimeoutMs, clock } = options;
    return new AirbyteClient(
      instance,
      requestTimeoutMs,
      new AccessToken(instance, requestTimeoutMs, clock),
    );
  }

  /** Starts a sync; undefined when one of this connection already runs. */
  async startSync(
    connectionId: string,
    context: CallContext,
  ): Promise<AirbyteJob | undefined> {
    try {
      return await this.#call(
        airbyteJobSchema,
        {
          method: 'POST',
          path: 'jobs',
          body: { connectionId, jobType: 'sync' },
        },
        context,
      );
    } catch (error) {
      if (error instanceof AirbyteError && error.status === 409) {
        return undefined;
      }
      throw error;
    }
  }

  /** The connection's sync job with the highest id, open or not. */
  async newestSync(
    connectionId: string,
    context: CallContext,
  ): Promise<AirbyteJob | undefined> {
    const query = new URLSearchParams({
      connectionId,
      jobType: 'sync',
      limit: '5',
      orderBy: 'createdAt|DESC',
    });
    const { data } = await this.#call(
      jobListSchema,
      { method: 'GET', path: `jobs?${query}` },
      context,
    );
    return data.sort((a, b) => b.jobId - a.jobId)[0];
  }

  job(jobId: number, context: CallContext): Promise<AirbyteJob> {
    return this.#call(
      airbyteJobSchema,
      { method: 'GET', path: `jobs/${jobId}` },
      context,
    );
  }

  /** Cancels a job; one that has ended already is left as it is. */
  async cancel(jobId: number, context: CallContext): Promise<void> {
    try {
      await this.#call(
        z.unknown(),
        { method: 'DELETE', path: `jobs/${jobId}` },
        context,
      );
    } catch (error) {
      if (!(error instanceof AirbyteError && error.status === 409)) {
        throw error;
      }
    }
  }

  async #call<T>(
    schema: ZodType<T>,
    call: Call,
    context: CallContext,
  ): Promise<T> {
    const name = `${call.method} ${call.path.split('?')[0]}`;
    return this.#classified(name, context, async () => {
      const token = await this.#token.get();
      let response = await this.#send(call, token, context);
      if (response.status === 401) {
        await response.body?.cancel();
        this.#token.reject(token);
        response = await this.#send(call, await this.#token.get(), context);
      }
      if (!response.ok) {
        throw await airbyteErrorOf(name, response);
      }
      return readAnswer(schema, name, response);
    });
  }

  #send(call: Call, token: string, context: CallContext): Promise<Response> {
    const limits = [AbortSignal.timeout(this.#timeoutMs)];
    if (context.signal) {
      limits.push(context.signal);
    }
    return fetch(`${this.#instance.url}/api/public/v1/${call.path}`, {
      method: call.method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        traceparent: context.traceparent,
        'x-correlation-id': context.correlationId,
      },
      body: call.body && JSON.stringify(call.body),
      signal: AbortSignal.any(limits),
    });
  }

  /** Tells a time-out and an unreachable server from other errors. */
  async #classified<T>(
    name: string,
    context: CallContext,
    call: () => Promise<T>,
  ): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (error instanceof StepError || context.signal?.aborted) {
        throw error;
      }
      if (toError(error).name === 'TimeoutError') {
        throw new StepError(
          'timeout',
          `Airbyte did not answer ${name} within ${this.#timeoutMs} ms`,
          { cause: error },
        );
      }
      throw new StepError(
        'upstream_5xx',
        `Airbyte at ${this.#instance.url} cannot be reached for ${name}`,
        { cause: error },
      );
    }
  }
}
