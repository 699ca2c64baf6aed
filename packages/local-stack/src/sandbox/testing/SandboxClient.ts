import { z } from 'zod';

const tokenSchema = z.object({ access_token: z.string() });
const connectionSchema = z.object({ connectionId: z.string() });
const jobSchema = z.looseObject({
  jobId: z.number(),
  status: z.string(),
  rowsSynced: z.number().optional(),
});
export type ClientJob = z.infer<typeof jobSchema>;

/** An answer with its status and parsed body. */
export interface Answer {
  status: number;
  body: unknown;
  contentType: string;
}

const ENDED = ['succeeded', 'failed', 'cancelled'];
const LOOK_AGAIN_MS = 20;

/** Calls a sandbox as a client of the public API would. */
export class SandboxClient {
  token = '';
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  async signIn(): Promise<void> {
    const { body } = await this.call('POST', '/applications/token', {
      client_id: 'client',
      client_secret: 'secret',
    });
    this.token = tokenSchema.parse(body).access_token;
  }

  /** An answer as it is, also when the token has expired. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer> {
    return this.#send(method, `/api/public/v1${path}`, body, headers);
  }

  control(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.#send(method, `/sandbox/v1${path}`, body);
  }

  /** The id in an answer to a POST of a workspace, source or the like. */
  async create(path: string, idKey: string, body: unknown): Promise<string> {
    const answer = await this.call('POST', path, body);
    if (answer.status !== 200) {
      throw new Error(`POST ${path}: ${JSON.stringify(answer.body)}`);
    }
    return z.record(z.string(), z.unknown()).parse(answer.body)[
      idKey
    ] as string;
  }

  async connect(options: {
    workspaceId: string;
    destinationId: string;
    schema: string;
    configuration: Record<string, unknown>;
  }): Promise<{ connectionId: string; sourceId: string }> {
    const sourceId = await this.create('/sources', 'sourceId', {
      workspaceId: options.workspaceId,
      name: 'source',
      configuration: options.configuration,
    });
    const { body } = await this.call('POST', '/connections', {
      sourceId,
      destinationId: options.destinationId,
      namespaceDefinition: 'custom_format',
      namespaceFormat: options.schema,
      schedule: { scheduleType: 'manual' },
    });
    return { sourceId, ...connectionSchema.parse(body) };
  }

  /** Signs in anew, since the clock may have moved past the token's end. */
  async startJob(connectionId: string, jobType = 'sync'): Promise<ClientJob> {
    await this.signIn();
    const { body } = await this.call('POST', '/jobs', {
      connectionId,
      jobType,
    });
    return jobSchema.parse(body);
  }

  /** Looks at a job until it ends; `seen` collects its states in order. */
  async finish(jobId: number, seen: string[] = []): Promise<ClientJob> {
    for (;;) {
      const { status, body } = await this.call('GET', `/jobs/${jobId}`);
      if (status === 200) {
        const job = jobSchema.parse(body);
        if (seen.at(-1) !== job.status) {
          seen.push(job.status);
        }
        if (ENDED.includes(job.status)) {
          return job;
        }
      }
      await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  async sync(connectionId: string): Promise<ClientJob> {
    const { jobId } = await this.startJob(connectionId);
    return this.finish(jobId);
  }

  async #send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const contentType = response.headers.get('content-type') ?? '';
    return {
      status: response.status,
      body: contentType.includes('json') ? JSON.parse(text) : text,
      contentType,
    };
  }
}
