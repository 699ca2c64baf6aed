import { Ad, Campaign } from '../accounts/campaigns';
import { DayNumber } from '../accounts/day';
import { noise } from '../accounts/noise';
import { AdPerformance, cents } from '../accounts/performance';
import { RawRow, RawValue } from '../streams/Stream';

// Meta names one purchase several times; adding the entries up counts it thrice.
const purchaseTypes = [
  'offsite_conversion.fb_pixel_purchase',
  'purchase',
  'omni_purchase',
];

/** The columns about actions; each one is absent when there is nothing in it. */
export function actionColumns(
  campaign: Campaign,
  ad: Ad,
  day: DayNumber,
  performance: AdPerformance,
): RawRow {
  const { spend, clicks, conversions, conversionValue } = performance;
  const traffic = trafficEntries(campaign, clicks);
  const viewed = Math.floor(conversions * 0.2 * noise(ad.id, day, 'viewed'));
  const purchases = purchaseTypes.map(type =>
    windows(type, conversions, viewed, conversions),
  );
  const values = purchaseTypes.map(type =>
    windows(type, conversionValue, viewed, conversions),
  );
  const actions = [...traffic, ...(conversions > 0 ? purchases : [])];
  return {
    ...(actions.length > 0 && {
      actions,
      cost_per_action_type: actions.map(({ action_type, value }) => ({
        action_type,
        value: cents(spend / value),
      })),
    }),
    ...(traffic.length > 0 && {
      outbound_clicks: [
        {
          action_type: 'outbound_click',
          value: Math.max(1, Math.floor(clicks * 0.6)),
        },
      ],
    }),
    ...(conversions > 0 && {
      action_values: values,
      purchase_roas: [
        { action_type: 'omni_purchase', value: cents(conversionValue / spend) },
      ],
    }),
    ...(campaign.goal === 'awareness' && {
      video_play_curve_actions: [{ action_type: 'video_view' }],
    }),
  };
}

/** The actions of a row cut by region: what happened on the platform only. */
export function trafficActions(
  campaign: Campaign,
  { clicks }: AdPerformance,
): RawRow {
  const actions = trafficEntries(campaign, clicks);
  return actions.length > 0 ? { actions } : {};
}

type ActionEntry = { [key: string]: RawValue } & {
  action_type: string;
  value: number;
};

function trafficEntries(campaign: Campaign, clicks: number): ActionEntry[] {
  const linkClicks = Math.floor(clicks * 0.72);
  if (campaign.goal === 'awareness' || linkClicks === 0) {
    return [];
  }
  const landed = Math.floor(linkClicks * 0.8);
  return [
    { action_type: 'link_click', value: linkClicks },
    { action_type: 'post_engagement', value: Math.floor(clicks * 1.4) },
    { action_type: 'page_engagement', value: Math.floor(clicks * 1.4) },
    ...(landed > 0
      ? [{ action_type: 'landing_page_view', value: landed }]
      : []),
  ];
}

// `value` is the account's own window (7-day click and 1-day view); the others
// are alternatives to it, not addends.
function windows(
  action_type: string,
  value: number,
  viewed: number,
  conversions: number,
): ActionEntry {
  const byView = conversions > 0 ? cents((value * viewed) / conversions) : 0;
  return {
    action_type,
    value,
    '1d_click': cents((value - byView) * 0.6),
    '7d_click': cents(value - byView),
    ...(byView > 0 && { '1d_view': byView }),
  };
}
