import { AirbyteSandbox, startAirbyteSandbox } from '../startAirbyteSandbox';
import { SandboxClient } from './SandboxClient';
import { TestDatabases } from './TestDatabases';

/** A sandbox over databases of its own, with a workspace and a destination. */
export class TestSandbox {
  readonly databases: TestDatabases;
  /** What the sandbox takes for the time. */
  now: Date;
  readonly #syncDurationMs: number;
  #server: AirbyteSandbox | undefined;
  #client: SandboxClient | undefined;
  #workspaceId = '';
  #destinationId = '';

  private constructor(
    databases: TestDatabases,
    now: Date,
    syncDurationMs: number,
  ) {
    this.databases = databases;
    this.now = now;
    this.#syncDurationMs = syncDurationMs;
  }

  static async create(options: {
    now: string;
    syncDurationMs: number;
  }): Promise<TestSandbox> {
    const sandbox = new TestSandbox(
      await TestDatabases.create(),
      new Date(options.now),
      options.syncDurationMs,
    );
    await sandbox.start();
    const { client } = sandbox;
    sandbox.#workspaceId = await client.create('/workspaces', 'workspaceId', {
      name: 'Tests',
    });
    sandbox.#destinationId = await client.create(
      '/destinations',
      'destinationId',
      {
        workspaceId: sandbox.#workspaceId,
        name: 'warehouse',
        configuration: sandbox.databases.destination,
      },
    );
    return sandbox;
  }

  get client(): SandboxClient {
    if (!this.#client) {
      throw new Error('The sandbox has not been started');
    }
    return this.#client;
  }

  get url(): string {
    return this.client.url;
  }

  async start(): Promise<void> {
    this.#server = await startAirbyteSandbox({
      port: 0,
      stateUrl: this.databases.stateUrl,
      clientId: 'client',
      clientSecret: 'secret',
      clock: () => this.now,
      syncDurationMs: this.#syncDurationMs,
    });
    this.#client = new SandboxClient(this.#server.url);
    await this.#client.signIn();
  }

  async restart(): Promise<void> {
    await this.#server?.stop();
    await this.start();
  }

  async close(): Promise<void> {
    await this.#server?.stop();
    await this.databases.drop();
  }

  connectMeta(
    schema: string,
    options: { accountId?: string; behaviour?: string } = {},
  ) {
    const { accountId = '410287365519204', behaviour = 'ok' } = options;
    return this.#connect(schema, {
      sourceType: 'facebook-marketing',
      account_ids: [accountId],
      access_token: 'meta-token',
      sandbox: { behaviour },
    });
  }

  connectGoogle(schema: string, options: { accountId?: string } = {}) {
    return this.#connect(schema, {
      sourceType: 'google-ads',
      customer_id: options.accountId ?? '517-308-2946',
      sandbox: { behaviour: 'ok' },
    });
  }

  #connect(schema: string, configuration: Record<string, unknown>) {
    return this.client.connect({
      workspaceId: this.#workspaceId,
      destinationId: this.#destinationId,
      schema,
      configuration,
    });
  }
}
