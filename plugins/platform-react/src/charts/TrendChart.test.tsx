import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import type { TrendDay } from './trend';
import { TrendChart } from './TrendChart';

function day(date: string, spend: number | null): TrendDay {
  return {
    date,
    line: spend,
    bars: spend && spend / 10,
    previousDate: null,
    previousLine: null,
    previousBars: null,
  };
}

const series = {
  line: { name: 'Spend', format: String, axis: String },
  bars: { name: 'Conversions', format: String, axis: String },
};

describe('TrendChart', () => {
  // The chart library takes longer to load than a query waits.
  beforeAll(() => import('./TrendDrawing'));

  it('names the picture and both measures, and marks days that wait', async () => {
    renderInTestApp(
      <TrendChart
        {...series}
        label="Spend of a week"
        days={[
          day('2025-10-12', 10),
          day('2025-10-13', 12),
          day('2025-10-14', null),
        ]}
        band={{ from: '2025-10-14', to: '2025-10-14', label: 'Waiting' }}
      />,
    );
    expect(
      await screen.findByRole('group', { name: 'Spend of a week' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Spend')).toBeInTheDocument();
    expect(screen.getByText('Conversions')).toBeInTheDocument();
    expect(screen.getByText('Waiting')).toBeInTheDocument();
    // In the key, since a band may be narrower than its name.
    expect(screen.getByText('Waiting').closest('svg')).toBeNull();
    expect(screen.queryByText(/period before/)).not.toBeInTheDocument();
  });

  it('names the period before when there is one', async () => {
    renderInTestApp(
      <TrendChart
        {...series}
        label="Spend"
        days={[
          {
            ...day('2025-10-12', 10),
            previousDate: '2025-10-11',
            previousLine: 8,
          },
        ]}
      />,
    );
    expect(await screen.findByText('Spend, period before')).toBeInTheDocument();
  });
});
