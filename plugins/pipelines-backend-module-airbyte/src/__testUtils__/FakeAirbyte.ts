import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import express, { Request, Response } from 'express';
import type { AirbyteInstance } from '../config';

export interface FakeJob {
  jobId: number;
  status: string;
  jobType: string;
  startTime: string;
  connectionId: string;
  lastUpdatedAt?: string;
  bytesSynced?: number;
}

export interface FakeCall {
  call: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

type Answer = { status: number; body: unknown } | 'hang';

const OPEN = ['pending', 'running', 'incomplete'];

/**
 * The part of Airbyte's public API that syncs need, with answers that a test
 * can put in the way: `answer('GET jobs/7', …)` holds until it is taken back.
 */
export class FakeAirbyte {
  readonly calls: FakeCall[] = [];
  readonly jobs: FakeJob[] = [];
  tokensGiven = 0;
  tokenLifetimeSeconds = 900;
  readonly #answers = new Map<string, Answer>();
  readonly #goodTokens = new Set<string>();
  readonly #server: Server;

  static async start(): Promise<FakeAirbyte> {
    const fake = new FakeAirbyte();
    await new Promise<void>(resolve =>
      fake.#server.listen(0, '127.0.0.1', resolve),
    );
    return fake;
  }

  private constructor() {
    const app = express();
    app.use(express.json());
    app.use((request, response) => this.#handle(request, response));
    this.#server = createServer(app);
  }

  instance(id = 'default'): AirbyteInstance {
    const { port } = this.#server.address() as AddressInfo;
    return {
      id,
      url: `http://127.0.0.1:${port}`,
      clientId: 'client',
      clientSecret: 'secret',
    };
  }

  /** Names of the calls without those for tokens. */
  called(): string[] {
    return this.calls
      .map(({ call }) => call)
      .filter(call => call !== 'POST applications/token');
  }

  answer(call: string, answer: Answer | undefined): void {
    if (answer) {
      this.#answers.set(call, answer);
    } else {
      this.#answers.delete(call);
    }
  }

  refuseTokensGiven(): void {
    this.#goodTokens.clear();
  }

  addJob(job: Partial<FakeJob> & { connectionId: string }): FakeJob {
    const added = {
      jobId: this.jobs.length + 1,
      status: 'running',
      jobType: 'sync',
      startTime: '2026-03-10T11:00:00Z',
      ...job,
    };
    this.jobs.push(added);
    return added;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #handle(request: Request, response: Response): void {
    const path = request.path.replace('/api/public/v1/', '');
    const call = `${request.method} ${path}`;
    const { headers, body } = request;
    this.calls.push({ call, headers, body });
    const answer = this.#answers.get(call) ?? this.#respond(request, path);
    if (answer === 'hang') {
      return;
    }
    response.status(answer.status);
    if (typeof answer.body === 'string') {
      response.send(answer.body);
    } else {
      response.json(answer.body);
    }
  }

  #respond(request: Request, path: string): Answer {
    if (path === 'applications/token') {
      return this.#giveToken(request);
    }
    const token = request.headers.authorization?.replace('Bearer ', '');
    if (!token || !this.#goodTokens.has(token)) {
      return { status: 401, body: { title: 'invalid-api-key' } };
    }
    if (path === 'jobs') {
      return request.method === 'POST'
        ? this.#startSync(request.body.connectionId)
        : this.#list(String(request.query.connectionId));
    }
    const job = this.jobs.find(({ jobId }) => path === `jobs/${jobId}`);
    if (!job) {
      return { status: 404, body: { title: 'resource-not-found' } };
    }
    return request.method === 'DELETE' ? this.#cancel(job) : ok(job);
  }

  #giveToken({ body }: Request): Answer {
    if (body.client_id !== 'client' || body.client_secret !== 'secret') {
      return { status: 401, body: { title: 'invalid-api-key' } };
    }
    const token = `token-${++this.tokensGiven}`;
    this.#goodTokens.add(token);
    return ok({ access_token: token, expires_in: this.tokenLifetimeSeconds });
  }

  #startSync(connectionId: string): Answer {
    const runs = this.#of(connectionId).some(job => OPEN.includes(job.status));
    return runs
      ? conflict(`A sync is already running for: ${connectionId}`)
      : ok(this.addJob({ connectionId }));
  }

  #list(connectionId: string): Answer {
    return ok({ data: this.#of(connectionId) });
  }

  #cancel(job: FakeJob): Answer {
    if (!OPEN.includes(job.status)) {
      return conflict('Job is not currently running');
    }
    job.status = 'cancelled';
    return ok(job);
  }

  #of(connectionId: string): FakeJob[] {
    return this.jobs.filter(job => job.connectionId === connectionId);
  }
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function conflict(message: string): Answer {
  return {
    status: 409,
    body: { title: 'try-again-later', data: { message } },
  };
}
