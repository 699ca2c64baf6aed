import { Provider } from '@adinsights/plugin-platform-common';
import { useMemo } from 'react';
import { useTelemetry } from '../data/useTelemetry';

const MOST_CONNECTIONS = 100;

/** Which platform each connection of a tenant reads; null asks nothing. */
export function useProviders(
  tenant: string | null,
): ReadonlyMap<string, Provider> {
  const { data } = useTelemetry(
    tenant === null ? null : { tenant, limit: MOST_CONNECTIONS },
  );
  return useMemo(
    () =>
      new Map(
        data?.items.map(({ connectionId, provider }) => [
          connectionId,
          provider,
        ]),
      ),
    [data],
  );
}
