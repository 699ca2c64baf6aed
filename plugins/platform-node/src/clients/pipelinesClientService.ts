import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { clockServiceRef } from '../clock/clock';
import { HttpPipelinesClient } from './HttpPipelinesClient';
import type { PipelinesClient } from './pipelinesClient';
import { createPluginRequest } from './pluginRequest';

/** The pipelines back end, asked under the plugin's own token. @public */
export const pipelinesClientServiceRef = createServiceRef<PipelinesClient>({
  id: 'adinsights.pipelines-client',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        clock: clockServiceRef,
      },
      factory: ({ auth, discovery, clock }) =>
        HttpPipelinesClient.create({
          request: createPluginRequest({
            auth,
            discovery,
            pluginId: 'pipelines',
          }),
          clock,
        }),
    }),
});
