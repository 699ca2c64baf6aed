import { usePlotArea } from 'recharts';
import type { TrendBand, TrendDay } from './trend';

/**
 * The surface behind days whose numbers are late or missing. Drawn by hand,
 * since a reference area of one day has no width.
 */
export function TrendWaitingBand(props: {
  days: readonly TrendDay[];
  band: TrendBand;
}) {
  const { days, band } = props;
  const plot = usePlotArea();
  const first = days.findIndex(({ date }) => date >= band.from);
  const count = days.filter(
    ({ date }) => date >= band.from && date <= band.to,
  ).length;
  if (!plot || count === 0) {
    return null;
  }
  const dayWidth = plot.width / days.length;
  const x = plot.x + first * dayWidth;
  return (
    <rect
      x={x}
      y={plot.y}
      width={count * dayWidth}
      height={plot.height}
      fill="var(--adi-chart-band)"
      stroke="var(--adi-state-late-border)"
      strokeDasharray="3 3"
    />
  );
}
