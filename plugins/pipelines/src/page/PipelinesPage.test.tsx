import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  connection,
  Failure,
  recentRuns,
  renderPipelines,
  telemetry,
} from '../__testUtils__/pipelinesServer';
import { runFixture } from '../__testUtils__/runFixture';

const address = () => screen.getByLabelText('address').textContent;
const timeline = () => screen.findByRole('group', { name: /Arrow keys/ });
/** The rows of the table once its answer is there. */
const bodyRows = () =>
  waitFor(() => {
    const rows = screen
      .getAllByRole('row')
      .filter(({ dataset }) => dataset.key && !/^skeleton/.test(dataset.key));
    if (rows.length === 0) {
      throw new Error('no rows yet');
    }
    return rows;
  });

describe('PipelinesPage', () => {
  it('draws each run in the lane of its tenant, named in words', async () => {
    renderPipelines('');
    const bars = within(await timeline()).getAllByRole('link');
    expect(bars.map(bar => bar.getAttribute('aria-label'))).toEqual([
      expect.stringMatching(
        /^Kingston Motors: Succeeded, Scheduled, queued .*, 4 min 12 s$/,
      ),
      expect.stringMatching(/^Reggae Records: Failed/),
    ]);
    expect(bars[1]).toHaveAttribute('href', '/pipelines/runs/run-regg');
  });

  it('moves through the timeline by arrow keys and tells what is there', async () => {
    renderPipelines('');
    const [first, second] = within(await timeline()).getAllByRole('link');
    first.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(second).toHaveFocus();
    expect(
      await screen.findByText(/waited 6 s, ran 4 min 12 s/),
    ).toBeInTheDocument();
  });

  it('lists the runs with why each did not succeed', async () => {
    renderPipelines('');
    const rows = await bodyRows();
    expect(rows[1]).toHaveTextContent('Failed');
    expect(rows[1]).toHaveTextContent('Timed out: Airbyte did not answer');
    await userEvent.click(rows[1]);
    await waitFor(() => expect(address()).toBe('/pipelines/runs/run-regg'));
  });

  it('says why a run waits, and its place', async () => {
    renderPipelines('', {
      'GET pipelines/runs': () => ({
        items: [
          runFixture({
            state: 'queued',
            startedAt: null,
            endedAt: null,
            waiting: { reason: 'airbyte', place: 3, text: '5 of 5 at work' },
          }),
        ],
      }),
    });
    expect(
      await screen.findByText('Waits for Airbyte, place 3'),
    ).toHaveAttribute('title', '5 of 5 at work');
  });

  it('filters by what the address says, and by a press on a number', async () => {
    const { asked } = renderPipelines('?tenant=reggae-records');
    await bodyRows();
    expect(asked).toContain(
      'GET pipelines/runs?tenant=reggae-records&limit=25',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /^Failed ?1/ }),
    );
    expect(address()).toBe('/pipelines?tenant=reggae-records&state=failed');
    await waitFor(() =>
      expect(asked).toContain(
        'GET pipelines/runs?tenant=reggae-records&state=failed&limit=25',
      ),
    );
  });

  it('turns pages by the cursor and back again', async () => {
    renderPipelines('', {
      'GET pipelines/runs': ({ query }) =>
        query.get('cursor') === 'next' || query.get('limit') === '100'
          ? { items: [recentRuns[0]] }
          : { items: recentRuns, nextCursor: 'next' },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Older' }));
    expect(address()).toBe('/pipelines?cursor=next');
    await waitFor(async () => expect(await bodyRows()).toHaveLength(1));
    await userEvent.click(screen.getByRole('button', { name: 'Newer' }));
    expect(address()).toBe('/pipelines');
  });

  it('shows how the connections stand and what went wrong', async () => {
    const { asked } = renderPipelines('?tab=connections', {
      'GET pipelines/telemetry': () =>
        telemetry([
          connection(),
          connection({
            connectionId: 'reggae-records-meta',
            tenantId: 'reggae-records',
            syncStatus: 'failing',
            failures24h: 17,
            lastError: 'The token was refused',
          }),
        ]),
    });
    const [good, bad] = await bodyRows();
    expect(good).toHaveTextContent('12,480');
    expect(bad).toHaveTextContent('Failing');
    expect(bad).toHaveTextContent('Reggae Records · Meta');
    expect(bad).toHaveTextContent('17The token was refused');
    await userEvent.click(screen.getByRole('button', { name: 'Failing 1' }));
    expect(address()).toBe('/pipelines?tab=connections&sync=failing');
    await waitFor(() =>
      expect(asked).toContain(
        'GET pipelines/telemetry?status=failing&limit=25',
      ),
    );
  });

  it('shows what changed when runs are signalled', async () => {
    let items = recentRuns;
    const { signal } = renderPipelines('', {
      'GET pipelines/runs': () => ({ items }),
    });
    expect(await bodyRows()).toHaveLength(2);
    items = [runFixture({ id: 'new', state: 'cancelled' }), ...recentRuns];
    await signal();
    expect(
      await screen.findByRole(
        'gridcell',
        { name: 'Cancelled' },
        { timeout: 4_000 },
      ),
    ).toBeVisible();
  });

  it('keeps what it knows when the server goes away, and says so', async () => {
    let down = false;
    const { signal } = renderPipelines('', {
      'GET pipelines/runs': () => {
        if (down) {
          throw new Failure(503, 'restarting');
        }
        return { items: recentRuns };
      },
    });
    await bodyRows();
    down = true;
    await signal();
    expect(await screen.findByText(/^Offline: this is how/)).toBeVisible();
    expect(await bodyRows()).toHaveLength(2);
    down = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
    await waitFor(() => expect(screen.queryByText(/^Offline/)).toBeNull());
  });

  it('says what failed, with the reference, when nothing is known', async () => {
    renderPipelines('', {
      'GET pipelines/runs': () => {
        throw new Failure(500, 'the ledger is gone');
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('the ledger is gone');
    expect(alert).toHaveTextContent('c0ffee');
  });

  it('says what will be here before the first run', async () => {
    renderPipelines('', { 'GET pipelines/runs': () => ({ items: [] }) });
    expect(await screen.findByText('Nothing has run yet')).toBeVisible();
  });

  it('leads through the rows by keys and shows them on ?', async () => {
    renderPipelines('');
    const [first] = await bodyRows();
    await userEvent.keyboard('j');
    expect(first).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe('/pipelines/runs/run-king'));
  });

  it('starts a run with its reason and opens it', async () => {
    let started: unknown;
    renderPipelines('?tenant=kingston-motors', {
      'POST pipelines/runs': ({ body }) => {
        started = body;
        return runFixture({ id: 'run-1', state: 'queued' });
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run now' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^Reason/ }),
      'Client asked',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Run now' }),
    );
    await waitFor(() => expect(address()).toBe('/pipelines/runs/run-1'));
    expect(started).toEqual({
      tenant: 'kingston-motors',
      reason: 'Client asked',
    });
  });

  it('says why a run could not be started', async () => {
    renderPipelines('?tenant=kingston-motors', {
      'POST pipelines/runs': () => {
        throw new Failure(409, 'the tenant is suspended');
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run now' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Run now' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'the tenant is suspended',
    );
  });

  it('offers no action to who may only look', async () => {
    renderPipelines('?tenant=kingston-motors', {}, { mayOperate: false });
    expect(await screen.findByText('America/Jamaica')).toBeVisible();
    for (const name of ['Run now', 'Pause', 'Edit']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });
});
