import { AuthenticationError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** Header that names who signs in. @public */
export const LOCAL_USER_HEADER = 'x-local-user';

const USER_NAME = /^[a-z][a-z0-9-]{0,62}$/;

/** Who the header says it is. @public */
export interface LocalUser {
  name: string;
}

/**
 * Believes the header {@link LOCAL_USER_HEADER}. Safe only where nobody but
 * the person at the machine can send requests.
 *
 * @public
 */
export const localAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async ({ name }: LocalUser) => ({
    profile: { displayName: name },
  }),
  initialize() {},
  async authenticate({ req }) {
    const name = req.header(LOCAL_USER_HEADER);
    if (!name || !USER_NAME.test(name)) {
      throw new AuthenticationError(
        `${LOCAL_USER_HEADER}: must be the name of a user of the catalog`,
      );
    }
    return { result: { name } };
  },
});
