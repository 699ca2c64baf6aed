import { z } from 'zod';
import { rawSchemaOf } from '@adinsights/plugin-platform-common';
import type { DemoConnection, DemoTenant } from '../sandbox/tenants';

const tokenSchema = z.object({ access_token: z.string() });
const workspaceSchema = z.object({ workspaceId: z.string() });
const destinationSchema = z.object({ destinationId: z.string() });
const sourceSchema = z.object({
  sourceId: z.string(),
  name: z.string(),
  configuration: z.record(z.string(), z.unknown()),
});
const connectionSchema = z.object({
  connectionId: z.string(),
  sourceId: z.string(),
  name: z.string(),
});

/** Where connections land their rows. */
export interface LandingTarget {
  host: string;
  port: number;
  database: string;
  username: string;
  password: string;
}

/** Makes workspaces, sources and connections through Airbyte's public API. */
export class AirbyteSetup {
  readonly #baseUrl: string;
  readonly #credentials: { clientId: string; clientSecret: string };
  readonly #target: LandingTarget;
  #token?: string;

  constructor(
    url: string,
    credentials: { clientId: string; clientSecret: string },
    target: LandingTarget,
  ) {
    this.#baseUrl = `${url}/api/public/v1`;
    this.#credentials = credentials;
    this.#target = target;
  }

  /** Makes a tenant's workspace with its destination. */
  async createWorkspace(
    tenant: DemoTenant,
  ): Promise<{ workspaceId: string; destinationId: string }> {
    const { workspaceId } = workspaceSchema.parse(
      await this.#request('POST', 'workspaces', { name: tenant.id }),
    );
    const { destinationId } = destinationSchema.parse(
      await this.#request('POST', 'destinations', {
        name: 'Warehouse',
        workspaceId,
        configuration: {
          destinationType: 'postgres',
          schema: 'public',
          ...this.#target,
        },
      }),
    );
    return { workspaceId, destinationId };
  }

  /** Makes one connection: append mode, a schema of its own, no schedule. */
  async createConnection(
    connection: DemoConnection,
    ids: { workspaceId: string; destinationId: string },
  ): Promise<string> {
    const { sourceId } = sourceSchema.parse(
      await this.#request('POST', 'sources', {
        name: connection.id,
        workspaceId: ids.workspaceId,
        configuration: sourceConfiguration(connection),
      }),
    );
    const created = connectionSchema.parse(
      await this.#request('POST', 'connections', {
        name: connection.id,
        sourceId,
        destinationId: ids.destinationId,
        schedule: { scheduleType: 'manual' },
        namespaceDefinition: 'custom_format',
        namespaceFormat: rawSchemaOf(connection.id),
      }),
    );
    return created.connectionId;
  }

  /** Changes how the sandbox treats a connection from now on. */
  async setBehaviour(
    connectionId: string,
    connection: DemoConnection,
  ): Promise<void> {
    const { sourceId } = connectionSchema.parse(
      await this.#request('GET', `connections/${connectionId}`),
    );
    await this.#request('PATCH', `sources/${sourceId}`, {
      configuration: sourceConfiguration(connection),
    });
  }

  async #request(
    method: string,
    path: string,
    body?: object,
  ): Promise<unknown> {
    this.#token ??= await this.#fetchToken();
    const response = await fetch(`${this.#baseUrl}/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(
        `Airbyte: ${method} ${path} answered ${
          response.status
        }: ${await response.text()}`,
      );
    }
    return response.json();
  }

  async #fetchToken(): Promise<string> {
    const response = await fetch(`${this.#baseUrl}/applications/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_id: this.#credentials.clientId,
        client_secret: this.#credentials.clientSecret,
        'grant-type': 'client_credentials',
      }),
    });
    if (!response.ok) {
      throw new Error(`Airbyte: sign-in answered ${response.status}`);
    }
    return tokenSchema.parse(await response.json()).access_token;
  }
}

function sourceConfiguration(connection: DemoConnection): object {
  const sandbox = {
    behaviour: connection.behaviour,
    currency: connection.accountCurrency,
    timezone: connection.accountTimezone,
  };
  const secret = `sandbox-${connection.id}`;
  return connection.provider === 'meta'
    ? {
        sourceType: 'facebook-marketing',
        account_ids: [connection.accountId],
        credentials: { auth_type: 'Service', access_token: secret },
        sandbox,
      }
    : {
        sourceType: 'google-ads',
        customer_id: connection.accountId,
        credentials: { developer_token: secret, refresh_token: secret },
        sandbox,
      };
}
