import { z } from 'zod';
import { datasetIdSchema } from './dataset';

const isoTime = z.iso.datetime({ offset: true });

/** A stored payload without the payload itself. @public */
export const snapshotItemSchema = z.object({
  id: z.string(),
  tenantId: z.string(),
  dataset: datasetIdSchema,
  snapshot_generated_at: isoTime,
  dataAsOf: isoTime.nullable(),
  waveId: z.string().nullable(),
  runId: z.string().nullable(),
  rows: z.record(z.string(), z.number().int()),
  checksum: z.string(),
  bytes: z.number().int(),
});

/** @public */
export type SnapshotItem = z.infer<typeof snapshotItemSchema>;
