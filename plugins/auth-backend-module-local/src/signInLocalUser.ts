import { NotAllowedError } from '@backstage/errors';
import type { SignInResolver } from '@backstage/plugin-auth-node';
import type { LocalUser } from './localAuthenticator';

/** Signs in as the user of that name in the catalog; another is refused. */
export const signInLocalUser: SignInResolver<LocalUser> = async (
  { result },
  context,
) => {
  try {
    return await context.signInWithCatalogUser({
      entityRef: { name: result.name },
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') {
      throw new NotAllowedError(
        `the catalog has no user ${result.name}`,
        error,
      );
    }
    throw error;
  }
};
