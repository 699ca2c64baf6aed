/**
 * Server building blocks of the portal: clock, environment, tenant scope,
 * clients of the back ends, warehouse, queue and step worker.
 *
 * @packageDocumentation
 */
export * from './clients/HttpPipelinesClient';
export * from './clients/metricsClient';
export * from './clients/pipelinesClient';
export * from './clients/pipelinesClientService';
export * from './clients/pluginRequest';
export * from './clients/RecentAnswer';
export * from './clock/clock';
export * from './durations/readDurationMs';
export * from './environment/environment';
export * from './http/cursor';
export * from './http/parseWith';
export * from './queue/controlConnection';
export * from './queue/jobQueue';
export * from './queue/jobQueueService';
export * from './queue/PgBossJobQueue';
export * from './queue/queues';
export * from './steps/cancelRequests';
export * from './steps/externalJobs';
export * from './steps/QueueStepWorkers';
export * from './steps/StepError';
export * from './steps/stepJob';
export * from './steps/stepWorkers';
export * from './steps/stepWorkersService';
export * from './steps/traceparent';
export * from './tenancy/CachedTenantDirectory';
export * from './tenancy/PermissionTenantAccess';
export * from './tenancy/tenantAccess';
export * from './tenancy/tenantAccessService';
export * from './tenancy/tenantDirectory';
export * from './tenancy/tenantDirectoryService';
export * from './tenancy/tenantRecord';
export * from './tenancy/tenantRules';
export * from './tenancy/tenantScope';
export * from './warehouse/warehouseService';
export * from './warehouse/WarehouseAccess';
export * from './warehouse/readWarehouseConfig';
export * from './warehouse/warehouseRoles';
export * from './warehouse/setup/setUpWarehouse';
