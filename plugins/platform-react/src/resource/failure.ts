import { ResponseError } from '@backstage/errors';

const UNREACHABLE = [502, 503, 504];

/** The HTTP status behind an error, undefined when there was no answer. @public */
export function statusOf(error: unknown): number | undefined {
  return ResponseError.is(error) ? error.statusCode : undefined;
}

/**
 * Whether the error says that the server could not be reached, rather than
 * that it refused.
 *
 * @public
 */
export function isUnreachable(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined
    ? error instanceof TypeError
    : UNREACHABLE.includes(status);
}

/** What the server said, or else what went wrong on the way to it. @public */
export function messageOf(error: Error): string {
  return ResponseError.is(error) ? error.cause.message : error.message;
}

/** The id under which the server logged the request, if it said so. @public */
export function correlationIdOf(error: unknown): string | undefined {
  if (!ResponseError.is(error)) {
    return undefined;
  }
  const { headers } = error.response;
  return (
    headers.get('x-correlation-id') ??
    headers.get('traceparent')?.split('-')[1] ??
    undefined
  );
}
