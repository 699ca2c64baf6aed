/**
 * Registry of tenants and their connections.
 *
 * @packageDocumentation
 */
export { tenantsPlugin as default } from './plugin';
