import { InputError } from '@backstage/errors';
import { z } from 'zod';

const SHOWN_LENGTH = 60;

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (current, key) =>
      typeof current === 'object' && current !== null
        ? Reflect.get(current, key)
        : undefined,
    value,
  );
}

function show(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  if (value === null || typeof value !== 'object') {
    const text = String(value);
    return text.length > SHOWN_LENGTH
      ? `${text.slice(0, SHOWN_LENGTH)}…`
      : text;
  }
  return Array.isArray(value) ? 'a list' : 'an object';
}

function describe(
  issue: z.core.$ZodIssue,
  value: unknown,
  where: string | undefined,
): string {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .map(key => `${[...issue.path, key].join('.')}: is not a known field`)
      .join('; ');
  }
  const field = issue.path.join('.') || where || 'value';
  return `${field}: ${issue.message}, got ${show(valueAt(value, issue.path))}`;
}

/** Paths of the strings below `value` that PostgreSQL could not store. */
function withNul(value: unknown, path: string[] = []): string[] {
  if (typeof value === 'string') {
    return value.includes('\0') ? [path.join('.')] : [];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) =>
        withNul(item, [...path, key]),
      )
    : [];
}

/**
 * Checks a value from outside against a schema. A NUL character is refused
 * wherever it stands.
 *
 * @param where - names the value as a whole, for an error that is about no
 *   field of it
 * @throws `InputError` whose message is `field: message, got value` for each
 *   problem, joined by `; `
 * @public
 */
export function parseWith<S extends z.ZodType>(
  schema: S,
  value: unknown,
  where?: string,
): z.output<S> {
  const nul = withNul(value);
  if (nul.length) {
    throw new InputError(
      nul
        .map(field => `${field || where || 'value'}: must not hold NUL`)
        .join('; '),
    );
  }
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  throw new InputError(
    result.error.issues.map(issue => describe(issue, value, where)).join('; '),
  );
}
