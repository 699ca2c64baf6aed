import {
  pageSchema,
  Run,
  runDetailSchema,
  RunDetail,
  runSchema,
} from '@adinsights/plugin-platform-common';
import type { Resource } from '@adinsights/plugin-platform-react';
import { z } from 'zod';
import { runAddress, runsAddress, RunsQuery } from './addresses';
import { isOver } from './isOver';
import { useLiveResource } from './useLiveResource';

/** A page of runs as the back end answers it. */
export const runsPageSchema = pageSchema(runSchema);

/** @public */
export type RunsPage = z.infer<typeof runsPageSchema>;

function someAtWork(page: { items: Run[] }): boolean {
  return !page.items.every(isOver);
}

function atWork(run: RunDetail): boolean {
  return !isOver(run);
}

/** A page of runs, kept up to date. */
export function useRuns(query: RunsQuery): Resource<RunsPage> {
  return useLiveResource(runsAddress(query), runsPageSchema, someAtWork);
}

/** One run with its steps and events, kept up to date. */
export function useRun(id: string): Resource<RunDetail> {
  return useLiveResource(runAddress(id), runDetailSchema, atWork);
}
