import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Combobox, Skeleton } from '@backstage/ui';
import { useState } from 'react';
import { platformReactTranslationRef } from '../translation';
import { matchTenants } from './matchTenants';
import { useTenants } from './useTenants';
import styles from './TenantPicker.module.css';

const SHOWN = 60;

/** @public */
export interface TenantPickerProps {
  /** The tenant that is chosen. */
  value: string | null;
  onChange: (tenantId: string) => void;
}

/**
 * Chooses among the tenants the reader may see. Who sees only one reads its
 * name. Of many, the first sixty that match are offered.
 *
 * @public
 */
export function TenantPicker({ value, onChange }: TenantPickerProps) {
  const { t } = useTranslationRef(platformReactTranslationRef);
  const tenants = useTenants();
  const chosen = tenants.data?.find(({ tenantId }) => tenantId === value);
  const [query, setQuery] = useState<string>();

  if (!tenants.data) {
    return tenants.error ? (
      <span className={styles.only}>{value}</span>
    ) : (
      <Skeleton
        width={240}
        height={32}
        aria-label={t('tenantPicker.loading')}
      />
    );
  }
  if (tenants.data.length === 1 && chosen) {
    return <span className={styles.only}>{chosen.name}</span>;
  }
  const text = query ?? chosen?.name ?? '';
  const matches = matchTenants(
    tenants.data,
    text === chosen?.name ? '' : text,
    SHOWN,
  );
  const offered =
    chosen && text === chosen.name && !matches.includes(chosen)
      ? [chosen, ...matches]
      : matches;
  return (
    <Combobox
      className={styles.picker}
      aria-label={t('tenantPicker.label')}
      placeholder={t('tenantPicker.placeholder')}
      menuTrigger="focus"
      options={offered.map(({ tenantId, name }) => ({
        id: tenantId,
        label: name,
        description: tenantId,
      }))}
      selectedKey={value}
      onSelectionChange={key => {
        setQuery(undefined);
        if (key !== null && key !== value) {
          onChange(String(key));
        }
      }}
      search={{
        inputValue: text,
        onInputChange: setQuery,
        filter: () => true,
      }}
      onBlur={() => setQuery(undefined)}
    />
  );
}
