import type { Request, RequestHandler, Response } from 'express';

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const SCHEDULER_API = /^\/api\/[^/]+\/\.backstage\/scheduler(\/|$)/i;

function refuse(
  req: Request,
  res: Response,
  statusCode: number,
  error: { name: string; message: string },
): void {
  res.status(statusCode).json({
    error,
    request: { method: req.method, url: req.path },
    response: { statusCode },
  });
}

/**
 * Anybody who reaches a local portal may sign in as anybody, so a page of
 * another site must not reach it by a name of its own that leads to loopback.
 */
export const loopbackHostsOnly: RequestHandler = (req, res, next) => {
  if (LOOPBACK_HOST.test(req.headers.host ?? '')) {
    next();
    return;
  }
  refuse(req, res, 421, {
    name: 'InputError',
    message: 'host: a local portal answers only to localhost and 127.0.0.1',
  });
};

/** PostgreSQL cannot store NUL, and no address of the portal holds one. */
export const noNulBytes: RequestHandler = (req, res, next) => {
  if (!/%00|\0/.test(req.originalUrl)) {
    next();
    return;
  }
  refuse(req, res, 400, {
    name: 'InputError',
    message: 'url: must not hold a NUL character',
  });
};

/**
 * Backstage lets every signed-in person list, trigger and cancel the tasks of
 * its scheduler. Nothing of the portal uses that API, so nobody reaches it.
 */
export const closedSchedulerApi: RequestHandler = (req, res, next) => {
  if (!SCHEDULER_API.test(req.path)) {
    next();
    return;
  }
  refuse(req, res, 404, { name: 'NotFoundError', message: 'Not found' });
};
