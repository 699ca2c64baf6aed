import { Stream } from '../streams/Stream';
import {
  adAccountColumns,
  adCreativesColumns,
  adsColumns,
  adsInsightsColumns,
  adsInsightsRegionColumns,
  campaignsColumns,
} from './columns';
import { adAccount, adCreatives, ads, campaigns } from './entities';
import { adsInsights, adsInsightsRegion } from './insights';

/** The streams of the Meta source. */
export const metaStreams: Stream[] = [
  {
    name: 'ad_account',
    columns: adAccountColumns,
    primaryKey: ['id'],
    rows: adAccount,
  },
  {
    name: 'campaigns',
    columns: campaignsColumns,
    primaryKey: ['id'],
    cursor: 'updated_time',
    rows: campaigns,
  },
  {
    name: 'ads',
    columns: adsColumns,
    primaryKey: ['id'],
    cursor: 'updated_time',
    rows: ads,
  },
  {
    name: 'ad_creatives',
    columns: adCreativesColumns,
    primaryKey: ['id'],
    rows: adCreatives,
  },
  {
    name: 'ads_insights',
    columns: adsInsightsColumns,
    primaryKey: ['date_start', 'account_id', 'ad_id'],
    cursor: 'date_start',
    rows: adsInsights,
  },
  {
    name: 'ads_insights_region',
    columns: adsInsightsRegionColumns,
    primaryKey: ['date_start', 'account_id', 'ad_id', 'region'],
    cursor: 'date_start',
    rows: adsInsightsRegion,
  },
];
