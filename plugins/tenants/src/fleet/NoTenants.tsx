import { tenantCreatePermission } from '@adinsights/plugin-platform-common';
import { EmptyState } from '@adinsights/plugin-platform-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { RiBuilding2Line, RiEyeOffLine } from '@remixicon/react';
import { tenantsTranslationRef } from '../translation';
import styles from './NoTenants.module.css';

const EXAMPLE = `POST /api/tenants/tenants
{
  "id": "blue-mountain-coffee",
  "name": "Blue Mountain Coffee",
  "currency": "JMD",
  "owner": "group:default/blue-mountain-coffee"
}`;

/**
 * An empty fleet. Who may onboard reads how; to everybody else the list is
 * empty because nothing in it is theirs.
 */
export function NoTenants() {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { loading, allowed } = usePermission({
    permission: tenantCreatePermission,
  });
  if (loading) {
    return null;
  }
  return allowed ? (
    <EmptyState
      size="page"
      icon={<RiBuilding2Line size={40} />}
      title={t('empty.title')}
      description={t('empty.description')}
      action={<pre className={styles.example}>{EXAMPLE}</pre>}
    />
  ) : (
    <EmptyState
      size="page"
      icon={<RiEyeOffLine size={40} />}
      title={t('empty.outsiderTitle')}
      description={t('empty.outsiderDescription')}
    />
  );
}
