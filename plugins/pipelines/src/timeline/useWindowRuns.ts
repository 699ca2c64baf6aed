import {
  fetchResource,
  Resource,
  statusOf,
} from '@adinsights/plugin-platform-react';
import { fetchApiRef, useApi } from '@backstage/frontend-plugin-api';
import useSWR, { useSWRConfig } from 'swr';
import { runsAddress } from '../data/addresses';
import { isOver } from '../data/isOver';
import { AT_REST_MS, AT_WORK_MS, SIGNAL_CHANNEL } from '../data/refresh';
import { useReloadOn } from '../data/useReloadOn';
import { runsPageSchema } from '../data/useRuns';
import { readWindow, WindowRuns } from './readWindow';

const HOUR_MS = 3_600_000;
const PAGE_RUNS = 100;
const MAX_PAGES = 5;
const ERROR_RETRY_MS = 10_000;

/** What a part of the page needs to know of the window. */
export type WindowResource = Pick<
  Resource<WindowRuns>,
  'data' | 'error' | 'isLoading' | 'confirmedAt' | 'reload'
>;

interface ReadWindow {
  window: WindowRuns;
  confirmedAt: Date;
}

/** The runs of the last `hours`, of one tenant or of all, kept up to date. */
export function useWindowRuns(
  tenant: string | null,
  hours: number,
): WindowResource {
  const fetchApi = useApi(fetchApiRef);
  const { cache } = useSWRConfig();
  const key = `window ${hours} ${runsAddress({ tenant, limit: PAGE_RUNS })}`;
  const answer = useSWR<ReadWindow, Error>(
    key,
    async () => {
      const confirmedAt = new Date();
      const previous = cache.get(key)?.data as ReadWindow | undefined;
      const window = await readWindow({
        readPage: async cursor =>
          (
            await fetchResource(
              fetchApi,
              runsAddress({ tenant, cursor, limit: PAGE_RUNS }),
              runsPageSchema,
            )
          ).data,
        from: new Date(confirmedAt.getTime() - hours * HOUR_MS),
        maxPages: MAX_PAGES,
        previous: previous?.window,
      });
      return { window, confirmedAt };
    },
    {
      keepPreviousData: true,
      refreshInterval: latest =>
        latest?.window.runs.every(isOver) ? AT_REST_MS : AT_WORK_MS,
      shouldRetryOnError: error => (statusOf(error) ?? 503) >= 500,
      errorRetryInterval: ERROR_RETRY_MS,
    },
  );
  const reload = () => {
    answer.mutate();
  };
  useReloadOn(SIGNAL_CHANNEL, reload);
  return {
    data: answer.data?.window,
    error: answer.error,
    isLoading: answer.isLoading && !answer.data,
    confirmedAt: answer.data?.confirmedAt,
    reload,
  };
}
