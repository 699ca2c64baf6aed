import { datasetSchema } from '@adinsights/plugin-platform-common';
import { useResource } from '@adinsights/plugin-platform-react';
import { z } from 'zod';
import { datasetsAddress } from './addresses';

const datasetsSchema = z.object({ items: z.array(datasetSchema) });

/** The datasets of a tenant, with the server's words for them. */
export function useDatasets(tenant: string) {
  return useResource(datasetsAddress(tenant), datasetsSchema);
}
