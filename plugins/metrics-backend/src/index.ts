/**
 * The metrics back end: snapshots, combined metrics API and freshness.
 *
 * @packageDocumentation
 */
export { metricsPlugin as default } from './plugin';
