import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NO_VALUE } from '../numbers/format';
import { formatDate } from '../time/formatTime';
import { platformReactTranslationRef } from '../translation';
import type { TrendChartProps, TrendDay, TrendSeries } from './trend';
import styles from './TrendChart.module.css';

function written(series: TrendSeries, value: number | null): string {
  return value === null ? NO_VALUE : series.format(value);
}

/** What a day of a trend says when it is pointed at. */
export function TrendTooltip(
  props: TrendChartProps & {
    active?: boolean;
    payload?: ReadonlyArray<{ payload?: TrendDay }>;
  },
) {
  const { active, payload, line, bars, unfinishedDate } = props;
  const { t } = useTranslationRef(platformReactTranslationRef);
  const day = payload?.[0]?.payload;
  if (!active || !day) {
    return null;
  }
  return (
    <table className={styles.tooltip}>
      <thead>
        <tr>
          <th />
          <th>
            {formatDate(day.date)}
            {day.date === unfinishedDate && ` ${t('chart.soFar')}`}
          </th>
          {day.previousDate && (
            <th className={styles.quiet}>{formatDate(day.previousDate)}</th>
          )}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th className={styles.lineKey}>{line.name}</th>
          <td>{written(line, day.line)}</td>
          {day.previousDate && (
            <td className={styles.quiet}>{written(line, day.previousLine)}</td>
          )}
        </tr>
        <tr>
          <th className={styles.barsKey}>{bars.name}</th>
          <td>{written(bars, day.bars)}</td>
          {day.previousDate && (
            <td className={styles.quiet}>{written(bars, day.previousBars)}</td>
          )}
        </tr>
      </tbody>
    </table>
  );
}
