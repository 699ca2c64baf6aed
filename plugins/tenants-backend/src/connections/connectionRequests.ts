import {
  connectionIdSchema,
  connectionPatchSchema,
  newConnectionSchema,
  pageQuerySchema,
} from '@adinsights/plugin-platform-common';
import { parseWith } from '@adinsights/plugin-platform-node';
import { NotFoundError } from '@backstage/errors';
import { printable } from '../printable';

const { name, airbyteInstance } = newConnectionSchema.shape;
const createBodySchema = newConnectionSchema.extend({
  name: printable(name),
  airbyteInstance: printable(airbyteInstance),
});
const updateBodySchema = connectionPatchSchema
  .extend({ name: printable(name).optional() })
  .refine(patch => Object.keys(patch).length > 0, 'must name a field');

/** What `GET …/connections` asks for. */
export function parseConnectionQuery(query: unknown) {
  return parseWith(pageQuerySchema, query);
}

/** The body of `POST …/connections`. */
export function parseNewConnection(body: unknown) {
  return parseWith(createBodySchema, body, 'body');
}

/** The body of `PATCH …/connections/:cid`. */
export function parseConnectionPatch(body: unknown) {
  return parseWith(updateBodySchema, body, 'body');
}

/** A connection's id in a path; one that cannot exist is not found. */
export function parseConnectionId(connectionId: string): string {
  if (!connectionIdSchema.safeParse(connectionId).success) {
    throw new NotFoundError(`connection: no connection ${connectionId}`);
  }
  return connectionId;
}
