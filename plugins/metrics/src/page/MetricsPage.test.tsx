import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  campaign,
  metricsFixture,
  metricsIn,
  summaryOf,
} from '../__testUtils__/metricsFixture';
import {
  Failure,
  kept,
  renderMetricsPage,
} from '../__testUtils__/metricsServer';

const TENANT = '/blue-mountain-coffee';

/** The text of the tile with this name, spaces made plain. */
async function tile(name: string): Promise<string> {
  const tiles = await screen.findByLabelText('Key figures');
  const term = within(tiles).getByText(name, { selector: 'dt' });
  return (term.nextSibling?.textContent ?? '').replace(/\u00a0/g, ' ');
}

describe('MetricsPage', () => {
  // The page and its charts take longer to load than a query waits.
  beforeAll(() => import('./TenantPage'));

  it('goes on to a tenant from /metrics', async () => {
    const { asked } = renderMetricsPage('');
    expect(await tile('Spend')).toMatch(/^JMD 2,500▲ 25 %/);
    expect(asked).toContain(
      'metrics/combined?tenant=blue-mountain-coffee&dataset=live',
    );
  });

  it('shows a dash where nothing can be computed', async () => {
    const trend = metricsFixture.campaign.trend.map(day => ({
      ...day,
      conversions: 0,
    }));
    renderMetricsPage(TENANT, {
      'metrics/combined': () => ({
        ...metricsFixture,
        campaign: {
          ...metricsFixture.campaign,
          trend,
          summary: summaryOf(trend),
        },
      }),
    });
    expect(await tile('CPA')).toMatch(/^–/);
    expect(await tile('Conversions')).toMatch(/^0▼ 100 %/);
  });

  it('takes the words of the dataset toggle from the server', async () => {
    const { asked } = renderMetricsPage(TENANT);
    const sample = await screen.findByRole('radio', { name: 'Sample numbers' });
    expect(
      screen.getByRole('radio', { name: 'Warehouse numbers' }),
    ).toBeChecked();
    await userEvent.click(sample);
    await waitFor(() =>
      expect(asked).toContain(
        'metrics/combined?tenant=blue-mountain-coffee&dataset=demo',
      ),
    );
  });

  it('keeps the numbers when the server goes away', async () => {
    let down = false;
    const { signal } = renderMetricsPage(TENANT, {
      'metrics/combined': () => {
        if (down) {
          throw new Failure(503, 'restarting');
        }
        return metricsFixture;
      },
    });
    await tile('Spend');
    down = true;
    await signal();
    expect(await screen.findByText('Offline')).toBeInTheDocument();
    expect(await tile('Spend')).toMatch(/^JMD 2,500/);
    down = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
    expect(await screen.findByText('Fresh')).toBeInTheDocument();
  });

  it('shows new numbers when a snapshot is made', async () => {
    let spend = 2_500;
    const { signal } = renderMetricsPage(TENANT, {
      'metrics/combined': () => ({
        ...metricsFixture,
        campaign: {
          ...metricsFixture.campaign,
          summary: { ...metricsFixture.campaign.summary, totalSpend: spend },
        },
      }),
    });
    expect(await tile('Spend')).toMatch(/^JMD 2,500/);
    spend = 2_600;
    await signal();
    await waitFor(async () =>
      expect(await tile('Spend')).toMatch(/^JMD 2,600/),
    );
  });

  it('asks the warehouse for what the address filters by', async () => {
    const { asked } = renderMetricsPage(`${TENANT}?days=7&platforms=meta`);
    await waitFor(() =>
      expect(asked).toContain(
        'metrics/combined?tenant=blue-mountain-coffee&dataset=live&start_date=2025-10-08&end_date=2025-10-14&platforms=meta',
      ),
    );
  });

  it('says that nothing matches, and clears the filters', async () => {
    renderMetricsPage(`${TENANT}?platforms=meta`, {
      'metrics/combined': query =>
        query.has('platforms')
          ? {
              ...metricsFixture,
              availability: {
                ...metricsFixture.availability,
                campaign: { status: 'empty', reason: 'no_matching_filters' },
              },
              campaign: {
                ...metricsFixture.campaign,
                summary: summaryOf([]),
                trend: [],
                rows: [],
                previous: null,
              },
            }
          : metricsFixture,
    });
    await screen.findByText('Nothing matches the filters.');
    expect(screen.queryByLabelText('Key figures')).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(await tile('Spend')).toMatch(/^JMD 2,500/);
  });

  it('opens the creatives that the address names', async () => {
    renderMetricsPage(`${TENANT}?campaign=c-1`);
    const drawer = await screen.findByRole('dialog', { name: 'Brand' });
    expect(drawer).toHaveTextContent('Cup at sunrise');
  });

  it('searches the campaigns and says when none is found', async () => {
    const rows = Array.from({ length: 11 }, (_, index) =>
      campaign(`c-${index}`, `Brand ${index}`, 1_000 - index),
    );
    renderMetricsPage(TENANT, {
      'metrics/combined': () => ({
        ...metricsFixture,
        campaign: {
          ...metricsFixture.campaign,
          rows: [...rows, campaign('c-h', 'Harvest sale', 5)],
        },
      }),
    });
    const search = await screen.findByRole('searchbox', {
      name: 'Search campaigns',
    });
    await userEvent.type(search, 'harvest');
    await waitFor(() =>
      expect(screen.queryByRole('rowheader', { name: /Brand/ })).toBeNull(),
    );
    expect(screen.getByRole('rowheader', { name: /Harvest/ })).toBeVisible();
    await userEvent.type(search, ' moon');
    expect(
      await screen.findByText('No campaign is named like “harvest moon”.'),
    ).toBeInTheDocument();
    await userEvent.clear(search);
    expect(
      await screen.findByRole('rowheader', { name: 'Brand 0' }),
    ).toBeVisible();
  });

  it('opens a snapshot as it was', async () => {
    renderMetricsPage(TENANT, {
      'metrics/snapshots/snapshot-1': () => ({
        ...kept('snapshot-1', '2025-10-14T10:14:00Z'),
        payload: {
          ...metricsFixture,
          campaign: {
            ...metricsFixture.campaign,
            summary: { ...metricsFixture.campaign.summary, totalSpend: 777 },
          },
        },
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /As seen Tue 14 Oct 05:14/ }),
    );
    expect(await screen.findByText('Back to now')).toBeInTheDocument();
    expect(await tile('Spend')).toMatch(/^JMD 777/);
  });

  it('names spend without a parish for what it is', async () => {
    renderMetricsPage(TENANT);
    const parishes = await screen.findByRole('table', { name: 'Parishes' });
    expect(parishes).toHaveTextContent('Not attributed');
    expect(parishes).not.toHaveTextContent('Unknown');
  });

  it('says what will be here before the first snapshot', async () => {
    renderMetricsPage(TENANT, {
      'metrics/combined': () => ({
        ...metricsIn('missing', 'snapshot/never_loaded'),
        campaign: { ...metricsFixture.campaign, trend: [], rows: [] },
      }),
    });
    expect(
      await screen.findByText('The numbers will be here after the first load'),
    ).toBeInTheDocument();
    expect(screen.queryByLabelText('Key figures')).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Show sample numbers' }),
    ).toBeEnabled();
  });

  it('does not tell a foreign tenant from one that is not there', async () => {
    renderMetricsPage('/someone-else', {
      'metrics/combined': () => {
        throw new Failure(404, 'No tenant');
      },
    });
    expect(
      await screen.findByText(
        'There is no tenant “someone-else” that you can see',
      ),
    ).toBeInTheDocument();
  });

  it('offers to clear a filter that the server refuses', async () => {
    renderMetricsPage(`${TENANT}?parish=Q`, {
      'metrics/combined': query => {
        if (query.has('parish')) {
          throw new Failure(400, 'parish must be a parish code');
        }
        return metricsFixture;
      },
    });
    expect(
      await screen.findByText('This link has a wrong filter'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/must be a parish code/)).toBeNull();
    expect(screen.queryByText(/tries again/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(await tile('Spend')).toMatch(/^JMD 2,500/);
  });

  it('says in its own words that the server cannot be reached', async () => {
    renderMetricsPage(TENANT, {
      'metrics/combined': () => {
        throw new TypeError('Failed to fetch');
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The server cannot be reached.');
    expect(alert).not.toHaveTextContent(/Failed to fetch|reference/);
  });

  it('gives the dates of a range a field that is wide enough', async () => {
    renderMetricsPage(`${TENANT}?start=2025-10-01&end=2025-10-14`);
    const dates = await screen.findByRole('button', {
      name: /1 Oct 2025 – 14 Oct 2025/,
    });
    expect(dates.closest('.dates')).toBeInTheDocument();
  });

  it('says what failed when there is nothing to show', async () => {
    renderMetricsPage(TENANT, {
      'metrics/combined': () => {
        throw new Failure(500, 'the warehouse does not answer');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the warehouse does not answer',
    );
    expect(screen.getByRole('button', { name: 'Try again' })).toBeEnabled();
  });
});
