import {
  newTenantSchema,
  pageQuerySchema,
  tenantIdSchema,
  tenantPatchSchema,
  tenantStatusSchema,
} from '@adinsights/plugin-platform-common';
import { parseWith } from '@adinsights/plugin-platform-node';
import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { printable } from '../printable';

const listQuerySchema = pageQuerySchema
  .extend({
    status: tenantStatusSchema.optional(),
    q: printable(z.string().trim().max(100)).optional(),
  })
  .strict();

// Catalog refs are compared in lower case.
const lowerCased = (ref: string) => ref.toLocaleLowerCase('en-US');
const { name, owner } = newTenantSchema.shape;
const createBodySchema = newTenantSchema.extend({
  name: printable(name),
  owner: owner.transform(lowerCased),
});
const updateBodySchema = tenantPatchSchema
  .extend({
    name: printable(name).optional(),
    owner: owner.transform(lowerCased).optional(),
  })
  .refine(patch => Object.keys(patch).length > 0, 'must name a field');

/** What `GET /tenants` asks for. */
export function parseTenantQuery(query: unknown) {
  return parseWith(listQuerySchema, query);
}

/** The body of `POST /tenants`. */
export function parseNewTenant(body: unknown) {
  return parseWith(createBodySchema, body, 'body');
}

/** The body of `PATCH /tenants/:id`. */
export function parseTenantPatch(body: unknown) {
  return parseWith(updateBodySchema, body, 'body');
}

/** A tenant's id in a path; one that cannot exist is not found. */
export function parseTenantId(tenantId: string): string {
  if (!tenantIdSchema.safeParse(tenantId).success) {
    throw new NotFoundError(`tenant: no tenant ${tenantId}`);
  }
  return tenantId;
}
