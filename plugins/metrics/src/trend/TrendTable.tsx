import type { TrendPoint } from '@adinsights/plugin-platform-common';
import {
  formatAmount,
  formatDate,
  formatNumber,
} from '@adinsights/plugin-platform-react';
import tables from '../tables/tables.module.css';
import { useMetricsTranslation } from '../useMetricsTranslation';

/** The days of a trend, the newest first. */
export function TrendTable(props: {
  trend: TrendPoint[];
  currency: string;
  unfinishedDate: string;
}) {
  const { trend, currency, unfinishedDate } = props;
  const t = useMetricsTranslation();
  const day = (date: string) =>
    date === unfinishedDate
      ? t('trend.soFar', { day: formatDate(date, true) })
      : formatDate(date, true);
  return (
    <div className={tables.scroll}>
      <table className={tables.table} aria-label={t('trend.title')}>
        <thead>
          <tr>
            <th>{t('trend.day')}</th>
            <th className={tables.number}>
              {t('campaigns.spend', { currency })}
            </th>
            <th className={tables.number}>{t('trend.conversions')}</th>
            <th className={`${tables.number} ${tables.wide}`}>
              {t('trend.impressions')}
            </th>
            <th className={`${tables.number} ${tables.wide}`}>
              {t('trend.clicks')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...trend].reverse().map(point => (
            <tr key={point.date}>
              <th scope="row">{day(point.date)}</th>
              <td className={tables.number}>
                {formatAmount(point.spend, currency)}
              </td>
              <td className={tables.number}>
                {formatNumber(point.conversions)}
              </td>
              <td className={`${tables.number} ${tables.wide}`}>
                {formatNumber(point.impressions)}
              </td>
              <td className={`${tables.number} ${tables.wide}`}>
                {formatNumber(point.clicks)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
