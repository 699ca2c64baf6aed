import { z } from 'zod';

/** Slugs that would collide with routes of the portal. */
export const RESERVED_TENANT_IDS = ['app', 'all', 'new', 'platform'] as const;

/**
 * A tenant's id: a slug of 2 to 40 characters, never one of
 * {@link RESERVED_TENANT_IDS}.
 *
 * @public
 */
export const tenantIdSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{1,39}$/,
    'must start with a letter and hold 2 to 40 lower-case letters, digits or dashes',
  )
  .refine(id => !(RESERVED_TENANT_IDS as readonly string[]).includes(id), {
    message: 'is a reserved word',
  });

/** A connection's id: a slug of 2 to 53 characters. @public */
export const connectionIdSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{1,52}$/,
    'must start with a letter and hold 2 to 53 lower-case letters, digits or dashes',
  );

/**
 * The warehouse schema into which Airbyte lands one connection.
 *
 * @public
 */
export function rawSchemaOf(connectionId: string): string {
  return `raw_${connectionIdSchema.parse(connectionId).replace(/-/g, '_')}`;
}
