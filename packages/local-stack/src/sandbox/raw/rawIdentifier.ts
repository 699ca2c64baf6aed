/**
 * A schema or table name as destination-postgres writes it: accents removed,
 * runs of white space and every other character outside `[A-Za-z0-9_]` turned
 * into `_`, and no digit first. Case is kept.
 */
export function rawIdentifier(name: string): string {
  const cleaned = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, '_')
    .replace(/[^A-Za-z0-9_]/g, '_');
  return /^\d/.test(cleaned) ? `_${cleaned}` : cleaned;
}
