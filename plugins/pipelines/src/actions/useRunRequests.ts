import { Run, runSchema } from '@adinsights/plugin-platform-common';
import { ResponseError } from '@backstage/errors';
import { FetchApi, fetchApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { NEW_RUN_ADDRESS, runActionAddress } from '../data/addresses';

/**
 * Asks for something to be done. Each answers the run it is about.
 *
 * @throws ResponseError - as when the run is not in a state for it (409)
 */
export interface RunRequests {
  start: (tenant: string, reason: string) => Promise<Run>;
  cancel: (runId: string) => Promise<Run>;
  /** Goes on from what failed: the same run, or a new one. */
  retry: (runId: string) => Promise<Run>;
}

async function post(
  fetchApi: FetchApi,
  url: string,
  body: object,
): Promise<Run> {
  const response = await fetchApi.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return runSchema.parse(await response.json());
}

/** The requests that change runs, through the app's fetch. */
export function useRunRequests(): RunRequests {
  const fetchApi = useApi(fetchApiRef);
  return useMemo(
    () => ({
      start: (tenant, reason) =>
        post(fetchApi, NEW_RUN_ADDRESS, {
          tenant,
          ...(reason && { reason }),
        }),
      cancel: id => post(fetchApi, runActionAddress(id, 'cancel'), {}),
      retry: id => post(fetchApi, runActionAddress(id, 'retry'), {}),
    }),
    [fetchApi],
  );
}
