/**
 * Transforms waves of tenants with dbt.
 *
 * @packageDocumentation
 */
export { pipelinesModuleDbt as default } from './module';
