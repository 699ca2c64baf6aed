/**
 * Schedules, run ledger, waves and sync telemetry.
 *
 * @packageDocumentation
 */
export { pipelinesPlugin as default } from './plugin';
