import { z } from 'zod';

/** What a secret reads as. */
export const MASK = '**********';

const secretKeys = new Set([
  'access_token',
  'refresh_token',
  'client_secret',
  'developer_token',
  'password',
  'private_key',
]);

const recordSchema = z.record(z.string(), z.unknown());

/** A copy with every secret masked, at any depth. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(maskSecrets);
  }
  const record = recordSchema.safeParse(value);
  if (!record.success) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(record.data).map(([key, inner]) => [
      key,
      secretKeys.has(key) ? MASK : maskSecrets(inner),
    ]),
  );
}

/**
 * `change` laid over `base`: objects merge, anything else replaces, and a mask
 * sent back leaves the secret as it was.
 */
export function mergeConfiguration(base: unknown, change: unknown): unknown {
  if (change === MASK) {
    return base;
  }
  const [before, after] = [
    recordSchema.safeParse(base),
    recordSchema.safeParse(change),
  ];
  if (!before.success || !after.success || Array.isArray(change)) {
    return change;
  }
  const merged = { ...before.data };
  for (const [key, value] of Object.entries(after.data)) {
    merged[key] = mergeConfiguration(merged[key], value);
  }
  return merged;
}
