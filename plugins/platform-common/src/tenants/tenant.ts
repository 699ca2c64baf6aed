import { z } from 'zod';
import { freshnessSchema } from '../freshness/freshness';
import { timeZoneSchema } from '../schedules/timeZone';
import { connectionIdSchema, tenantIdSchema } from './tenantId';
import { providerSchema } from './provider';

/** @public */
export const tenantStatusSchema = z.enum([
  'onboarding',
  'active',
  'suspended',
  'offboarding',
  'offboarded',
]);

/** @public */
export type TenantStatus = z.infer<typeof tenantStatusSchema>;

/** @public */
export const tierSchema = z.enum(['standard', 'premium']);

const isoTime = z.iso.datetime({ offset: true });

/**
 * A tenant as `GET /api/tenants/tenants/:id` answers it. `owner` is the ref of
 * the catalog group that owns it, `connections` how many it has; `freshness`
 * is null while the metrics back end cannot be asked.
 *
 * @public
 */
export const tenantSchema = z.object({
  id: tenantIdSchema,
  name: z.string(),
  status: tenantStatusSchema,
  timezone: z.string(),
  currency: z.string(),
  tier: tierSchema,
  owner: z.string(),
  createdAt: isoTime,
  updatedAt: isoTime,
  connections: z.number().int(),
  freshness: freshnessSchema.nullable(),
});

/** @public */
export type Tenant = z.infer<typeof tenantSchema>;

/** Body of `POST /api/tenants/tenants`. @public */
export const newTenantSchema = z.object({
  id: tenantIdSchema,
  name: z.string().trim().min(1).max(100),
  timezone: timeZoneSchema.default('America/Jamaica'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code'),
  tier: tierSchema.default('standard'),
  owner: z.string().regex(/^group:[a-z0-9-]+\/[A-Za-z0-9._-]+$/, {
    message: 'must be a group entity ref such as group:default/my-team',
  }),
});

/** @public */
export type NewTenant = z.infer<typeof newTenantSchema>;

/** Body of `PATCH /api/tenants/tenants/:id`. @public */
export const tenantPatchSchema = newTenantSchema
  .omit({ id: true, timezone: true, tier: true })
  .extend({
    timezone: timeZoneSchema,
    tier: tierSchema,
    status: z.enum(['active', 'suspended']),
  })
  .partial()
  .strict();

/** @public */
export type TenantPatch = z.infer<typeof tenantPatchSchema>;

/** @public */
export const connectionStatusSchema = z.enum(['active', 'paused', 'error']);

/**
 * One ad account synced by one Airbyte connection. Never holds a credential.
 *
 * @public
 */
export const connectionSchema = z.object({
  id: connectionIdSchema,
  tenantId: z.string(),
  provider: providerSchema,
  name: z.string(),
  airbyteInstance: z.string(),
  airbyteConnectionId: z.uuid(),
  status: connectionStatusSchema,
  credential: z.object({
    stored: z.boolean(),
    updatedAt: isoTime.nullable(),
    expiresAt: isoTime.nullable(),
  }),
  lastSync: z
    .object({
      state: z.string(),
      endedAt: isoTime.nullable(),
      rows: z.number().nullable(),
    })
    .nullable(),
});

/** @public */
export type Connection = z.infer<typeof connectionSchema>;

/** Body of `POST /api/tenants/tenants/:id/connections`. @public */
export const newConnectionSchema = z.object({
  id: connectionIdSchema.optional(),
  provider: providerSchema,
  name: z.string().trim().min(1).max(100),
  airbyteInstance: z.string().min(1).max(63).default('default'),
  airbyteConnectionId: z.uuid(),
});

/** @public */
export type NewConnection = z.infer<typeof newConnectionSchema>;

/** Body of `PATCH …/connections/:cid`. @public */
export const connectionPatchSchema = z
  .object({
    name: z.string().trim().min(1).max(100),
    status: z.enum(['active', 'paused']),
  })
  .partial()
  .strict();

/** @public */
export type ConnectionPatch = z.infer<typeof connectionPatchSchema>;
