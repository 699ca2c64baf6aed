import { randomBytes } from 'node:crypto';

import { Client, Pool } from 'pg';

const CONNECTION = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/**
 * A state database, a warehouse and a loader role of their own on the
 * PostgreSQL server the tests are given.
 */
export class TestDatabases {
  readonly loader: string;
  readonly stateUrl: string;
  /** The warehouse, as a superuser. */
  readonly warehouse: Pool;
  readonly #name: string;
  readonly #server: URL;

  private constructor(server: URL, name: string) {
    this.#server = server;
    this.#name = name;
    this.loader = `${name}_loader`;
    this.stateUrl = this.#urlOf(`${name}_state`);
    this.warehouse = new Pool({
      connectionString: this.#urlOf(`${name}_warehouse`),
      max: 3,
    });
  }

  /** @throws when the tests were given no server */
  static async create(): Promise<TestDatabases> {
    const connection = process.env[CONNECTION];
    if (!connection) {
      throw new Error(`${CONNECTION} is not set`);
    }
    const name = `sandbox_${randomBytes(5).toString('hex')}`;
    const databases = new TestDatabases(new URL(connection), name);
    await databases.#asAdmin([
      `create role ${name}_loader login password 'loader'`,
      `create database ${name}_state`,
      `create database ${name}_warehouse`,
      `grant create on database ${name}_warehouse to ${name}_loader`,
    ]);
    return databases;
  }

  /** Configuration of a destination that lands here. */
  get destination() {
    return {
      destinationType: 'postgres',
      host: this.#server.hostname,
      port: Number(this.#server.port || 5432),
      database: `${this.#name}_warehouse`,
      schema: 'public',
      username: this.loader,
      password: 'loader',
    };
  }

  /** First column of the first row, as text. */
  async value(sql: string): Promise<string | null> {
    const { rows } = await this.warehouse.query({
      text: sql,
      rowMode: 'array',
    });
    return rows[0]?.[0] === null ? null : String(rows[0]?.[0]);
  }

  async drop(): Promise<void> {
    await this.warehouse.end();
    await this.#asAdmin([
      `drop database ${this.#name}_state with (force)`,
      `drop database ${this.#name}_warehouse with (force)`,
      `drop role ${this.loader}`,
    ]);
  }

  #urlOf(database: string): string {
    const url = new URL(this.#server);
    url.pathname = database;
    return url.toString();
  }

  async #asAdmin(statements: string[]): Promise<void> {
    const client = new Client({ connectionString: this.#server.toString() });
    await client.connect();
    try {
      for (const statement of statements) {
        await client.query(statement);
      }
    } finally {
      await client.end();
    }
  }
}
