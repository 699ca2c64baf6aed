import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Failure,
  renderPipelines,
  scheduleFixture,
} from '../__testUtils__/pipelinesServer';

const PUT = 'PUT pipelines/schedules/kingston-motors';
const GET = 'GET pipelines/schedules/kingston-motors';

/** The page of one tenant, over a server that keeps its schedule. */
function renderSchedule() {
  const kept = { schedule: scheduleFixture };
  renderPipelines('?tenant=kingston-motors', {
    [GET]: () => kept.schedule,
    [PUT]: ({ body }) => {
      kept.schedule = { ...kept.schedule, ...(body as object) };
      return kept.schedule;
    },
  });
  return kept;
}

async function openDialog() {
  await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  return within(await screen.findByRole('dialog'));
}

describe('ScheduleCard', () => {
  it('shows the next times in the zone of the tenant', async () => {
    renderSchedule();
    expect(await screen.findByText('Mon 5 Jan 08:00')).toBeVisible();
    expect(screen.getByText('up to 5 min')).toBeVisible();
  });

  it('pauses and says so, and leaves the rest as it was', async () => {
    const kept = renderSchedule();
    await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));
    expect(await screen.findByText(/^Paused: nothing runs/)).toBeVisible();
    expect(kept.schedule).toEqual({ ...scheduleFixture, paused: true });
    expect(screen.getByRole('button', { name: 'Resume' })).toBeEnabled();
  });

  it('checks the cron while it is typed', async () => {
    renderSchedule();
    const dialog = await openDialog();
    expect(dialog.getAllByRole('listitem')).toHaveLength(5);
    const cron = dialog.getByRole('textbox', { name: 'Cron' });
    await userEvent.clear(cron);
    await userEvent.type(cron, '0 25 * *');
    expect(dialog.getByText('must have five fields')).toBeVisible();
    expect(dialog.queryAllByRole('listitem')).toHaveLength(0);
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('saves what was changed', async () => {
    const kept = renderSchedule();
    const dialog = await openDialog();
    const cron = dialog.getByRole('textbox', { name: 'Cron' });
    await userEvent.clear(cron);
    await userEvent.type(cron, '30 */2 * * *');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('30 */2 * * *')).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(kept.schedule).toEqual({ ...scheduleFixture, cron: '30 */2 * * *' });
  });

  it('stays open with the reason when saving is refused', async () => {
    renderPipelines('?tenant=kingston-motors', {
      [PUT]: () => {
        throw new Failure(400, 'cron: runs too often');
      },
    });
    const dialog = await openDialog();
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(dialog.getByRole('alert')).toHaveTextContent(
        'cron: runs too often',
      ),
    );
  });
});
