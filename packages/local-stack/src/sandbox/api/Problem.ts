import { ErrorRequestHandler } from 'express';
import { z } from 'zod';

const DOCUMENTATION = 'https://reference.airbyte.com/reference/errors';

/** An error answer in the shape Airbyte's public API gives (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly data: Record<string, unknown>;

  private constructor(
    status: number,
    title: string,
    message: string,
    data: Record<string, unknown> = { message },
  ) {
    super(message);
    this.status = status;
    this.title = title;
    this.data = data;
  }

  static badRequest(message: string): Problem {
    return new Problem(400, 'bad-request', message);
  }

  static invalidApiKey(): Problem {
    return new Problem(
      401,
      'invalid-api-key',
      'The API key or access token is missing, wrong or expired.',
    );
  }

  static notFound(resourceType: string, resourceId: string): Problem {
    return new Problem(
      404,
      'resource-not-found',
      `${resourceType} ${resourceId} was not found.`,
      { resourceType, resourceId },
    );
  }

  static tryAgainLater(connectionId: string): Problem {
    return new Problem(
      409,
      'try-again-later',
      `A sync is already running for: ${connectionId}`,
    );
  }

  static stateConflict(message: string): Problem {
    return new Problem(409, 'state-conflict', message);
  }

  static unprocessable(message: string): Problem {
    return new Problem(422, 'unprocessable-entity', message);
  }

  static unexpected(): Problem {
    return new Problem(
      500,
      'unexpected-problem',
      'An unexpected problem has occurred.',
    );
  }

  toJSON(): Record<string, unknown> {
    return {
      status: this.status,
      type: `${DOCUMENTATION}#${this.title}`,
      title: this.title,
      detail: this.message,
      documentationUrl: null,
      data: this.data,
    };
  }
}

/** Turns whatever a route throws into a problem. */
export const problemHandler: ErrorRequestHandler = (
  error,
  _request,
  response,
  next,
) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const problem = toProblem(error);
  if (problem.status === 500) {
    process.emitWarning(error);
  }
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(problem));
};

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) {
    return error;
  }
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return Problem.badRequest(
      `${issue.path.join('.') || 'request'}: ${issue.message}`,
    );
  }
  // What express's body parsers throw for a body they cannot read.
  if (
    error instanceof Error &&
    'status' in error &&
    Number(error.status) >= 400 &&
    Number(error.status) < 500
  ) {
    return Problem.badRequest(error.message);
  }
  return Problem.unexpected();
}
