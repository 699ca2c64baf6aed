import type { FailureCode } from '@adinsights/plugin-platform-common';
import { StepError } from '@adinsights/plugin-platform-node';
import { z } from 'zod';
import { parseJson } from './parseJson';

const problemSchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  message: z.string().optional(),
  data: z.object({ message: z.string() }).partial().optional(),
});

const MESSAGE_LENGTH = 500;

function codeOf(status: number): FailureCode {
  if (status === 429) {
    return 'rate_limited';
  }
  if (status === 408) {
    return 'timeout';
  }
  return status >= 500 ? 'upstream_5xx' : 'configuration';
}

/** Airbyte answered with something else than a success. */
export class AirbyteError extends StepError {
  readonly status: number;

  constructor(status: number, message: string) {
    super(codeOf(status), message);
    this.status = status;
  }
}

/** Reads a problem JSON (RFC 9457), or whatever else came. */
export async function airbyteErrorOf(
  call: string,
  response: Response,
): Promise<AirbyteError> {
  const text = await response.text();
  const problem = problemSchema.safeParse(parseJson(text)).data;
  const detail =
    problem?.data?.message ??
    problem?.detail ??
    problem?.message ??
    problem?.title ??
    text;
  return new AirbyteError(
    response.status,
    `Airbyte answered ${response.status} to ${call}: ${detail.slice(
      0,
      MESSAGE_LENGTH,
    )}`,
  );
}
