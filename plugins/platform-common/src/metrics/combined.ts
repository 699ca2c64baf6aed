import { z } from 'zod';
import { freshnessSchema } from '../freshness/freshness';
import { datasetIdSchema } from './dataset';

const isoTime = z.iso.datetime({ offset: true });
const isoDate = z.iso.date();
const amount = z.number();
const ratio = z.number().nullable();

/** @public */
export const availabilitySchema = z.object({
  status: z.enum(['available', 'empty', 'unavailable']),
  reason: z
    .enum([
      'no_recent_data',
      'no_matching_filters',
      'budget_unavailable',
      'geo_unavailable',
      'fx_rate_missing',
    ])
    .nullable(),
});

/** Sums and ratios of a period; money in `currency`. @public */
export const summarySchema = z.object({
  currency: z.string(),
  totalSpend: amount,
  totalImpressions: z.number(),
  /** Null unless the platform gives reach for the whole period. */
  totalReach: z.number().nullable(),
  totalClicks: z.number(),
  totalConversions: amount,
  totalConversionValue: amount,
  averageRoas: ratio,
  ctr: ratio,
  cpc: ratio,
  cpm: ratio,
  cpa: ratio,
  conversionRate: ratio,
});

/** @public */
export type Summary = z.infer<typeof summarySchema>;

/** @public */
export const trendPointSchema = z.object({
  date: isoDate,
  spend: amount,
  impressions: z.number(),
  clicks: z.number(),
  conversions: amount,
  conversionValue: amount,
});

/** @public */
export type TrendPoint = z.infer<typeof trendPointSchema>;

/** @public */
export const campaignRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  platform: z.string(),
  status: z.string(),
  objective: z.string().nullable(),
  parishes: z.array(z.string()),
  startDate: isoDate.nullable(),
  endDate: isoDate.nullable(),
  spend: amount,
  impressions: z.number(),
  reach: z.number().nullable(),
  clicks: z.number(),
  conversions: amount,
  conversionValue: amount,
  roas: ratio,
  ctr: ratio,
  cpc: ratio,
  cpm: ratio,
  cpa: ratio,
});

/** @public */
export type CampaignRow = z.infer<typeof campaignRowSchema>;

/** @public */
export const creativeRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  campaignId: z.string(),
  campaignName: z.string(),
  platform: z.string(),
  thumbnailUrl: z.string().nullable(),
  spend: amount,
  impressions: z.number(),
  clicks: z.number(),
  conversions: amount,
  roas: ratio,
  ctr: ratio,
});

/** @public */
export const budgetRowSchema = z.object({
  id: z.string(),
  campaignName: z.string(),
  platform: z.string(),
  monthlyBudget: amount,
  spendToDate: amount,
  projectedSpend: amount,
  /** Projected spend over budget; 1.0 is on plan. */
  pacingPercent: ratio,
  windowDays: z.number().int(),
  startDate: isoDate.nullable(),
  endDate: isoDate.nullable(),
});

/** @public */
export const parishRowSchema = z.object({
  parish: z.string(),
  code: z.string(),
  spend: amount,
  impressions: z.number(),
  clicks: z.number(),
  conversions: amount.nullable(),
  roas: ratio,
  campaignCount: z.number().int(),
  share: ratio,
});

/**
 * What a snapshot stores: the sections of a payload, without the tenant's
 * identity and the freshness, which are added when it is served.
 *
 * @public
 */
export const metricsSectionsSchema = z.object({
  coverage: z.object({
    startDate: isoDate.nullable(),
    endDate: isoDate.nullable(),
  }),
  availability: z.object({
    campaign: availabilitySchema,
    creative: availabilitySchema,
    budget: availabilitySchema,
    parish_map: availabilitySchema.extend({
      coverage_percent: z.number().nullable(),
    }),
  }),
  campaign: z.object({
    summary: summarySchema,
    trend: z.array(trendPointSchema),
    rows: z.array(campaignRowSchema),
    /** The period of equal length just before, null when it has no data. */
    previous: z
      .object({
        startDate: isoDate,
        endDate: isoDate,
        summary: summarySchema,
        trend: z.array(trendPointSchema),
      })
      .nullable(),
  }),
  creative: z.array(creativeRowSchema),
  budget: z.array(budgetRowSchema),
  parish: z.array(parishRowSchema),
});

/** @public */
export type MetricsSections = z.infer<typeof metricsSectionsSchema>;

/** `GET /api/metrics/combined`. @public */
export const combinedMetricsSchema = metricsSectionsSchema.extend({
  tenant: z.object({
    id: z.string(),
    name: z.string(),
    currency: z.string(),
    timezone: z.string(),
  }),
  dataset: datasetIdSchema,
  /** Null when the answer was read from the marts because of filters. */
  snapshotId: z.string().nullable(),
  snapshot_generated_at: isoTime.nullable(),
  dataAsOf: isoTime.nullable(),
  freshness: freshnessSchema,
});

/** @public */
export type CombinedMetrics = z.infer<typeof combinedMetricsSchema>;
