import { statusOf } from '@adinsights/plugin-platform-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useMetrics } from '../data/useMetrics';
import { KeysDialog } from '../keyboard/KeysDialog';
import { moveRowFocus } from '../keyboard/moveRowFocus';
import { useShortcuts } from '../keyboard/useShortcuts';
import { tenantRouteRef } from '../routes';
import { Toolbar } from '../toolbar/Toolbar';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { NO_FILTERS, viewParams } from '../view/metricsView';
import { useMetricsView } from '../view/useMetricsView';
import { TenantSections } from './TenantSections';
import { TenantUnreadable } from './TenantUnreadable';
import { PageSkeleton } from './PageSkeleton';
import { useDocumentTitle } from './useDocumentTitle';
import { useLastTenant } from './useLastTenant';
import { WrongFilter } from './WrongFilter';
import styles from './page.module.css';

/** The numbers of the tenant that the path names. */
export function TenantPage() {
  const { tenant = '' } = useParams();
  const [, remember] = useLastTenant();
  // The key drops every shown number when the tenant changes.
  return <TenantNumbers key={tenant} tenant={tenant} onShown={remember} />;
}

function TenantNumbers(props: {
  tenant: string;
  onShown: (tenant: string) => void;
}) {
  const { tenant, onShown } = props;
  const t = useMetricsTranslation();
  const [view, change] = useMetricsView();
  const metrics = useMetrics(tenant, view);
  const [keysOpen, setKeysOpen] = useState(false);
  const searchRef = useRef<HTMLDivElement>(null);
  const sectionsRef = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const tenantPath = useRouteRef(tenantRouteRef);
  const { whole } = metrics;
  // With the whole at hand, it is the filters that the server refuses.
  const wrongFilter =
    whole && view.snapshot === null && statusOf(metrics.error) === 400;
  const shown = wrongFilter ? undefined : metrics.shown;
  useDocumentTitle(
    shown && t('page.documentTitle', { tenant: shown.tenant.name }),
  );

  useEffect(() => {
    if (shown) {
      onShown(tenant);
    }
  }, [shown, tenant, onShown]);

  useShortcuts({
    '/': () => searchRef.current?.querySelector('input')?.focus(),
    '?': () => setKeysOpen(true),
    j: () => moveRowFocus(sectionsRef.current, 1),
    k: () => moveRowFocus(sectionsRef.current, -1),
  });

  const goToTenant = useCallback(
    (next: string) => {
      const kept = { ...view, campaign: null, snapshot: null, parish: null };
      navigate({
        pathname: tenantPath?.({ tenant: next }) ?? `../${next}`,
        search: viewParams({ ...kept, q: '' }).toString(),
      });
    },
    [navigate, tenantPath, view],
  );

  return (
    <main className={styles.page}>
      <Toolbar
        tenant={tenant}
        onTenant={goToTenant}
        metrics={metrics}
        view={view}
        change={change}
        onKeys={() => setKeysOpen(true)}
      />
      {shown && (
        <div ref={sectionsRef} className={styles.sections}>
          <TenantSections
            shown={shown}
            metrics={metrics}
            view={view}
            change={change}
            searchRef={searchRef}
          />
        </div>
      )}
      {wrongFilter && (
        <WrongFilter
          tenantName={whole.tenant.name}
          onClearFilters={() => change(NO_FILTERS)}
        />
      )}
      {!shown && !wrongFilter && metrics.error && (
        <TenantUnreadable
          tenant={tenant}
          error={metrics.error}
          isPast={view.snapshot !== null}
          onRetry={metrics.reload}
          onBackToNow={() => change({ snapshot: null })}
        />
      )}
      {!shown && !metrics.error && <PageSkeleton />}
      <KeysDialog isOpen={keysOpen} onOpenChange={setKeysOpen} />
    </main>
  );
}
