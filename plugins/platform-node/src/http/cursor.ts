import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Writes the key of a page's last row as an opaque cursor. @public */
export function encodeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

/**
 * Reads a cursor of {@link encodeCursor} back.
 *
 * @throws `InputError` when it was not made here, or for another list
 * @public
 */
export function decodeCursor<S extends z.ZodType>(
  schema: S,
  cursor: string,
): z.output<S> {
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    throw new InputError(
      'cursor: must be the nextCursor of an earlier answer',
      error,
    );
  }
  const parsed = schema.safeParse(key);
  if (!parsed.success) {
    throw new InputError(
      'cursor: must be the nextCursor of an earlier answer of this list',
    );
  }
  return parsed.data;
}
