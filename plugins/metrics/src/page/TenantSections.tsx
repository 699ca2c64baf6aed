import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import type { RefObject } from 'react';
import { FreshnessBanner } from '../banner/FreshnessBanner';
import { BudgetCard } from '../budget/BudgetCard';
import { NoNumbers } from '../cards/NoNumbers';
import { CampaignsCard } from '../campaigns/CampaignsCard';
import { CreativesDrawer } from '../campaigns/CreativesDrawer';
import type { Metrics } from '../data/useMetrics';
import { HistoryCard } from '../history/HistoryCard';
import { ParishesCard } from '../parishes/ParishesCard';
import { KpiTiles } from '../tiles/KpiTiles';
import { TrendCard } from '../trend/TrendCard';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { NO_FILTERS, MetricsView } from '../view/metricsView';
import type { ChangeView } from '../view/useMetricsView';
import { NothingYet } from './NothingYet';
import styles from './page.module.css';

/** Banner, key figures and sections of the numbers that are shown. */
export function TenantSections(props: {
  shown: CombinedMetrics;
  metrics: Metrics;
  view: MetricsView;
  change: ChangeView;
  searchRef: RefObject<HTMLDivElement>;
}) {
  const { shown, metrics, view, change, searchRef } = props;
  const t = useMetricsTranslation();
  const isPast = view.snapshot !== null;
  const isStale = metrics.isPrevious;
  const clearFilters = () => change(NO_FILTERS);
  const shared = {
    metrics: shown,
    isStale,
    onClearFilters: clearFilters,
  };
  const nothingMatches =
    shown.campaign.trend.length === 0 &&
    shown.availability.campaign.reason === 'no_matching_filters';
  const hasNothing =
    shown.freshness.state === 'missing' &&
    shown.dataset === 'live' &&
    shown.campaign.trend.length === 0 &&
    !nothingMatches;
  return (
    <>
      <FreshnessBanner
        metrics={shown}
        error={metrics.error}
        confirmedAt={metrics.confirmedAt}
        isPast={isPast}
        onRetry={metrics.reload}
        onBackToNow={() => change({ snapshot: null })}
      />
      {nothingMatches && (
        <NoNumbers
          title={t('page.noMatch')}
          availability={shown.availability.campaign}
          onClearFilters={clearFilters}
        />
      )}
      {hasNothing && (
        <NothingYet
          tenant={shown.tenant.id}
          onDemo={() => change({ dataset: 'demo' })}
        />
      )}
      {!hasNothing && !nothingMatches && (
        <>
          <KpiTiles metrics={shown} />
          <TrendCard
            {...shared}
            isPast={isPast}
            as={view.trendAs}
            onAs={trendAs => change({ trendAs }, { replace: true })}
          />
          <CampaignsCard
            {...shared}
            view={view}
            change={change}
            searchRef={searchRef}
          />
          <div className={styles.columns}>
            <BudgetCard {...shared} />
            <ParishesCard
              {...shared}
              onParish={parish => change({ parish, snapshot: null })}
            />
            <HistoryCard
              metrics={shown}
              opened={view.snapshot}
              onOpen={snapshot => change({ snapshot, campaign: null })}
            />
          </div>
          <CreativesDrawer
            campaignId={view.campaign}
            metrics={shown}
            onClose={() => change({ campaign: null })}
          />
        </>
      )}
    </>
  );
}
