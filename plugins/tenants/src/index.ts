/**
 * The fleet page: every tenant at one glance.
 *
 * @packageDocumentation
 */
export { tenantsPlugin as default } from './plugin';
export { tenantsTranslationRef } from './translation';
