import { createHash } from 'node:crypto';

/**
 * A tenant's share of the jitter: always the same for the same tenant, spread
 * evenly over tenants, so that a full hour does not start everyone at once.
 */
export function jitterOf(tenantId: string, jitterMs: number): number {
  const share =
    createHash('sha256').update(tenantId).digest().readUInt32BE(0) / 2 ** 32;
  return Math.floor(share * jitterMs);
}
