import type { z } from 'zod';
import type { connectionStatusSchema } from './tenant';

/**
 * Whether a connection takes part in its tenant's runs, and so in the
 * freshness and the age of its data. One that fails is still tried.
 *
 * @public
 */
export function isSynced(
  status: z.infer<typeof connectionStatusSchema>,
): boolean {
  return status !== 'paused';
}
