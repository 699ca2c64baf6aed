import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** W3C trace context, version 00. @public */
export const traceparentSchema = z
  .string()
  .regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/);

/** A new trace, sampled. @public */
export function newTraceparent(): string {
  const traceId = randomBytes(16).toString('hex');
  return `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
}

/** The trace id, 32 hex digits: the correlation id of everything in a run. @public */
export function traceIdOf(traceparent: string): string {
  return traceparentSchema.parse(traceparent).split('-')[1];
}
