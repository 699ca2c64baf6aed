import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readEnvironment } from '@adinsights/plugin-platform-node';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Under `adinsights.environment: local` anybody may sign in as anybody, so the
 * back end refuses to start when it would listen beyond this machine.
 */
export const loopbackOnlyUnderLocal = createBackendModule({
  pluginId: 'app',
  moduleId: 'loopback-only-under-local',
  register(env) {
    env.registerInit({
      deps: { config: coreServices.rootConfig },
      async init({ config }) {
        const host = config.getOptionalString('backend.listen.host');
        if (readEnvironment(config) === 'local' && !LOOPBACK.has(host ?? '')) {
          throw new Error(
            `adinsights.environment is 'local', so backend.listen.host must be a loopback address, got ${
              host ?? 'nothing, which means every interface'
            }`,
          );
        }
      },
    });
  },
});
