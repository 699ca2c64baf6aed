import { z } from 'zod';

/** A line of `dbt --log-format json`; `msg` is for people, not for machines. */
const logLineSchema = z.object({
  info: z.object({
    invocation_id: z.string(),
    level: z.string(),
    msg: z.string(),
    name: z.string(),
  }),
});

export type DbtLogLine = z.infer<typeof logLineSchema>['info'];

/** Undefined for lines that are not dbt's own, such as a Python traceback. */
export function parseLogLine(line: string): DbtLogLine | undefined {
  if (!line.startsWith('{')) {
    return undefined;
  }
  try {
    return logLineSchema.safeParse(JSON.parse(line)).data?.info;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
