import type { z } from 'zod';

/** Refuses control characters, which PostgreSQL cannot store or people see. */
export function printable<T extends z.ZodType<string>>(schema: T) {
  return schema.refine(
    text => !/\p{Cc}/u.test(text),
    'must not hold control characters',
  );
}
