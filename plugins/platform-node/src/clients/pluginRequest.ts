import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError, ServiceUnavailableError } from '@backstage/errors';
import { z } from 'zod';

const TIMEOUT_MS = 10_000;

/** Reads a path of another plugin's API and checks the answer. @public */
export type PluginRequest = <S extends z.ZodType>(
  path: string,
  schema: S,
) => Promise<z.output<S>>;

/**
 * Calls another plugin under the calling plugin's own service token, so the
 * answer is not limited to what any user may see: whoever passes it on must
 * apply a tenant scope.
 *
 * @returns a function that throws `ServiceUnavailableError`, with the reason
 *   as its cause, when there is no answer or not the expected one
 * @public
 */
export function createPluginRequest(options: {
  auth: AuthService;
  discovery: DiscoveryService;
  pluginId: string;
}): PluginRequest {
  const { auth, discovery, pluginId } = options;
  return async (path, schema) => {
    try {
      const [baseUrl, { token }] = await Promise.all([
        discovery.getBaseUrl(pluginId),
        auth.getPluginRequestToken({
          onBehalfOf: await auth.getOwnServiceCredentials(),
          targetPluginId: pluginId,
        }),
      ]);
      const response = await fetch(`${baseUrl}${path}`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) {
        throw await ResponseError.fromResponse(response);
      }
      return schema.parse(await response.json());
    } catch (error) {
      throw new ServiceUnavailableError(
        `the ${pluginId} back end did not answer ${path}`,
        error,
      );
    }
  };
}
