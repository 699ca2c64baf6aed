import { Config } from '@backstage/config';
import { z } from 'zod';

const KEY = 'backend.database.connection';

const connectionSchema = z.object({
  host: z.string().optional(),
  port: z.coerce.number().int().optional(),
  user: z.string().optional(),
  password: z.string().optional(),
  database: z.string().optional(),
  ssl: z.union([z.boolean(), z.looseObject({})]).optional(),
});

/** @public */
export type ControlConnection =
  | { connectionString: string }
  | z.infer<typeof connectionSchema>;

/**
 * The control database of `backend.database.connection`, which every plugin
 * shares with the queue (one schema each).
 *
 * @public
 */
export function readControlConnection(config: Config): ControlConnection {
  const value = config.get(KEY);
  if (typeof value === 'string') {
    return { connectionString: value };
  }
  const parsed = connectionSchema.safeParse(value);
  if (!parsed.success) {
    throw new Error(`${KEY}: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
