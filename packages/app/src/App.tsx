import metricsPlugin from '@adinsights/plugin-metrics';
import pipelinesPlugin from '@adinsights/plugin-pipelines';
import tenantsPlugin from '@adinsights/plugin-tenants';
import { createApp } from '@backstage/frontend-defaults';
import userSettingsStorageModule from '@backstage/plugin-app-module-user-settings';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import signalsPlugin from '@backstage/plugin-signals/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { shellModule } from './shell/shellModule';
import { signInModule } from './signIn/signInModule';

/** What the portal's front end is made of. */
export const features = [
  tenantsPlugin,
  metricsPlugin,
  pipelinesPlugin,
  catalogPlugin,
  orgPlugin,
  searchPlugin,
  signalsPlugin,
  userSettingsPlugin,
  userSettingsStorageModule,
  shellModule,
  signInModule,
];

export default createApp({ features });
