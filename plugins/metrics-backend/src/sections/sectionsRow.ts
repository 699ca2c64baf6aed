/** Sums of a group; null where no row of the group has the measure. */
export interface RawMeasures {
  spend: number;
  impressions: number;
  clicks: number;
  conversions: number | null;
  conversionValue: number | null;
}

export interface RawTotals extends RawMeasures {
  rows: number;
  /** Rows left out because their currency had no rate. */
  unconverted: number;
}

export interface RawDay extends RawMeasures {
  date: string;
}

export interface RawCampaign extends RawMeasures {
  id: string;
  platform: string;
  connectionId: string;
  name: string | null;
  status: string | null;
  objective: string | null;
  startDate: string | null;
  endDate: string | null;
}

export interface RawCreative extends RawMeasures {
  id: string;
  name: string | null;
  campaignId: string;
  campaignName: string | null;
  platform: string;
  thumbnailUrl: string | null;
}

export interface RawParish extends RawMeasures {
  code: string;
  name: string | null;
  campaignCount: number;
}

export interface RawBudget {
  id: string;
  campaignName: string;
  platform: string;
  dailyBudget: number | null;
  lifetimeBudget: number | null;
  startDate: string | null;
  endDate: string | null;
  spendToDate: number;
  /** Spend of the last {@link PACING_WINDOW_DAYS} days. */
  lastDaysSpend: number;
  unconverted: number;
}

/** One row of the statement that `sectionsSql` writes. */
export interface SectionsRow {
  tenantId: string;
  /** Null when the tenant has no rows at all, like every date here. */
  currency: string | null;
  /** First day of all, whatever the filters. */
  firstDay: string | null;
  newestDay: string | null;
  startDate: string | null;
  endDate: string | null;
  previousStartDate: string | null;
  previousEndDate: string | null;
  dataAsOf: Date | null;
  martsBeganAt: Date | null;
  /** Wave of the newest publication. */
  publicationId: string | null;
  totals: RawTotals;
  days: RawDay[] | null;
  campaigns: RawCampaign[] | null;
  previousTotals: RawTotals;
  previousDays: RawDay[] | null;
  creativeRows: number | null;
  creativeUnconverted: number | null;
  creatives: RawCreative[] | null;
  parishRows: number | null;
  parishUnconverted: number | null;
  parishes: RawParish[] | null;
  reach:
    | {
        platform: string;
        connectionId: string;
        id: string;
        parishes: string[];
      }[]
    | null;
  budgets: RawBudget[] | null;
}
