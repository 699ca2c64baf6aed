import { createExtensionPoint } from '@backstage/backend-plugin-api';

/** Which runs somebody has asked to cancel, as the run ledger knows it. @public */
export interface CancelRequests {
  /** Those of the runs that are to be cancelled. */
  requested(runIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** For modules of the pipelines plugin whose steps can be cancelled. @public */
export const pipelinesCancelRequestsExtensionPoint =
  createExtensionPoint<CancelRequests>({ id: 'pipelines.cancel-requests' });
