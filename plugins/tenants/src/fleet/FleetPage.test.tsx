import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { SWRConfig } from 'swr';
import { tenantMetricsRouteRef } from '../routes';
import { fleetAnswers, metrics, runs, tenant } from '../testing/fleetFixture';
import { FleetPage } from './FleetPage';

type Answers = ReturnType<typeof fleetAnswers>;
type Source = keyof Answers;

const THREE = fleetAnswers({
  tenants: [
    tenant('blue', { name: 'Blue Mountain Coffee', tier: 'premium' }),
    tenant('kingston', { name: 'Kingston Motors', currency: 'USD' }),
    tenant('portmore', { name: 'Portmore Grocers' }),
  ],
  pipelines: [
    runs('blue', { activeRunId: 'now' }),
    runs('kingston'),
    runs('portmore', { lastRunState: 'failed' }),
  ],
  metrics: [
    metrics('blue', { spend: 1_240_113.5 }),
    metrics('kingston', { spend: 48_580 }),
    metrics('portmore', {
      state: 'stale',
      reason: 'source:meta/missed_slots',
      spend: 605_000,
    }),
  ],
});

function Address() {
  return <output aria-label="address">{useLocation().search}</output>;
}

/** A signal API of which only one channel ever says anything. */
function signalsOf(channel: string) {
  const listeners = new Set<() => void>();
  const api: SignalApi = {
    subscribe(subscribed: string, onMessage: (message: never) => void) {
      const listener = () => onMessage({ tenants: [] } as never);
      if (subscribed === channel) {
        listeners.add(listener);
      }
      return { unsubscribe: () => void listeners.delete(listener) };
    },
  };
  return { api, send: () => listeners.forEach(listener => listener()) };
}

async function renderFleet(
  options: {
    answers?: Answers;
    failing?: Source[];
    address?: string;
    mayOnboard?: boolean;
  } = {},
) {
  const server = { answers: options.answers ?? THREE, asked: 0 };
  const signals = signalsOf('metrics');
  const fetch = async (input: RequestInfo | URL) => {
    const source = String(input).match(/^plugin:\/\/(\w+)\/fleet$/)?.[1];
    server.asked += 1;
    return options.failing?.includes(source as Source)
      ? Response.json(
          {
            error: { name: 'Error', message: `${source} is out` },
            response: { statusCode: 503 },
          },
          { status: 503 },
        )
      : Response.json(server.answers[source as Source]);
  };
  await renderInTestApp(
    <SWRConfig value={{ provider: () => new Map() }}>
      <FleetPage />
      <Address />
    </SWRConfig>,
    {
      apis: [
        [fetchApiRef, { fetch }],
        mockApis.permission({
          authorize: () => (options.mayOnboard ? 'ALLOW' : 'DENY') as never,
        }),
        [signalApiRef, signals.api],
      ],
      mountedRoutes: { '/metrics/:tenant': tenantMetricsRouteRef },
      initialRouteEntries: [`/${options.address ?? ''}`],
    },
  );
  return {
    server,
    signal: () => act(signals.send),
  };
}

const grid = () => screen.getByRole('grid', { name: 'Tenants' });
const row = async (name: string) =>
  (await within(grid()).findByText(name)).closest<HTMLElement>('[role="row"]')!;
const names = () =>
  within(grid())
    .queryAllByRole('rowheader')
    .map(({ textContent }) => textContent);

describe('FleetPage', () => {
  it('joins the three sources in one row that links to the numbers', async () => {
    await renderFleet();

    const blue = await row('Blue Mountain Coffee');
    expect(blue).toHaveTextContent('Fresh');
    expect(blue).toHaveTextContent('Running');
    expect(within(blue).getByTitle('JMD 1,240,113.50')).toHaveTextContent(
      'JMD 1.24 M',
    );
    expect(within(blue).getByRole('link')).toHaveAttribute(
      'href',
      '/metrics/blue',
    );
    const portmore = await row('Portmore Grocers');
    expect(portmore).toHaveTextContent('Failed');
    expect(
      within(portmore).getByTitle('Meta sync: missed its slots'),
    ).toHaveTextContent('Stale');
    expect(names()[0]).toBe('Portmore Grocers');
    expect(
      screen.getByRole('button', { name: /^Fresh\s*66.6\s%\s*2 of 3/ }),
    ).toBeVisible();
  });

  it.each<[Source, string, string]>([
    ['metrics', 'Freshness and spend', 'Blue Mountain Coffee'],
    ['pipelines', 'Runs', 'Blue Mountain Coffee'],
    ['tenants', 'Names, owners and tiers', 'blue'],
  ])(
    'says what is not known when %s fails, and shows the rest',
    async (source, what, name) => {
      await renderFleet({ failing: [source] });

      const shown = await row(name);
      expect(
        await screen.findByText(`${what} are not known right now.`),
      ).toBeVisible();
      expect(screen.getByText(`${source} is out`)).toBeVisible();
      expect(
        within(shown).getAllByTitle('Not known: its source does not answer')[0],
      ).toHaveTextContent('–');
      expect(names()).toHaveLength(3);
    },
  );

  it('says so when nothing can be shown, with a way to ask again', async () => {
    await renderFleet({ failing: ['tenants', 'pipelines', 'metrics'] });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The fleet cannot be shown');
    expect(within(alert).getByRole('button')).toHaveTextContent('Try again');
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('reads filters and order from the address', async () => {
    await renderFleet({ address: '?state=fresh&sort=-tenant' });

    await row('Kingston Motors');
    expect(names()).toEqual(['Kingston Motors', 'Blue Mountain Coffee']);
    expect(screen.getByText(/2 of 3 tenants/)).toBeVisible();
    expect(
      screen.getByRole('columnheader', { name: 'Tenant' }),
    ).toHaveAttribute('aria-sort', 'descending');
  });

  it('writes filters and order to the address', async () => {
    await renderFleet();
    await row('Kingston Motors');

    await userEvent.click(screen.getByRole('button', { name: /^Stale\s*1/ }));
    await userEvent.type(screen.getByLabelText('Search tenants'), 'grocers');
    await userEvent.click(screen.getByRole('button', { name: 'Spend 30 d' }));

    await waitFor(() => expect(names()).toEqual(['Portmore Grocers']));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?state=stale&q=grocers&sort=spend',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() => expect(names()).toHaveLength(3));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      /^\?sort=spend$/,
    );
  });

  it('offers to clear filters that match nothing', async () => {
    await renderFleet({ address: '?q=nobody' });

    expect(await screen.findByText('No tenant matches')).toBeVisible();
  });

  it('tells an outsider that nothing is theirs', async () => {
    await renderFleet({ answers: fleetAnswers({ tenants: [] }) });

    expect(await screen.findByText('No tenant is yours to see')).toBeVisible();
    expect(screen.queryByText('No tenants yet')).toBeNull();
  });

  it('tells who may onboard how to begin', async () => {
    await renderFleet({
      answers: fleetAnswers({ tenants: [] }),
      mayOnboard: true,
    });

    expect(await screen.findByText('No tenants yet')).toBeVisible();
    expect(screen.getByText(/POST \/api\/tenants\/tenants/)).toBeVisible();
  });

  it('asks again after a signal, once for many', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const { server, signal } = await renderFleet();
      await row('Kingston Motors');
      const before = server.asked;
      server.answers = fleetAnswers({
        tenants: [tenant('kingston', { name: 'Kingston Motors' })],
        metrics: [metrics('kingston', { state: 'late' })],
      });

      signal();
      signal();
      await act(() => jest.advanceTimersByTimeAsync(2_500));

      await waitFor(async () =>
        expect(await row('Kingston Motors')).toHaveTextContent('Late'),
      );
      expect(server.asked).toBe(before + 3);
    } finally {
      jest.useRealTimers();
    }
  });

  it('is worked by keys: search, rows, help', async () => {
    await renderFleet();
    await row('Kingston Motors');

    await userEvent.keyboard('j');
    expect(document.activeElement).toHaveTextContent('Portmore Grocers');
    await userEvent.keyboard('jj');
    expect(document.activeElement).toHaveTextContent('Kingston Motors');
    await userEvent.keyboard('k');
    expect(document.activeElement).toHaveTextContent('Blue Mountain Coffee');
    await userEvent.keyboard('/');
    await userEvent.keyboard('blue');
    await waitFor(() => expect(names()).toHaveLength(1));
    expect(screen.getByLabelText('Search tenants')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await userEvent.tab();
    await userEvent.keyboard('?');
    expect(await screen.findByRole('dialog')).toHaveTextContent('Next tenant');
  });

  it('draws only the rows in the window of ten thousand', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `tenant-${i}`);
    await renderFleet({
      answers: fleetAnswers({
        tenants: many.map(id => tenant(id, { owner: 'group:default/us' })),
        metrics: many.map(id => metrics(id)),
      }),
    });

    await row('tenant-0');
    expect(grid()).toHaveAttribute('aria-rowcount', '10001');
    expect(names().length).toBeLessThan(60);
  });
});
