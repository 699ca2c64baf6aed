/**
 * The shipped permission policy: viewer, operator, admin.
 *
 * @packageDocumentation
 */
export { permissionModulePlatform as default } from './module';
