import { fetchApiRef, useApi } from '@backstage/frontend-plugin-api';
import useSWR, { useSWRConfig } from 'swr';
import { z } from 'zod';
import { fetchResource, Loaded } from './fetchResource';
import { statusOf } from './failure';
import { useOnline } from './useOnline';

const OFFLINE = new TypeError('The browser is offline');

/** @public */
export interface ResourceOptions {
  /** Ask again each so many milliseconds; never by default. */
  refreshMs?: number;
  /** While another address loads, go on showing the answer of the last one. */
  keepPrevious?: boolean;
}

/**
 * A resource as a page sees it. `data` outlives a failed refetch: `error` and
 * `data` together mean that what is shown is the last good answer, confirmed
 * at `confirmedAt`.
 *
 * @public
 */
export interface Resource<T> {
  data: T | undefined;
  error: Error | undefined;
  isLoading: boolean;
  /** `data` still answers the address before, while this one loads. */
  isPrevious: boolean;
  isRefreshing: boolean;
  confirmedAt: Date | undefined;
  reload: () => void;
}

/**
 * Reads `url` (`plugin://metrics/…`) through the app's fetch and parses it
 * with `schema`. The same address is asked once for all who use it. Pass null
 * to ask nothing.
 *
 * @public
 */
export function useResource<S extends z.ZodType>(
  url: string | null,
  schema: S,
  options: ResourceOptions = {},
): Resource<z.output<S>> {
  const fetchApi = useApi(fetchApiRef);
  const { cache } = useSWRConfig();
  const online = useOnline();
  const answer = useSWR<Loaded<z.output<S>>, Error>(
    url,
    (address: string) =>
      fetchResource(
        fetchApi,
        address,
        schema,
        cache.get(address)?.data as Loaded<z.output<S>> | undefined,
      ),
    {
      refreshInterval: options.refreshMs ?? 0,
      keepPreviousData: options.keepPrevious ?? false,
      // The payload is compared by identity: a 304 keeps it.
      compare: (a, b) =>
        a === b || (a?.data === b?.data && a?.confirmedAt === b?.confirmedAt),
      shouldRetryOnError: error => (statusOf(error) ?? 503) >= 500,
      errorRetryInterval: 10_000,
    },
  );
  return {
    data: answer.data?.data,
    error: answer.error ?? (online ? undefined : OFFLINE),
    isLoading: answer.isLoading && !answer.data,
    isPrevious: answer.isLoading && Boolean(answer.data),
    isRefreshing: answer.isValidating,
    confirmedAt: answer.data && new Date(answer.data.confirmedAt),
    reload: () => {
      answer.mutate();
    },
  };
}
