import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { EmptyState, ErrorPanel } from '@adinsights/plugin-platform-react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiFilterOffLine } from '@remixicon/react';
import { FleetFilters } from '../filters/FleetFilters';
import { isFiltering, WHOLE_FLEET } from '../filters/fleetQuery';
import { selectRows } from '../filters/selectRows';
import { useFleetQuery } from '../filters/useFleetQuery';
import { KeysDialog } from '../keyboard/KeysDialog';
import { useFleetKeys } from '../keyboard/useFleetKeys';
import { tenantMetricsRouteRef } from '../routes';
import type { VirtualTableHandle } from '../table/VirtualTable';
import { tenantsTranslationRef } from '../translation';
import { FleetHeader } from './FleetHeader';
import { FleetTable } from './FleetTable';
import { FleetTiles } from './FleetTiles';
import { NoTenants } from './NoTenants';
import { SourceNotes } from './SourceNotes';
import { summariseFleet } from './summariseFleet';
import { useDocumentTitle } from './useDocumentTitle';
import { useFleet } from './useFleet';
import styles from './FleetPage.module.css';

/** Every tenant at one glance: in which state, since when, at what spend. */
export function FleetPage() {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { rows, sources, reload } = useFleet();
  const [query, changeQuery] = useFleetQuery();
  const [keysShown, setKeysShown] = useState(false);
  const searchRef = useRef<HTMLDivElement>(null);
  const tableRef = useRef<VirtualTableHandle>(null);
  const tenantLink = useRouteRef(tenantMetricsRouteRef);
  useDocumentTitle(t('page.title'));
  useFleetKeys({
    onSearch: () => searchRef.current?.querySelector('input')?.focus(),
    onMove: by => tableRef.current?.move(by),
    onHelp: () => setKeysShown(true),
  });

  const summary = useMemo(() => rows && summariseFleet(rows), [rows]);
  // Typing stays ahead of ten thousand rows.
  const settled = useDeferredValue(query);
  const shown = useMemo(
    () => rows && selectRows(rows, settled),
    [rows, settled],
  );
  const failed = !rows && sources.tenants.error;

  return (
    <main className={styles.page}>
      <FleetHeader
        shown={shown?.length}
        all={rows?.length}
        checkedAt={sources.metrics.confirmedAt ?? sources.tenants.confirmedAt}
        isLoading={!rows && !failed}
        onKeys={() => setKeysShown(true)}
      />
      {failed && (
        <ErrorPanel
          title={t('error.title')}
          stillWorks={t('error.stillWorks')}
          whatToDo={t('error.whatToDo')}
          error={failed}
          onRetry={reload}
        />
      )}
      {rows?.length === 0 && <NoTenants />}
      {!failed && rows?.length !== 0 && (
        <>
          <SourceNotes
            sources={sources}
            hasRows={Boolean(rows)}
            onRetry={reload}
          />
          <FleetTiles
            summary={summary}
            sources={sources}
            query={query}
            onChange={changeQuery}
          />
          <FleetFilters
            ref={searchRef}
            rows={rows}
            query={query}
            onChange={changeQuery}
          />
          <FleetTable
            ref={tableRef}
            rows={shown}
            sources={sources}
            sort={query.sort}
            onSort={sort => changeQuery({ sort })}
            linkOf={row => tenantLink?.({ tenant: row.id })}
            emptyState={
              isFiltering(query) && (
                <EmptyState
                  icon={<RiFilterOffLine size={28} />}
                  title={t('empty.noMatchTitle')}
                  description={t('empty.noMatchDescription')}
                  action={
                    <Button
                      variant="secondary"
                      onPress={() =>
                        changeQuery({ ...WHOLE_FLEET, sort: query.sort })
                      }
                    >
                      {t('filters.clear')}
                    </Button>
                  }
                />
              )
            }
          />
        </>
      )}
      <KeysDialog isOpen={keysShown} onOpenChange={setKeysShown} />
    </main>
  );
}
