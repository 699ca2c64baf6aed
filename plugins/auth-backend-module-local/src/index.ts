/**
 * Sign-in by name for a laptop.
 *
 * @packageDocumentation
 */
export { authModuleLocal as default } from './module';
