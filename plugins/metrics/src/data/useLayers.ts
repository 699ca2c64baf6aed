import {
  freshnessItemSchema,
  pageSchema,
} from '@adinsights/plugin-platform-common';
import { useResource } from '@adinsights/plugin-platform-react';
import { layersAddress } from './addresses';
import { REFRESH_MS } from './useMetrics';

const layersSchema = pageSchema(freshnessItemSchema);

/** The freshness of each layer between the ad platforms and this page. */
export function useLayers(tenant: string) {
  return useResource(layersAddress(tenant), layersSchema, {
    refreshMs: REFRESH_MS,
  });
}
