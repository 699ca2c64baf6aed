/** How often a page asks while something is at work. */
export const AT_WORK_MS = 5_000;

/** How often it asks while nothing is. */
export const AT_REST_MS = 60_000;

/** The channel on which the back end says that runs changed. */
export const SIGNAL_CHANNEL = 'pipelines';
