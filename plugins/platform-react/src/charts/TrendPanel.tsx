import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatDate } from '../time/formatTime';
import { TrendWaitingBand } from './TrendWaitingBand';
import { TrendTooltip } from './TrendTooltip';
import type { TrendChartProps } from './trend';

const AXIS_WIDTH_PX = 84;
const tick = { fill: 'var(--adi-fg-quiet)', fontSize: 12 };

/** One of the two panels of a trend. */
export function TrendPanel(
  props: TrendChartProps & {
    panel: 'line' | 'bars';
    heightPx: number;
    syncId: string;
  },
) {
  const { days, band, panel, heightPx, syncId } = props;
  const isLine = panel === 'line';
  const series = isLine ? props.line : props.bars;
  return (
    <ResponsiveContainer
      width="100%"
      height={heightPx}
      initialDimension={{ width: 640, height: heightPx }}
    >
      <ComposedChart
        data={days}
        syncId={syncId}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        accessibilityLayer={isLine}
        barCategoryGap="22%"
      >
        <CartesianGrid vertical={false} stroke="var(--adi-chart-grid)" />
        {band && <TrendWaitingBand days={days} band={band} />}
        <XAxis
          dataKey="date"
          scale="band"
          tick={isLine ? false : tick}
          height={isLine ? 4 : 24}
          tickFormatter={date => formatDate(date)}
          tickLine={false}
          axisLine={{ stroke: 'var(--bui-border-2)' }}
          interval="preserveStartEnd"
          minTickGap={28}
        />
        <YAxis
          width={AXIS_WIDTH_PX}
          tick={tick}
          tickCount={isLine ? 5 : 3}
          domain={[0, 'auto']}
          tickFormatter={series.axis}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={
            isLine
              ? { stroke: 'var(--bui-border-2)' }
              : { fill: 'var(--adi-chart-grid)' }
          }
          content={isLine ? <TrendTooltip {...props} /> : () => null}
        />
        {isLine ? (
          <Area
            dataKey="line"
            stroke="none"
            fill="var(--adi-series-1)"
            fillOpacity={0.07}
            isAnimationActive={false}
            activeDot={false}
            tooltipType="none"
          />
        ) : (
          <Bar
            dataKey="bars"
            fill="var(--adi-series-2)"
            radius={[2, 2, 0, 0]}
            maxBarSize={28}
            isAnimationActive={false}
          />
        )}
        <Line
          dataKey={isLine ? 'previousLine' : 'previousBars'}
          stroke="var(--adi-series-previous)"
          strokeWidth={1.5}
          strokeDasharray="1 4"
          strokeLinecap="round"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        {isLine && (
          <Line
            dataKey="line"
            stroke="var(--adi-series-1)"
            strokeWidth={2}
            dot={days.length === 1}
            isAnimationActive={false}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
