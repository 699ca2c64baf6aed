import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import {
  formatAxisMoney,
  formatCompactNumber,
  formatDate,
  formatMoney,
  formatNumber,
  TrendChart,
  useNow,
} from '@adinsights/plugin-platform-react';
import { Button } from '@backstage/ui';
import { RiLineChartLine, RiTableLine } from '@remixicon/react';
import { useMemo } from 'react';
import { Card } from '../cards/Card';
import { NoNumbers } from '../cards/NoNumbers';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { dateIn, trendDays, waitingDays } from './trendDays';
import { TrendTable } from './TrendTable';

/** Spend and conversions by day, as a picture or as a table. */
export function TrendCard(props: {
  metrics: CombinedMetrics;
  isStale: boolean;
  isPast: boolean;
  as: 'chart' | 'table';
  onAs: (as: 'chart' | 'table') => void;
  onClearFilters: () => void;
}) {
  const { metrics, as, onAs, isPast, isStale, onClearFilters } = props;
  const t = useMetricsTranslation();
  const now = useNow();
  const { currency } = metrics.campaign.summary;
  const { timezone } = metrics.tenant;
  const today = dateIn(now, timezone);
  const { days, band } = useMemo(() => {
    const waiting = isPast ? {} : waitingDays(metrics, today);
    return {
      days: trendDays(metrics.campaign, waiting.until),
      band: waiting.band,
    };
  }, [metrics, isPast, today]);
  const isTable = as === 'table';
  return (
    <Card
      title={t('trend.title')}
      isStale={isStale}
      actions={
        <Button
          variant="tertiary"
          iconStart={isTable ? <RiLineChartLine /> : <RiTableLine />}
          isDisabled={days.length === 0}
          onPress={() => onAs(isTable ? 'chart' : 'table')}
        >
          {t(isTable ? 'trend.asChart' : 'trend.asTable')}
        </Button>
      }
    >
      {days.length === 0 && (
        <NoNumbers
          title={t('kpi.noSpend')}
          availability={metrics.availability.campaign}
          onClearFilters={onClearFilters}
        />
      )}
      {days.length > 0 && isTable && (
        <TrendTable
          trend={metrics.campaign.trend}
          currency={currency}
          unfinishedDate={today}
        />
      )}
      {days.length > 0 && !isTable && (
        <TrendChart
          label={t('trend.label', {
            start: formatDate(days[0].date, true),
            end: formatDate(days[days.length - 1].date, true),
          })}
          days={days}
          line={{
            name: t('trend.spend'),
            format: value => formatMoney(value, currency),
            axis: value => formatAxisMoney(value, currency),
          }}
          bars={{
            name: t('trend.conversions'),
            format: formatNumber,
            axis: formatCompactNumber,
          }}
          band={band && { ...band, label: t('trend.band') }}
          unfinishedDate={isPast ? undefined : today}
        />
      )}
    </Card>
  );
}
