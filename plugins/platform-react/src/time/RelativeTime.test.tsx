import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RelativeTime } from './RelativeTime';

const time = '2025-10-14T14:18:00.000Z';

describe('RelativeTime', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2025-10-14T14:30:00Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('moves on by itself', async () => {
    renderInTestApp(<RelativeTime time={time} />);
    expect(await screen.findByText('12 min ago')).toBeInTheDocument();
    act(() => {
      jest.advanceTimersByTime(60_000);
    });
    expect(screen.getByText('13 min ago')).toBeInTheDocument();
  });

  it('gives the absolute time and zone on a press', async () => {
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    renderInTestApp(<RelativeTime time={time} timeZone="America/Jamaica" />);
    await user.click(await screen.findByRole('button'));
    expect(
      screen.getByText('Tue 14 Oct 2025, 09:18 GMT-5'),
    ).toBeInTheDocument();
  });

  it('keeps to a title in dense tables', async () => {
    renderInTestApp(
      <RelativeTime time={time} timeZone="America/Jamaica" hint="title" />,
    );
    expect(await screen.findByText('12 min ago')).toHaveAttribute(
      'title',
      'Tue 14 Oct 2025, 09:18 GMT-5',
    );
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('says never without a time', async () => {
    renderInTestApp(<RelativeTime time={null} />);
    expect(await screen.findByText('never')).toBeInTheDocument();
  });
});
