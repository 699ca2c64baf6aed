import {
  formatCompactMoney,
  formatCompactNumber,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRatio,
} from '@adinsights/plugin-platform-react';
import type { KpiId } from './kpis';

/** A key figure as a tile shows it. */
export function kpiText(
  id: KpiId,
  value: number | null,
  currency: string,
): string {
  switch (id) {
    case 'spend':
    case 'cpa':
      return formatCompactMoney(value, currency);
    case 'conversions':
      return formatCompactNumber(
        value !== null && value >= 100 ? Math.round(value) : value,
      );
    case 'roas':
      return formatRatio(value);
    default:
      return formatPercent(value);
  }
}

/** A key figure to the last digit, for hover. */
export function exactKpiText(
  id: KpiId,
  value: number | null,
  currency: string,
): string {
  switch (id) {
    case 'spend':
    case 'cpa':
      return formatMoney(value, currency);
    case 'conversions':
      return formatNumber(value);
    case 'roas':
      return formatRatio(value);
    default:
      return formatPercent(value, 3);
  }
}
