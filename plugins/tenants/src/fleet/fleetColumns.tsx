import type { TranslationFunction } from '@backstage/frontend-plugin-api';
import { ownerName } from '../filters/ownerName';
import type { TableColumn } from '../table/TableColumn';
import type { tenantsTranslationRef } from '../translation';
import { DataAsOf } from './DataAsOf';
import type { FleetRow, FleetSource } from './FleetRow';
import { Known, SourceState } from './Known';
import { LastRun } from './LastRun';
import { NarrowTenant } from './NarrowTenant';
import { Spend } from './Spend';
import { TenantState } from './TenantState';
import styles from './cells.module.css';

type Translate = TranslationFunction<(typeof tenantsTranslationRef)['T']>;
type SourceStates = Record<FleetSource, SourceState>;

function ownerColumn(t: Translate, source: SourceState): TableColumn<FleetRow> {
  return {
    id: 'owner',
    label: t('columns.owner'),
    track: 'minmax(96px, 1fr)',
    cell: row => (
      <Known value={row.tenant} source={source}>
        {({ owner }) => (
          <span className={styles.quiet} title={owner}>
            {ownerName(owner)}
          </span>
        )}
      </Known>
    ),
  };
}

/** All columns, the last only where it does not cost the names their room. */
export function wideFleetColumns(
  t: Translate,
  states: SourceStates,
  hasOwner: boolean,
): TableColumn<FleetRow>[] {
  return [
    {
      id: 'state',
      label: t('columns.state'),
      track: '112px',
      cell: row => <TenantState row={row} source={states.metrics} />,
    },
    {
      id: 'tenant',
      label: t('columns.tenant'),
      track: 'minmax(140px, 2fr)',
      isRowHeader: true,
      cell: row => (
        <span className={styles.name} title={`${row.name} (${row.id})`}>
          {row.name}
        </span>
      ),
    },
    {
      id: 'dataAsOf',
      label: t('columns.dataAsOf'),
      track: '124px',
      cell: row => <DataAsOf row={row} source={states.metrics} />,
    },
    {
      id: 'lastRun',
      label: t('columns.lastRun'),
      track: '212px',
      cell: row => <LastRun row={row} source={states.pipelines} />,
    },
    {
      id: 'spend',
      label: t('columns.spend'),
      track: '220px',
      align: 'end',
      cell: row => <Spend row={row} source={states.metrics} />,
    },
    ...(hasOwner ? [ownerColumn(t, states.tenants)] : []),
  ];
}

/** The two columns that matter on a phone; the rest is folded into them. */
export function narrowFleetColumns(
  t: Translate,
  states: Pick<SourceStates, 'metrics'>,
): TableColumn<FleetRow>[] {
  return [
    {
      id: 'tenant',
      label: t('columns.tenant'),
      track: 'minmax(0, 1fr)',
      isRowHeader: true,
      cell: row => <NarrowTenant row={row} source={states.metrics} />,
    },
    {
      id: 'spend',
      label: t('columns.spend'),
      track: '124px',
      align: 'end',
      cell: row => <Spend row={row} source={states.metrics} />,
    },
  ];
}
