/** A time span: `15 s`, an ISO 8601 duration, or its parts. */
type TimeSpan =
  | string
  | { days?: number; hours?: number; minutes?: number; seconds?: number };

export interface Config {
  pipelines?: {
    /** Name of the warehouse in which the waves build; default `default`. */
    warehouse?: string;
    /** How long landed syncs wait for the others of their run; 15 minutes. */
    syncGrace?: TimeSpan;
    waves?: {
      /** A wave forms when the oldest ready run is this old; 15 seconds. */
      maxWait?: TimeSpan;
      /** A wave of this many runs forms at once, none is larger; 1000. */
      maxMembers?: number;
      /** Most runs in a wave that builds all days; 200. */
      maxFullWindowMembers?: number;
      /** A build that has not ended by then has failed; 1 hour. */
      buildDeadline?: TimeSpan;
      /** Snapshots that have not ended by then have failed; 15 minutes. */
      snapshotDeadline?: TimeSpan;
    };
    lanes?: {
      /** Turns of a premium tenant while a standard one has one; 2. */
      premiumWeight?: number;
    };
    airbyte?: {
      instances?: Array<{
        id: string;
        /** Syncs at work on this instance at a time; 5. */
        slots?: number;
      }>;
    };
    retries?: {
      /** Longest rest after the first failed attempt, doubled each time; 1 minute. */
      base?: TimeSpan;
      /** Longest rest ever; 15 minutes. */
      cap?: TimeSpan;
      /** Attempts of a step, the first included; 5. */
      maxAttempts?: number;
    };
  };
}
