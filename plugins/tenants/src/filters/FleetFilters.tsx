import { ForwardedRef, forwardRef, useMemo } from 'react';
import {
  freshnessStateSchema,
  tierSchema,
} from '@adinsights/plugin-platform-common';
import { platformReactTranslationRef } from '@adinsights/plugin-platform-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField, Select } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import type { FleetRow } from '../fleet/FleetRow';
import { tenantsTranslationRef } from '../translation';
import { FleetQuery, isFiltering, WHOLE_FLEET } from './fleetQuery';
import { OwnerFilter } from './OwnerFilter';
import styles from './FleetFilters.module.css';

const ANY = 'any';

interface FleetFiltersProps {
  rows: readonly FleetRow[] | undefined;
  query: FleetQuery;
  onChange(change: Partial<FleetQuery>): void;
}

function Filters(
  { rows, query, onChange }: FleetFiltersProps,
  ref: ForwardedRef<HTMLDivElement>,
) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { t: shared } = useTranslationRef(platformReactTranslationRef);
  const owners = useMemo(
    () => [
      ...new Set((rows ?? []).flatMap(({ tenant }) => tenant?.owner ?? [])),
    ],
    [rows],
  );
  return (
    <div
      role="search"
      className={styles.filters}
      aria-label={t('filters.label')}
    >
      <SearchField
        ref={ref}
        className={styles.search}
        size="small"
        aria-label={t('filters.search')}
        placeholder={t('filters.searchPlaceholder')}
        value={query.search}
        onChange={search => onChange({ search })}
      />
      <Select
        className={styles.select}
        size="small"
        selectionMode="multiple"
        aria-label={t('filters.state')}
        placeholder={t('filters.state')}
        options={freshnessStateSchema.options.map(state => ({
          id: state,
          label: shared(`state.${state}`),
        }))}
        value={query.states}
        onChange={keys =>
          onChange({
            states: freshnessStateSchema.options.filter(state =>
              keys.includes(state),
            ),
          })
        }
      />
      <OwnerFilter
        owners={owners}
        value={query.owner}
        onChange={owner => onChange({ owner })}
      />
      <Select
        className={styles.select}
        size="small"
        aria-label={t('filters.tier')}
        placeholder={t('filters.tier')}
        options={[
          { id: ANY, label: t('filters.anyTier') },
          ...tierSchema.options.map(tier => ({
            id: tier,
            label: t(`filters.${tier}`),
          })),
        ]}
        value={query.tier}
        onChange={key =>
          onChange({ tier: tierSchema.nullable().catch(null).parse(key) })
        }
      />
      {isFiltering(query) && (
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiCloseLine />}
          onPress={() => onChange({ ...WHOLE_FLEET, sort: query.sort })}
        >
          {t('filters.clear')}
        </Button>
      )}
    </div>
  );
}

/** Search, state, owner and tier; all of it lives in the address. */
export const FleetFilters = forwardRef(Filters);
