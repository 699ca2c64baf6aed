import { Request } from 'express';
import { z } from 'zod';

/** `limit` and `offset` of a list, with Airbyte's bounds. */
export const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
});

/** An id list that comes repeated or with commas. */
export const idListSchema = z
  .union([z.string(), z.array(z.string())])
  .transform(value => [value].flat().flatMap(part => part.split(',')))
  .pipe(z.array(z.uuid()))
  .optional();

/** One page and the addresses of its neighbours. */
export interface Page<T> {
  data: T[];
  next?: string;
  previous?: string;
}

/**
 * Makes a page of `found`, which holds one item more than `limit` when there
 * is a next page.
 */
export function pageOf<T>(
  request: Request,
  { limit, offset }: { limit: number; offset: number },
  found: T[],
): Page<T> {
  const addressOf = (target: number) => {
    const url = new URL(
      request.originalUrl,
      `http://${request.headers.host ?? '127.0.0.1'}`,
    );
    url.searchParams.set('limit', String(limit));
    url.searchParams.set('offset', String(target));
    return url.toString();
  };
  return {
    data: found.slice(0, limit),
    ...(found.length > limit && { next: addressOf(offset + limit) }),
    ...(offset > 0 && { previous: addressOf(Math.max(0, offset - limit)) }),
  };
}
