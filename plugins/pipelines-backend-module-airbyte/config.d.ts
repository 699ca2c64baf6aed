import type { HumanDuration } from '@backstage/types';

export interface Config {
  pipelines?: {
    airbyte?: {
      /** Airbyte servers that tenants' connections live on. */
      instances?: Array<{
        /** The name that connections refer to, for example `default`. */
        id: string;
        /** Address without the path of the API. */
        url: string;
        clientId: string;
        /** @visibility secret */
        clientSecret: string;
      }>;
      /** How often a running sync is looked at: from `first` growing to `max`. */
      poll?: {
        /** 5 seconds unless told. */
        first?: HumanDuration | string;
        /** 60 seconds unless told. */
        max?: HumanDuration | string;
      };
      /** Time limit of one call, 15 seconds unless told. */
      requestTimeout?: HumanDuration | string;
      /** A sync that runs longer is cancelled, 3 hours unless told. */
      syncTimeout?: HumanDuration | string;
      /** Landed raw rows older than this are deleted, 35 days unless told. */
      rawRetention?: HumanDuration | string;
      /** Syncs that one replica starts at a time, 8 unless told. */
      concurrency?: number;
    };
  };
}
