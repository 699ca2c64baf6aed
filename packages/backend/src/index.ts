import { createBackend } from '@backstage/backend-defaults';
import { loopbackOnlyUnderLocal } from './loopbackOnlyUnderLocal';
import { portalHttpRouter } from './portalHttpRouter';

const backend = createBackend();

backend.add(portalHttpRouter);
backend.add(loopbackOnlyUnderLocal);

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@adinsights/plugin-auth-backend-module-local'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@adinsights/plugin-permission-backend-module-platform'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@adinsights/plugin-catalog-backend-module-tenants'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@adinsights/plugin-tenants-backend'));
backend.add(import('@adinsights/plugin-pipelines-backend'));
backend.add(import('@adinsights/plugin-pipelines-backend-module-airbyte'));
backend.add(import('@adinsights/plugin-pipelines-backend-module-dbt'));
backend.add(import('@adinsights/plugin-metrics-backend'));

backend.start();
