/**
 * Front end of `metrics`: the advertising numbers of one tenant, with how
 * fresh they are.
 *
 * @packageDocumentation
 */
export { metricsPlugin as default } from './plugin';
export { metricsTranslationRef } from './translation';
