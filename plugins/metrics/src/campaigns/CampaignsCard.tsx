import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import { EmptyState } from '@adinsights/plugin-platform-react';
import { SearchField, Table, useTable } from '@backstage/ui';
import { RefObject, useMemo } from 'react';
import { Card } from '../cards/Card';
import { NoNumbers } from '../cards/NoNumbers';
import { useMetricsTranslation } from '../useMetricsTranslation';
import type { MetricsView } from '../view/metricsView';
import type { ChangeView } from '../view/useMetricsView';
import { campaignColumns } from './campaignColumns';
import { useCampaignRows } from './useCampaignRows';
import { useTableRoom } from './useTableRoom';
import styles from './Campaigns.module.css';

const PAGE_ROWS = 10;

/** The campaigns of the view; a row opens its creatives. */
export function CampaignsCard(props: {
  metrics: CombinedMetrics;
  view: MetricsView;
  change: ChangeView;
  isStale: boolean;
  searchRef: RefObject<HTMLDivElement>;
  onClearFilters: () => void;
}) {
  const { metrics, view, change, isStale, searchRef, onClearFilters } = props;
  const t = useMetricsTranslation();
  const room = useTableRoom();
  const { currency } = metrics.campaign.summary;
  const { rows, isCut } = useCampaignRows(metrics, view);
  const columns = useMemo(
    () => campaignColumns(t, currency, room),
    [t, currency, room],
  );
  const { tableProps } = useTable({
    mode: 'complete',
    data: rows,
    paginationOptions: { pageSize: PAGE_ROWS, pageSizeOptions: [10, 25, 50] },
    sort: view.sort,
    onSortChange: sort =>
      change(
        { sort: { column: String(sort.column), direction: sort.direction } },
        { replace: true },
      ),
  });
  return (
    <Card
      title={t('campaigns.title')}
      hint={isCut && t('campaigns.top')}
      isStale={isStale}
      actions={
        <SearchField
          ref={searchRef}
          className={styles.search}
          aria-label={t('campaigns.search')}
          placeholder={t('campaigns.search')}
          value={view.q}
          onChange={q => change({ q }, { replace: true })}
        />
      }
    >
      <Table
        {...tableProps}
        // Changing the kind of pagination within the hook loses the rows.
        pagination={
          rows.length > PAGE_ROWS ? tableProps.pagination : { type: 'none' }
        }
        className={styles.table}
        columnConfig={columns}
        rowConfig={{ onClick: row => change({ campaign: row.id }) }}
        emptyState={
          view.q ? (
            <EmptyState title={t('campaigns.noMatch', { text: view.q })} />
          ) : (
            <NoNumbers
              title={t('campaigns.emptyTitle')}
              availability={metrics.availability.campaign}
              onClearFilters={onClearFilters}
            />
          )
        }
      />
    </Card>
  );
}
