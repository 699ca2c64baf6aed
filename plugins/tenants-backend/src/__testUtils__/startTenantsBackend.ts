import {
  clockServiceRef,
  MetricsClient,
  metricsClientServiceRef,
  PipelinesClient,
  pipelinesClientServiceRef,
} from '@adinsights/plugin-platform-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Knex } from 'knex';
import request from 'supertest';
import { tenantsPlugin } from '../plugin';
import { people, rolePermissions } from './rolePermissions';

/** Who calls: a person, another back end, or somebody without credentials. */
export type Caller = keyof typeof people | 'service' | 'anonymous';

function authorizationOf(caller: Caller): string {
  if (caller === 'anonymous') {
    return mockCredentials.none.header();
  }
  return caller === 'service'
    ? mockCredentials.service.header()
    : mockCredentials.user.header(people[caller]);
}

/** The time on the clock of the back end. */
export const NOW = '2026-01-05T11:30:00.000Z';

/** The plugin as it runs, with the other back ends replaced. */
export async function startTenantsBackend(options: {
  knex: Knex;
  metrics?: MetricsClient;
  pipelines?: PipelinesClient;
}) {
  const silent = async () => {
    throw new ServiceUnavailableError('not running');
  };
  const metrics = options.metrics ?? { freshness: silent };
  const pipelines = options.pipelines ?? {
    schedules: silent,
    telemetry: silent,
  };
  const audit: string[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async event => ({
      success: async () => {
        audit.push(`${event.eventId} succeeded`);
      },
      fail: async ({ error }) => {
        audit.push(`${event.eventId} failed ${error.name}`);
      },
    }),
  });
  const { server } = await startTestBackend({
    features: [
      tenantsPlugin,
      rolePermissions.factory,
      auditor.factory,
      mockServices.database.factory({ knex: options.knex }),
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true } },
      }),
      createServiceFactory({
        service: clockServiceRef,
        deps: {},
        factory: () => ({ now: () => new Date(NOW) }),
      }),
      createServiceFactory({
        service: metricsClientServiceRef,
        deps: {},
        factory: () => metrics,
      }),
      createServiceFactory({
        service: pipelinesClientServiceRef,
        deps: {},
        factory: () => pipelines,
      }),
    ],
  });
  return {
    /** What the audit log says, in order. */
    audit,
    call: (
      caller: Caller,
      method: 'get' | 'post' | 'patch' | 'delete',
      path: string,
      body?: object,
    ) =>
      request(server)
        [method](`/api/tenants${path}`)
        .set('authorization', authorizationOf(caller))
        .send(body),
  };
}
