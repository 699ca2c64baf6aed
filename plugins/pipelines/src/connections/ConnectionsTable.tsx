import { EmptyState, ErrorPanel } from '@adinsights/plugin-platform-react';
import { Table } from '@backstage/ui';
import { RiPlugLine } from '@remixicon/react';
import { useMemo } from 'react';
import { useTableRoom } from '../cards/useTableRoom';
import type { TenantNames } from '../data/useTenantNames';
import { useTelemetry } from '../data/useTelemetry';
import { PageButtons } from '../runs/PageButtons';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import type { PipelinesView } from '../view/pipelinesView';
import type { ChangeView } from '../view/usePipelinesView';
import { connectionColumns } from './connectionColumns';
import { SyncStatusFilter } from './SyncStatusFilter';
import styles from '../cards/tables.module.css';

const PAGE_CONNECTIONS = 25;

/** The health of each connection: last synced, rows, failures, last error. */
export function ConnectionsTable(props: {
  tenants: TenantNames;
  view: PipelinesView;
  change: ChangeView;
}) {
  const { tenants, view, change } = props;
  const { tenant, sync, cursor } = view;
  const t = usePipelinesTranslation();
  const room = useTableRoom();
  const telemetry = useTelemetry({
    tenant,
    status: sync,
    cursor,
    limit: PAGE_CONNECTIONS,
  });
  const columns = useMemo(
    () => connectionColumns(t, tenants, room),
    [t, tenants, room],
  );
  const items = telemetry.data?.items;
  const rows = useMemo(
    () => items?.map(item => ({ ...item, id: item.connectionId })),
    [items],
  );
  if (!telemetry.data && telemetry.error) {
    return (
      <ErrorPanel
        title={t('failed.connections')}
        stillWorks={t('failed.stillWorks')}
        whatToDo={t('failed.whatToDo')}
        error={telemetry.error}
        onRetry={telemetry.reload}
      />
    );
  }
  return (
    <>
      <SyncStatusFilter
        counts={telemetry.data?.syncStatusCounts}
        value={sync}
        onChange={next => change({ sync: next })}
      />
      <Table
        className={styles.table}
        columnConfig={columns}
        data={rows}
        isPending={telemetry.isLoading}
        isStale={telemetry.isPrevious}
        pagination={{ type: 'none' }}
        // A connection shows what ran for its tenant.
        rowConfig={{
          onClick: row => change({ tenant: row.tenantId, tab: 'runs' }),
        }}
        emptyState={
          <EmptyState
            icon={<RiPlugLine size={28} />}
            title={t(
              sync ? 'connections.noMatchTitle' : 'connections.emptyTitle',
            )}
            description={sync ? undefined : t('connections.emptyText')}
          />
        }
      />
      <PageButtons
        nextCursor={telemetry.data?.nextCursor}
        before={t('connections.start')}
        after={t('connections.more')}
      />
    </>
  );
}
