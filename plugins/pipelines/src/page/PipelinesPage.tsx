import { ErrorPanel } from '@adinsights/plugin-platform-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { StartRunDialog } from '../actions/StartRunDialog';
import { useMayStart } from '../actions/useMayStart';
import { useTelemetry } from '../data/useTelemetry';
import { useTenantNames } from '../data/useTenantNames';
import { KeysDialog } from '../keyboard/KeysDialog';
import { moveRowFocus } from '../keyboard/moveRowFocus';
import { useShortcuts } from '../keyboard/useShortcuts';
import { runRouteRef } from '../routes';
import { ScheduleCard } from '../schedule/ScheduleCard';
import { SummaryTiles } from '../summary/SummaryTiles';
import { TimelineCard } from '../timeline/TimelineCard';
import { useWindowRuns } from '../timeline/useWindowRuns';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { usePipelinesView } from '../view/usePipelinesView';
import { PageHeader } from './PageHeader';
import { StaleNote } from './StaleNote';
import { TablesCard } from './TablesCard';
import { useDocumentTitle } from './useDocumentTitle';
import styles from './page.module.css';

/** What ran when, which runs there are, and how the connections stand. */
export function PipelinesPage() {
  const t = usePipelinesTranslation();
  const [view, change] = usePipelinesView();
  const tenants = useTenantNames();
  const window = useWindowRuns(view.tenant, view.hours);
  const rollUp = useTelemetry({ tenant: view.tenant, limit: 1 });
  // Who may start runs of one tenant is offered to; the dialog asks for each.
  const sample = view.tenant ?? tenants.all?.[0]?.tenantId;
  const mayStart = useMayStart(sample);
  const [starting, setStarting] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const pickerRef = useRef<HTMLDivElement>(null);
  const tablesRef = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const runLink = useRouteRef(runRouteRef);
  const runHref = (id: string) => runLink?.({ id }) ?? `runs/${id}`;
  useDocumentTitle(t('page.title'));
  useShortcuts({
    '/': () => pickerRef.current?.querySelector('input')?.focus(),
    '?': () => setKeysOpen(true),
    j: () => moveRowFocus(tablesRef.current, 1),
    k: () => moveRowFocus(tablesRef.current, -1),
  });
  const failed = !window.data && window.error;
  // The roll-up knows at once when the browser loses its network.
  const offline = rollUp.error instanceof TypeError ? rollUp.error : undefined;
  return (
    <main className={styles.page}>
      <PageHeader
        tenant={view.tenant}
        onTenant={tenant => change({ tenant })}
        pickerRef={pickerRef}
        checkedAt={window.confirmedAt}
        onRunNow={mayStart ? () => setStarting(true) : undefined}
        onKeys={() => setKeysOpen(true)}
      />
      <StaleNote
        error={window.error ?? offline}
        confirmedAt={window.confirmedAt}
        onRetry={window.reload}
      />
      {failed ? (
        <ErrorPanel
          title={t('failed.title')}
          stillWorks={t('failed.stillWorks')}
          whatToDo={t('failed.whatToDo')}
          error={failed}
          onRetry={window.reload}
        />
      ) : (
        <>
          <SummaryTiles
            runs={window.data?.runs}
            telemetry={rollUp.data}
            view={view}
            change={change}
          />
          <div
            className={
              view.tenant ? `${styles.body} ${styles.overview}` : styles.column
            }
          >
            <TimelineCard
              window={window.data}
              tenants={tenants}
              view={view}
              change={change}
              runHref={runHref}
            />
            {view.tenant && (
              <ScheduleCard
                key={view.tenant}
                tenant={view.tenant}
                name={tenants.nameOf(view.tenant)}
              />
            )}
          </div>
          <div ref={tablesRef}>
            <TablesCard
              tenants={tenants}
              view={view}
              change={change}
              runHref={runHref}
            />
          </div>
        </>
      )}
      <StartRunDialog
        isOpen={starting}
        onOpenChange={setStarting}
        tenant={view.tenant}
        onStarted={run => navigate(runHref(run.id))}
      />
      <KeysDialog isOpen={keysOpen} onOpenChange={setKeysOpen} />
    </main>
  );
}
