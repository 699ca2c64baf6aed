import { Stream } from '../streams/Stream';
import {
  adGroupAdLegacyColumns,
  campaignBudgetColumns,
  campaignColumns,
  campaignRegionReportColumns,
  customerColumns,
} from './columns';
import { campaignBudgets, customers } from './entities';
import { adReport, campaignRegionReport, campaignReport } from './reports';

/** The streams of the Google Ads source; all are segmented by day. */
export const googleStreams: Stream[] = [
  {
    name: 'customer',
    columns: customerColumns,
    primaryKey: ['customer.id', 'segments.date'],
    cursor: 'segments.date',
    rows: customers,
  },
  {
    name: 'campaign',
    columns: campaignColumns,
    primaryKey: [
      'campaign.id',
      'segments.date',
      'segments.hour',
      'segments.ad_network_type',
    ],
    cursor: 'segments.date',
    rows: campaignReport,
  },
  {
    name: 'campaign_budget',
    columns: campaignBudgetColumns,
    primaryKey: [
      'customer.id',
      'campaign_budget.id',
      'segments.date',
      'segments.budget_campaign_association_status.campaign',
      'segments.budget_campaign_association_status.status',
    ],
    cursor: 'segments.date',
    rows: campaignBudgets,
  },
  {
    name: 'ad_group_ad_legacy',
    columns: adGroupAdLegacyColumns,
    primaryKey: [
      'ad_group.id',
      'ad_group_ad.ad.id',
      'segments.date',
      'segments.ad_network_type',
    ],
    cursor: 'segments.date',
    rows: adReport,
  },
  {
    name: 'campaign_region_report',
    columns: campaignRegionReportColumns,
    primaryKey: [],
    cursor: 'segments.date',
    rows: campaignRegionReport,
  },
];
