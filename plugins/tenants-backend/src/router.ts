import type { TenantAccess } from '@adinsights/plugin-platform-node';
import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { createConnectionRoutes } from './connections/connectionRoutes';
import type { Connections } from './connections/connections';
import { createDirectoryRoutes } from './tenants/directoryRoutes';
import { createTenantRoutes } from './tenants/tenantRoutes';
import type { Tenants } from './tenants/tenants';
import type { TenantStore } from './tenants/tenantStore';

/** Every route of `/api/tenants`. */
export function createRouter(options: {
  tenants: Tenants<BackstageCredentials>;
  connections: Connections<BackstageCredentials>;
  store: TenantStore;
  access: TenantAccess;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}): express.Router {
  const router = Router();
  router.use(express.json());
  router.use(createTenantRoutes(options));
  router.use(createConnectionRoutes(options));
  router.use(createDirectoryRoutes(options));
  return router;
}
