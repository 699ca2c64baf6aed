import {
  connectionStatusSchema,
  providerSchema,
  tenantStatusSchema,
  tierSchema,
} from '@adinsights/plugin-platform-common';
import { z } from 'zod';

/**
 * A tenant as the registry tells it to the other back ends: what they need to
 * run, judge and authorise it.
 *
 * @public
 */
export const tenantRecordSchema = z.object({
  id: z.string(),
  name: z.string(),
  status: tenantStatusSchema,
  timezone: z.string(),
  currency: z.string(),
  tier: tierSchema,
  owner: z.string(),
  createdAt: z.iso
    .datetime({ offset: true })
    .transform(value => new Date(value)),
  connections: z.array(
    z.object({
      id: z.string(),
      provider: providerSchema,
      airbyteInstance: z.string(),
      airbyteConnectionId: z.string(),
      status: connectionStatusSchema,
    }),
  ),
});

/** @public */
export type TenantRecord = z.output<typeof tenantRecordSchema>;

/** Answer of `GET /api/tenants/directory`, for service principals. @public */
export const tenantDirectoryAnswerSchema = z.object({
  items: z.array(tenantRecordSchema),
});
