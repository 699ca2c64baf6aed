import { runStateSchema } from '@adinsights/plugin-platform-common';
import { EmptyState, ErrorPanel } from '@adinsights/plugin-platform-react';
import { Button, Select, Table } from '@backstage/ui';
import { RiFilterOffLine, RiFlowChart } from '@remixicon/react';
import { useMemo } from 'react';
import { useTableRoom } from '../cards/useTableRoom';
import { useRuns } from '../data/useRuns';
import type { TenantNames } from '../data/useTenantNames';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import type { PipelinesView } from '../view/pipelinesView';
import type { ChangeView } from '../view/usePipelinesView';
import { PageButtons } from './PageButtons';
import { runColumns } from './runColumns';
import styles from '../cards/tables.module.css';

const PAGE_RUNS = 25;
const ANY = 'any';

/** The runs of the view, newest first; the whole row opens a run. */
export function RunsTable(props: {
  tenants: TenantNames;
  view: PipelinesView;
  change: ChangeView;
  runHref: (runId: string) => string;
}) {
  const { tenants, view, change, runHref } = props;
  const { tenant, state, cursor } = view;
  const t = usePipelinesTranslation();
  const room = useTableRoom();
  const runs = useRuns({ tenant, state, cursor, limit: PAGE_RUNS });
  const columns = useMemo(
    () => runColumns(t, tenants, room),
    [t, tenants, room],
  );
  const isFiltered = Boolean(tenant || state || cursor);
  if (!runs.data && runs.error) {
    return (
      <ErrorPanel
        title={t('failed.title')}
        stillWorks={t('failed.stillWorks')}
        whatToDo={t('failed.whatToDo')}
        error={runs.error}
        onRetry={runs.reload}
      />
    );
  }
  return (
    <>
      <div className={styles.filters}>
        <Select
          className={styles.select}
          size="small"
          aria-label={t('runs.stateFilter')}
          options={[
            { id: ANY, label: t('runs.anyState') },
            ...runStateSchema.options.map(each => ({
              id: each,
              label: t(`state.${each}`),
            })),
          ]}
          value={state ?? ANY}
          onChange={key =>
            change({
              state: runStateSchema.nullable().catch(null).parse(key),
            })
          }
        />
      </div>
      <Table
        className={styles.table}
        columnConfig={columns}
        data={runs.data?.items}
        isPending={runs.isLoading}
        isStale={runs.isPrevious}
        pagination={{ type: 'none' }}
        rowConfig={{ getHref: run => runHref(run.id) }}
        emptyState={
          isFiltered ? (
            <EmptyState
              icon={<RiFilterOffLine size={28} />}
              title={t('runs.noMatchTitle')}
              description={t('runs.noMatchText')}
              action={
                <Button
                  variant="secondary"
                  onPress={() => change({ tenant: null, state: null })}
                >
                  {t('runs.clear')}
                </Button>
              }
            />
          ) : (
            <EmptyState
              icon={<RiFlowChart size={28} />}
              title={t('page.noneTitle')}
              description={t('page.noneText')}
            />
          )
        }
      />
      <PageButtons
        nextCursor={runs.data?.nextCursor}
        before={t('runs.newer')}
        after={t('runs.older')}
      />
    </>
  );
}
