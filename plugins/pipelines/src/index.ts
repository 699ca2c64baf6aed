/**
 * Front end of `pipelines`: what ran for each tenant, why a run waits, and
 * the ways to run, cancel, retry and schedule.
 *
 * @packageDocumentation
 */
export { pipelinesPlugin as default } from './plugin';
export { pipelinesTranslationRef } from './translation';
