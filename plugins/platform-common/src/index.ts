/**
 * What browser and server both know: ids, shapes of answers, permissions,
 * schedules and the freshness policy.
 *
 * @packageDocumentation
 */
export * from './fleet/fleet';
export * from './fleet/fleetRows';
export * from './freshness/evaluateFreshness';
export * from './freshness/freshness';
export * from './lists/page';
export * from './metrics/combined';
export * from './metrics/dataset';
export * from './metrics/formulas';
export * from './metrics/snapshot';
export * from './permissions/permissions';
export * from './pipelines/run';
export * from './pipelines/schedule';
export * from './pipelines/telemetry';
export * from './schedules/slots';
export * from './schedules/timeZone';
export * from './tenants/annotations';
export * from './tenants/isSynced';
export * from './tenants/provider';
export * from './tenants/tenant';
export * from './tenants/tenantId';
