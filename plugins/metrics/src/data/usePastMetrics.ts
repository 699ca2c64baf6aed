import {
  CombinedMetrics,
  metricsSectionsSchema,
  snapshotItemSchema,
} from '@adinsights/plugin-platform-common';
import { Resource, useResource } from '@adinsights/plugin-platform-react';
import { useMemo } from 'react';
import { pastAddress } from './addresses';

const pastSchema = snapshotItemSchema.extend({
  payload: metricsSectionsSchema,
});

/**
 * A kept snapshot in the shape of the current numbers. The tenant's name,
 * currency and zone come from `whole`, since a snapshot does not repeat them.
 */
export function usePastMetrics(
  snapshotId: string | null,
  whole: CombinedMetrics | undefined,
): Resource<CombinedMetrics> {
  const past = useResource(
    snapshotId ? pastAddress(snapshotId) : null,
    pastSchema,
  );
  const data = useMemo(() => {
    if (!past.data || !whole || past.data.tenantId !== whole.tenant.id) {
      return undefined;
    }
    const { payload, id, dataset, dataAsOf, snapshot_generated_at } = past.data;
    return {
      ...payload,
      tenant: whole.tenant,
      freshness: whole.freshness,
      dataset,
      snapshotId: id,
      dataAsOf,
      snapshot_generated_at,
    };
  }, [past.data, whole]);
  return { ...past, data };
}
