import type { Failure, FailureCode } from '@adinsights/plugin-platform-common';
import { CustomErrorBase, toError } from '@backstage/errors';

const MESSAGE_LENGTH = 2_000;

/**
 * Ends a step with a reason that the ledger, alerts and pages know.
 *
 * @public
 */
export class StepError extends CustomErrorBase {
  readonly code: FailureCode;
  /** Names of the quality rules that failed. */
  readonly rules: string[];

  constructor(
    code: FailureCode,
    message: string,
    options: { cause?: unknown; rules?: string[] } = {},
  ) {
    super(
      message,
      options.cause === undefined ? undefined : toError(options.cause),
    );
    this.code = code;
    this.rules = options.rules ?? [];
  }
}

/** The failure that an error stands for: `unknown` unless it says better. @public */
export function failureOf(error: unknown): Failure {
  const { name, message } = toError(error);
  const known = error instanceof StepError ? error : undefined;
  return {
    code: known?.code ?? (name === 'TimeoutError' ? 'timeout' : 'unknown'),
    message: message.slice(0, MESSAGE_LENGTH),
    rules: known?.rules ?? [],
  };
}
