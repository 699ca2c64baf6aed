import {
  EmptyState,
  ErrorPanel,
  useTenants,
} from '@adinsights/plugin-platform-react';
import { RiBuilding2Line } from '@remixicon/react';
import { Navigate } from 'react-router-dom';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { PageSkeleton } from './PageSkeleton';
import { useLastTenant } from './useLastTenant';
import styles from './page.module.css';

/** Goes on to the tenant looked at last, or else to the first there is. */
export function ChooseTenant() {
  const t = useMetricsTranslation();
  const tenants = useTenants();
  const [last] = useLastTenant();
  if (tenants.data && last !== undefined) {
    const known = tenants.data.find(({ tenantId }) => tenantId === last);
    const chosen = known ?? tenants.data[0];
    if (chosen) {
      return <Navigate to={chosen.tenantId} replace />;
    }
    return (
      <main className={styles.page}>
        <EmptyState
          size="page"
          icon={<RiBuilding2Line size={32} />}
          title={t('page.noneTitle')}
          description={t('page.noneText')}
        />
      </main>
    );
  }
  return (
    <main className={styles.page}>
      {tenants.error ? (
        <ErrorPanel
          title={t('failure.title')}
          whatToDo={t('failure.whatToDo')}
          error={tenants.error}
          onRetry={tenants.reload}
        />
      ) : (
        <PageSkeleton />
      )}
    </main>
  );
}
