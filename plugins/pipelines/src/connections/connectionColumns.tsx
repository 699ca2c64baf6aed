import {
  providerLabels,
  TelemetryItem,
} from '@adinsights/plugin-platform-common';
import {
  formatNumber,
  NO_VALUE,
  RelativeTime,
} from '@adinsights/plugin-platform-react';
import { Cell, Column, ColumnConfig } from '@backstage/ui';
import type { TableRoom } from '../cards/useTableRoom';
import type { TenantNames } from '../data/useTenantNames';
import { SyncMark } from '../state/StateMark';
import { durationText } from '../time/durationText';
import type { Translate } from '../usePipelinesTranslation';
import styles from '../cards/tables.module.css';

/** A connection with the `id` that tables ask for. */
export type ConnectionRow = TelemetryItem & { id: string };

function numberColumn(
  id: string,
  label: string,
  width: number,
  options: Pick<ColumnConfig<ConnectionRow>, 'cell' | 'isHidden'>,
): ColumnConfig<ConnectionRow> {
  return {
    id,
    label,
    width,
    ...options,
    header: () => (
      <Column id={id} className={styles.numberHead} width={width}>
        {label}
      </Column>
    ),
  };
}

/** The columns of the connections; a phone folds all but two. */
export function connectionColumns(
  t: Translate,
  tenants: TenantNames,
  room: TableRoom,
): ColumnConfig<ConnectionRow>[] {
  const onPhone = { isHidden: room === 'phone' };
  const belowDesk = { isHidden: room !== 'desk' };
  const lastSynced = (row: ConnectionRow) => (
    <RelativeTime
      time={row.lastSyncedAt}
      timeZone={tenants.zoneOf(row.tenantId)}
      hint="title"
    />
  );
  return [
    {
      id: 'sync',
      label: t('connections.state'),
      width: 112,
      cell: row => (
        <Cell>
          <span className={styles.folded}>
            <SyncMark status={row.syncStatus} />
            {room === 'phone' && (
              <span className={styles.small}>{lastSynced(row)}</span>
            )}
          </span>
        </Cell>
      ),
    },
    {
      id: 'connection',
      label: t('connections.connection'),
      isRowHeader: true,
      width: '1.6fr',
      minWidth: 150,
      cell: row => (
        <Cell className={styles.name}>
          <span className={styles.cut} title={row.connectionId}>
            {tenants.nameOf(row.tenantId)} · {providerLabels[row.provider]}
          </span>
          {room === 'phone' && row.lastError && (
            <span className={`${styles.small} ${styles.clamp}`}>
              {row.lastError}
            </span>
          )}
        </Cell>
      ),
    },
    {
      id: 'lastSynced',
      label: t('connections.lastSynced'),
      width: 120,
      ...onPhone,
      cell: row => <Cell className={styles.quiet}>{lastSynced(row)}</Cell>,
    },
    numberColumn('rows', t('connections.rows'), 96, {
      ...onPhone,
      cell: row => (
        <Cell className={styles.number}>
          <span
            title={t('connections.rowsHint', {
              rows: formatNumber(row.rows7d),
            })}
          >
            {formatNumber(row.rowsLast)}
          </span>
        </Cell>
      ),
    }),
    numberColumn('duration', t('connections.duration'), 120, {
      ...belowDesk,
      cell: ({ durationP50Ms }) => (
        <Cell className={styles.number}>
          {durationP50Ms === null ? NO_VALUE : durationText(t, durationP50Ms)}
        </Cell>
      ),
    }),
    numberColumn('failures', t('connections.failures'), 104, {
      ...onPhone,
      cell: ({ failures24h }) => (
        <Cell className={styles.number}>
          <span className={failures24h > 0 ? styles.wrong : undefined}>
            {formatNumber(failures24h)}
          </span>
        </Cell>
      ),
    }),
    {
      id: 'lastError',
      label: t('connections.lastError'),
      width: '2fr',
      minWidth: 140,
      ...onPhone,
      cell: ({ lastError }) => (
        <Cell>
          <span className={styles.cut} title={lastError ?? undefined}>
            {lastError ?? <span className={styles.quiet}>{NO_VALUE}</span>}
          </span>
        </Cell>
      ),
    },
  ];
}
