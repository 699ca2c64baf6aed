/**
 * Syncs tenants' connections through Airbyte and lands their rows.
 *
 * @packageDocumentation
 */
export { pipelinesModuleAirbyte as default } from './module';
