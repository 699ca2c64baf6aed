import { readEnvironment } from '@adinsights/plugin-platform-node';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { localAuthenticator } from './localAuthenticator';
import { signInLocalUser } from './signInLocalUser';

/**
 * Auth provider `local`: sign-in by name, without a secret. Exists only in the
 * local environment, in which the back end listens on loopback alone.
 *
 * @public
 */
export const authModuleLocal = createBackendModule({
  pluginId: 'auth',
  moduleId: 'local',
  register(env) {
    env.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ providers, config, logger }) {
        const environment = readEnvironment(config);
        if (environment !== 'local') {
          logger.info(`no sign-in by name: the environment is ${environment}`);
          return;
        }
        providers.registerProvider({
          providerId: 'local',
          factory: createProxyAuthProviderFactory({
            authenticator: localAuthenticator,
            signInResolver: signInLocalUser,
          }),
        });
      },
    });
  },
});
