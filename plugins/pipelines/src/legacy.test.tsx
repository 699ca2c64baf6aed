import { FlatRoutes } from '@backstage/core-app-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { fetchApiRef } from '@backstage/core-plugin-api';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import { runDetailFixture, runFixture } from './__testUtils__/runFixture';
import { PipelinesPage, pipelinesPlugin } from './legacy';

const EMPTY_FLEET = {
  columns: ['tenantId'],
  rows: [],
  generatedAt: '2026-01-05T11:00:00Z',
};

function answer(url: string): object {
  if (url.endsWith('/fleet')) {
    return EMPTY_FLEET;
  }
  if (url.endsWith('/runs/run-1')) {
    return runDetailFixture();
  }
  if (url.includes('/telemetry')) {
    const counts = { ok: 0, late: 0, failing: 0, running: 0, never: 0 };
    return { items: [], syncStatusCounts: { ...counts, paused: 0 } };
  }
  return { items: [runFixture({ state: 'degraded' })] };
}

describe('the legacy entry', () => {
  it('shows the pages in an app of the older system, and links within', async () => {
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
          [
            permissionApiRef,
            { authorize: async () => ({ result: AuthorizeResult.DENY }) },
          ],
        ]}
      >
        <FlatRoutes>
          <Route path="/pipelines" element={<PipelinesPage />} />
        </FlatRoutes>
      </TestApiProvider>,
      {
        routeEntries: ['/pipelines'],
        mountedRoutes: { '/pipelines': pipelinesPlugin.routes.root },
      },
    );
    expect(
      await screen.findByRole('heading', { name: 'Pipelines' }),
    ).toBeVisible();
    await userEvent.click(
      await screen.findByRole('row', { name: /kingston-motors/ }),
    );
    expect(await screen.findByText('total 4 min 18 s')).toBeVisible();
  });
});
