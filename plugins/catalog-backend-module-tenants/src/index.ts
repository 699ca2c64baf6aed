/**
 * Tenants as entities of the software catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleTenants as default } from './module';
