import { Freshness } from '@adinsights/plugin-platform-common';

/** Curated numbers do not age; the reason says that they are not real. */
export const demoFreshness: Freshness = {
  state: 'fresh',
  reason: 'demo',
  since: null,
  stateUntil: null,
  nextExpectedAt: null,
};
