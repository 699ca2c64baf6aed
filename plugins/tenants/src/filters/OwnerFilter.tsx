import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Combobox } from '@backstage/ui';
import { tenantsTranslationRef } from '../translation';
import { ownerName } from './ownerName';
import styles from './FleetFilters.module.css';

const OFFERED = 60;

/** Finds an owner; of many, the first sixty that match are offered. */
export function OwnerFilter(props: {
  owners: readonly string[];
  value: string | null;
  onChange(owner: string | null): void;
}) {
  const { owners, value, onChange } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);
  const [typed, setTyped] = useState<string>();
  const chosen = value ? ownerName(value) : '';
  const needle = (typed ?? '').trim().toLowerCase();
  const matching = owners
    .filter(owner => ownerName(owner).toLowerCase().includes(needle))
    .sort((a, b) => ownerName(a).localeCompare(ownerName(b)))
    .slice(0, OFFERED);
  const offered =
    value && !matching.includes(value) ? [value, ...matching] : matching;
  return (
    <Combobox
      className={styles.owner}
      size="small"
      aria-label={t('filters.owner')}
      placeholder={t('filters.owner')}
      menuTrigger="focus"
      options={offered.map(owner => ({ id: owner, label: ownerName(owner) }))}
      selectedKey={value}
      onSelectionChange={key => {
        setTyped(undefined);
        onChange(key === null ? null : String(key));
      }}
      search={{
        inputValue: typed ?? chosen,
        onInputChange: text => {
          setTyped(text);
          if (text === '' && value) {
            onChange(null);
          }
        },
        filter: () => true,
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
