import { StepError } from '@adinsights/plugin-platform-node';
import { z, ZodType } from 'zod';
import { parseJson } from './parseJson';

/**
 * Reads a successful answer of Airbyte.
 *
 * @throws StepError `unknown` naming the fields that are not as they should be.
 */
export async function readAnswer<T>(
  schema: ZodType<T>,
  call: string,
  response: Response,
): Promise<T> {
  const text = await response.text();
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new StepError(
      'unknown',
      `Airbyte's answer to ${call} has an unknown shape: ${z.prettifyError(
        parsed.error,
      )}`,
    );
  }
  return parsed.data;
}
