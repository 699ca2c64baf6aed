import { FlatRoutes } from '@backstage/core-app-api';
import { fetchApiRef } from '@backstage/core-plugin-api';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { metricsFixture } from './__testUtils__/metricsFixture';
import { MetricsPage, metricsPlugin } from './legacy';

const FLEET = {
  columns: ['tenantId'],
  rows: [],
  generatedAt: '2025-10-14T11:14:00Z',
};

function answer(url: string): object {
  if (url.includes('/combined')) {
    return metricsFixture;
  }
  return url.endsWith('/fleet') ? FLEET : { items: [] };
}

describe('the legacy entry', () => {
  // The page and its charts take longer to load than a query waits.
  beforeAll(() => import('./page/TenantPage'));

  it('shows a tenant in an app of the older system', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [
            fetchApiRef,
            {
              fetch: async (input: RequestInfo | URL) =>
                Response.json(answer(String(input))),
            },
          ],
        ]}
      >
        <FlatRoutes>
          <Route path="/metrics" element={<MetricsPage />} />
        </FlatRoutes>
      </TestApiProvider>,
      {
        routeEntries: ['/metrics/blue-mountain-coffee'],
        mountedRoutes: { '/metrics': metricsPlugin.routes.root },
      },
    );
    expect(await screen.findByText('Fresh')).toBeVisible();
    expect(
      await screen.findByRole('button', { name: 'Copy link' }),
    ).toBeEnabled();
  });
});
