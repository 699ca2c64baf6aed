import type { CampaignRow } from '@adinsights/plugin-platform-common';
import {
  formatAmount,
  formatCompactNumber,
  formatNumber,
  formatPercent,
  formatRatio,
} from '@adinsights/plugin-platform-react';
import { Cell, Column, ColumnConfig } from '@backstage/ui';
import { platformName } from '../banner/freshnessReason';
import type { Translate } from '../useMetricsTranslation';
import { CampaignStatus } from './CampaignStatus';
import styles from './Campaigns.module.css';

/** How much of the table fits. */
export type TableRoom = 'phone' | 'tablet' | 'desk';

function numberColumn(
  id: string,
  label: string,
  text: (row: CampaignRow) => string,
  options: Partial<ColumnConfig<CampaignRow>> = {},
): ColumnConfig<CampaignRow> {
  return {
    id,
    label,
    ...options,
    header: () => (
      <Column
        id={id}
        allowsSorting
        className={styles.numberHead}
        width={options.width}
        minWidth={options.minWidth}
      >
        {label}
      </Column>
    ),
    cell: row => <Cell className={styles.number}>{text(row)}</Cell>,
  };
}

/**
 * The columns of the campaigns table. A phone keeps spend and ROAS and folds
 * platform and status under the name.
 */
export function campaignColumns(
  t: Translate,
  currency: string,
  room: TableRoom,
): ColumnConfig<CampaignRow>[] {
  const onPhone = { isHidden: room === 'phone' };
  const belowDesk = { isHidden: room !== 'desk' };
  return [
    {
      id: 'campaign',
      label: t('campaigns.campaign'),
      isRowHeader: true,
      isSortable: true,
      width: room === 'phone' ? '1fr' : '4fr',
      minWidth: room === 'phone' ? 130 : 190,
      cell: row => (
        <Cell className={styles.name}>
          <span className={styles.nameText} title={row.name}>
            {row.name}
          </span>
          {room === 'phone' && (
            <span className={styles.folded}>
              {platformName(row.platform)}
              <CampaignStatus status={row.status} />
            </span>
          )}
        </Cell>
      ),
    },
    {
      id: 'platform',
      label: t('campaigns.platform'),
      isSortable: true,
      width: '1fr',
      minWidth: 112,
      ...onPhone,
      cell: row => <Cell>{platformName(row.platform)}</Cell>,
    },
    {
      id: 'status',
      label: t('campaigns.status'),
      isSortable: true,
      width: '1fr',
      minWidth: 88,
      ...onPhone,
      cell: row => (
        <Cell>
          <CampaignStatus status={row.status} />
        </Cell>
      ),
    },
    numberColumn(
      'spend',
      t('campaigns.spend', { currency }),
      row =>
        room === 'phone'
          ? formatCompactNumber(Math.round(row.spend))
          : formatAmount(row.spend, currency),
      room === 'phone' ? { width: 114 } : { width: '1.2fr', minWidth: 150 },
    ),
    numberColumn(
      'impressions',
      t('campaigns.impressions'),
      row => formatNumber(row.impressions),
      { width: '1fr', minWidth: 112, ...belowDesk },
    ),
    numberColumn(
      'clicks',
      t('campaigns.clicks'),
      row => formatNumber(row.clicks),
      { width: '0.8fr', minWidth: 88, ...belowDesk },
    ),
    numberColumn(
      'conversions',
      t('campaigns.conversions'),
      row => formatNumber(row.conversions),
      { width: '0.8fr', minWidth: 96, ...onPhone },
    ),
    numberColumn('roas', t('campaigns.roas'), row => formatRatio(row.roas), {
      width: room === 'phone' ? 74 : '0.7fr',
      minWidth: 74,
    }),
    numberColumn('ctr', t('campaigns.ctr'), row => formatPercent(row.ctr, 2), {
      width: '0.7fr',
      minWidth: 84,
      ...belowDesk,
    }),
    numberColumn(
      'cpa',
      t('campaigns.cpa', { currency }),
      row => formatAmount(row.cpa, currency),
      { width: '1fr', minWidth: 110, ...onPhone },
    ),
  ];
}
