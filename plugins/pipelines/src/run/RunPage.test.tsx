import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Failure, renderPipelines } from '../__testUtils__/pipelinesServer';
import { runDetailFixture, runFixture } from '../__testUtils__/runFixture';

const address = () => screen.getByLabelText('address').textContent;
const failed = () =>
  runDetailFixture({
    state: 'failed',
    failure: {
      code: 'configuration',
      message: 'Meta refused the token',
      rules: [],
    },
  });

describe('RunPage', () => {
  it('says whose run it is, how it stands and what caused it', async () => {
    renderPipelines('/runs/run-1');
    expect(
      await screen.findByRole('heading', { name: 'Kingston Motors' }),
    ).toBeVisible();
    expect(
      screen.getByText(/Scheduled run for the slot of Mon 5 Jan 06:00/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Numbers of Kingston Motors' }),
    ).toHaveAttribute('href', '/metrics/kingston-motors');
  });

  it('lays out where the time went, with totals', async () => {
    renderPipelines('/runs/run-1');
    const track = await screen.findByRole('list', {
      name: 'Steps of the run over time',
    });
    await within(track).findByText('Sync Google Ads');
    expect(
      within(track)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Queued6 s',
      'Sync Meta1 min 0 s',
      'Sync Google Ads1 min 30 s',
      'Transform1 min 0 s',
      'Snapshot22 s',
    ]);
    expect(
      within(track).getByRole('img', {
        name: 'rests before it tries again, 1 min 0 s',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('total 4 min 18 s')).toBeVisible();
  });

  it('tells each attempt, rows, bytes and ids', async () => {
    renderPipelines('/runs/run-1');
    expect(
      await screen.findByText('Rate limited: Airbyte answered 429'),
    ).toBeVisible();
    expect(screen.getByText('2 attempts')).toBeVisible();
    expect(screen.getByText('12,480 rows · 3.4 MB')).toBeVisible();
    expect(screen.getByText('482')).toBeVisible();
    expect(screen.getAllByText('wave-7')).toHaveLength(2);
    const user = userEvent.setup();
    let copied = '';
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockImplementation(async text => {
        copied = text;
      });
    await user.click(screen.getByRole('button', { name: 'Copy Trace' }));
    expect(copied).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
  });

  it('says why it waits', async () => {
    renderPipelines('/runs/run-1', {
      'GET pipelines/runs/run-1': () =>
        runDetailFixture({
          state: 'queued',
          startedAt: null,
          endedAt: null,
          steps: [],
          waiting: { reason: 'lane', place: 2, text: 'Waits for run run-0' },
        }),
    });
    expect(
      await screen.findByText('Waits for its turn, place 2'),
    ).toBeVisible();
    expect(screen.getByText('Waits for run run-0')).toBeVisible();
  });

  it('names the rules that data broke', async () => {
    renderPipelines('/runs/run-1', {
      'GET pipelines/runs/run-1': () =>
        runDetailFixture({
          state: 'degraded',
          failure: {
            code: 'quality',
            message: 'The old numbers stay',
            rules: ['spend_not_negative'],
          },
        }),
    });
    expect(
      await screen.findByText('Rules broken: spend_not_negative'),
    ).toBeVisible();
  });

  it('retries what failed and opens the run that comes of it', async () => {
    const { asked } = renderPipelines('/runs/run-1', {
      'GET pipelines/runs/run-1': failed,
      'GET pipelines/runs/run-2': () => runDetailFixture({ id: 'run-2' }),
      'POST pipelines/runs/run-1/retry': () => runFixture({ id: 'run-2' }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Retry' }));
    await waitFor(() => expect(address()).toBe('/pipelines/runs/run-2'));
    expect(asked).toContain('POST pipelines/runs/run-1/retry');
  });

  it('says why a retry was refused', async () => {
    renderPipelines('/runs/run-1', {
      'GET pipelines/runs/run-1': failed,
      'POST pipelines/runs/run-1/retry': () => {
        throw new Failure(409, 'a newer run is at work');
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'a newer run is at work',
    );
  });

  it('asks before it cancels, then shows the run cancelled', async () => {
    let run = runDetailFixture({ state: 'running', endedAt: null });
    renderPipelines('/runs/run-1', {
      'GET pipelines/runs/run-1': () => run,
      'POST pipelines/runs/run-1/cancel': () => {
        run = runDetailFixture({ state: 'cancelled' });
        return runFixture({ state: 'cancelled' });
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel run' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel run' }),
    );
    expect(await screen.findByText('Cancelled')).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('offers no action to who may only look', async () => {
    renderPipelines(
      '/runs/run-1',
      { 'GET pipelines/runs/run-1': failed },
      { mayOperate: false },
    );
    expect(await screen.findByText('Meta refused the token')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Run now' })).toBeNull();
  });

  it('does not tell a foreign run from one that is not there', async () => {
    renderPipelines('/runs/nope');
    expect(
      await screen.findByText('There is no such run that you can see'),
    ).toBeVisible();
  });
});
