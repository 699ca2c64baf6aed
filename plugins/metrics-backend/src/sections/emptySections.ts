import { MetricsSections } from '@adinsights/plugin-platform-common';
import { assembleSections } from './assembleSections';
import { noFilters } from './sectionFilters';
import type { RawTotals, SectionsRow } from './sectionsRow';

const nothing: RawTotals = {
  rows: 0,
  unconverted: 0,
  spend: 0,
  impressions: 0,
  clicks: 0,
  conversions: null,
  conversionValue: null,
};

/** What the marts would say of such a tenant. */
export const emptyRow: SectionsRow = {
  tenantId: '',
  currency: null,
  firstDay: null,
  newestDay: null,
  startDate: null,
  endDate: null,
  previousStartDate: null,
  previousEndDate: null,
  dataAsOf: null,
  martsBeganAt: null,
  publicationId: null,
  totals: nothing,
  days: null,
  campaigns: null,
  previousTotals: nothing,
  previousDays: null,
  creativeRows: 0,
  creativeUnconverted: 0,
  creatives: null,
  parishRows: 0,
  parishUnconverted: 0,
  parishes: null,
  reach: null,
  budgets: null,
};

/** The sections of a tenant that has no numbers at all. */
export function emptySections(currency: string): MetricsSections {
  return assembleSections(emptyRow, noFilters, currency);
}
