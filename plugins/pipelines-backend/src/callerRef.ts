import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { z } from 'zod';

const principalSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user'), userEntityRef: z.string() }),
  z.object({ type: z.literal('service'), subject: z.string() }),
]);

/** Who asked, as the ledger remembers it: a user's ref or a service's name. */
export function refOf({ principal }: BackstageCredentials): string {
  const caller = principalSchema.parse(principal);
  return caller.type === 'user' ? caller.userEntityRef : caller.subject;
}
