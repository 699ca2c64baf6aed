import { IdentityApi } from '@backstage/frontend-plugin-api';

/**
 * The same identity, which calls `forget` before it signs out. Without it the
 * page that follows would sign the same person in again.
 */
export function forgettingIdentity(
  identity: IdentityApi,
  forget: () => void,
): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      forget();
      await identity.signOut();
    },
  };
}
