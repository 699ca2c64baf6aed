import tenantsPlugin from '@adinsights/plugin-tenants';
import {
  coreExtensionData,
  createExtension,
  createExtensionInput,
  createFrontendModule,
  NotFoundErrorPage,
  PageBlueprint,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import {
  NavContentBlueprint,
  SwappableComponentBlueprint,
} from '@backstage/plugin-app-react';
import { Navigate } from 'react-router-dom';
import { Navigation } from './Navigation';
import { NotFound } from './NotFound';
import { Shell } from './Shell';

const layout = createExtension({
  name: 'layout',
  attachTo: { id: 'app/root', input: 'children' },
  inputs: {
    nav: createExtensionInput([coreExtensionData.reactElement], {
      singleton: true,
    }),
    content: createExtensionInput([coreExtensionData.reactElement], {
      singleton: true,
    }),
  },
  output: [coreExtensionData.reactElement],
  factory: ({ inputs }) => [
    coreExtensionData.reactElement(
      <Shell nav={inputs.nav.get(coreExtensionData.reactElement)}>
        {inputs.content.get(coreExtensionData.reactElement)}
      </Shell>,
    ),
  ],
});

function GoToFleet() {
  const fleet = useRouteRef(tenantsPlugin.routes.root);
  return fleet ? <Navigate to={fleet()} replace /> : null;
}

const home = PageBlueprint.make({
  name: 'home',
  params: {
    path: '/',
    noHeader: true,
    loader: async () => <GoToFleet />,
  },
});

const notFound = SwappableComponentBlueprint.make({
  name: 'core-not-found-error-page',
  params: define =>
    define({ component: NotFoundErrorPage, loader: () => NotFound }),
});

/** The frame around every page, and where the portal begins. */
export const shellModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    layout,
    home,
    notFound,
    NavContentBlueprint.make({ params: { component: Navigation } }),
  ],
});
