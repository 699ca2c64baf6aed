import type { CampaignRow } from '@adinsights/plugin-platform-common';
import {
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRatio,
  NO_VALUE,
} from '@adinsights/plugin-platform-react';
import { platformName } from '../banner/freshnessReason';
import { Translate, useMetricsTranslation } from '../useMetricsTranslation';
import { CampaignStatus } from './CampaignStatus';
import styles from './CreativesDrawer.module.css';

function runsText(campaign: CampaignRow, t: Translate): string {
  const { startDate, endDate } = campaign;
  if (!startDate) {
    return NO_VALUE;
  }
  const start = formatDate(startDate, true);
  return endDate
    ? t('creatives.runsBetween', { start, end: formatDate(endDate, true) })
    : t('creatives.runsFrom', { start });
}

/** A campaign in a few facts. */
export function CampaignFacts(props: {
  campaign: CampaignRow;
  currency: string;
}) {
  const { campaign, currency } = props;
  const t = useMetricsTranslation();
  const facts: Array<[string, JSX.Element | string]> = [
    [t('campaigns.platform'), platformName(campaign.platform)],
    [t('campaigns.status'), <CampaignStatus status={campaign.status} />],
    [t('creatives.objective'), campaign.objective ?? NO_VALUE],
    [t('creatives.runs'), runsText(campaign, t)],
    [t('kpi.spend'), formatMoney(campaign.spend, currency)],
    [t('kpi.conversions'), formatNumber(campaign.conversions)],
    [t('kpi.roas'), formatRatio(campaign.roas)],
    [t('kpi.ctr'), formatPercent(campaign.ctr, 2)],
    [t('kpi.cpa'), formatMoney(campaign.cpa, currency)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
