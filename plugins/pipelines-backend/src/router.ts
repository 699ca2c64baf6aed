import express, { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { createDeadLettersRouter } from './deadLetters/deadLettersRouter';
import { createFleetRouter } from './fleet/fleetRouter';
import { createRunsRouter } from './runs/runsRouter';
import { createSchedulesRouter } from './schedules/schedulesRouter';
import { createTelemetryRouter } from './telemetry/telemetryRouter';

/** Every route of `/api/pipelines`. */
export function createRouter(
  options: Parameters<typeof createDeadLettersRouter>[0] &
    Parameters<typeof createFleetRouter>[0] &
    Parameters<typeof createRunsRouter>[0] &
    Parameters<typeof createSchedulesRouter>[0] &
    Parameters<typeof createTelemetryRouter>[0],
): ExpressRouter {
  const router = Router();
  router.use(express.json());
  router.use(createRunsRouter(options));
  router.use(createSchedulesRouter(options));
  router.use(createTelemetryRouter(options));
  router.use(createFleetRouter(options));
  router.use(createDeadLettersRouter(options));
  return router;
}
