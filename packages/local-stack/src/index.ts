/**
 * What `./portal` runs on a bare machine: embedded PostgreSQL, a sandbox
 * Airbyte, the first-run seed and the test suites.
 *
 * @packageDocumentation
 */
export { startPortal } from './start/startPortal';
