import { ResponseError } from '@backstage/errors';
import type { FetchApi } from '@backstage/frontend-plugin-api';
import { z } from 'zod';

/** An answer that was read whole and understood. @public */
export interface Loaded<T> {
  data: T;
  etag: string | null;
  /** When the server last confirmed it, epoch milliseconds. */
  confirmedAt: number;
}

/**
 * Reads a JSON resource and checks it against `schema`. With a `previous`
 * answer the server is asked conditionally, and a 304 keeps the very same
 * object, so that nothing draws again.
 *
 * @throws ResponseError on a status outside 2xx
 * @throws ZodError when the answer has another shape
 * @public
 */
export async function fetchResource<S extends z.ZodType>(
  fetchApi: FetchApi,
  url: string,
  schema: S,
  previous?: Loaded<z.output<S>>,
): Promise<Loaded<z.output<S>>> {
  const response = await fetchApi.fetch(url, {
    headers: previous?.etag ? { 'If-None-Match': previous.etag } : {},
  });
  const confirmedAt = Date.now();
  if (response.status === 304 && previous) {
    return { ...previous, confirmedAt };
  }
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return {
    data: schema.parse(await response.json()),
    etag: response.headers.get('etag'),
    confirmedAt,
  };
}
