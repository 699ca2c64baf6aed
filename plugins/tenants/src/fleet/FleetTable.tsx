import { ForwardedRef, forwardRef, ReactNode, useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useBreakpoint } from '@backstage/ui';
import {
  FleetQuery,
  fleetSortColumnSchema,
  WHOLE_FLEET,
} from '../filters/fleetQuery';
import { VirtualTable, VirtualTableHandle } from '../table/VirtualTable';
import { tenantsTranslationRef } from '../translation';
import { narrowFleetColumns, wideFleetColumns } from './fleetColumns';
import type { FleetRow, FleetSource } from './FleetRow';
import { SourceStatus, sourceStateOf } from './useFleet';

const WIDE_ROW_HEIGHT = 40;
const NARROW_ROW_HEIGHT = 64;

interface FleetTableProps {
  /** Undefined while they load. */
  rows: FleetRow[] | undefined;
  sources: Record<FleetSource, SourceStatus>;
  sort: FleetQuery['sort'];
  onSort(sort: FleetQuery['sort']): void;
  linkOf(row: FleetRow): string | undefined;
  emptyState: ReactNode;
}

function Table(props: FleetTableProps, ref: ForwardedRef<VirtualTableHandle>) {
  const { rows, sources, sort, onSort, linkOf, emptyState } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { up } = useBreakpoint();
  const isWide = up('md');
  const hasOwner = up('lg');
  const metrics = sourceStateOf(sources.metrics);
  const pipelines = sourceStateOf(sources.pipelines);
  const tenants = sourceStateOf(sources.tenants);
  const columns = useMemo(
    () =>
      isWide
        ? wideFleetColumns(t, { metrics, pipelines, tenants }, hasOwner)
        : narrowFleetColumns(t, { metrics }),
    [isWide, hasOwner, t, metrics, pipelines, tenants],
  );

  return (
    <VirtualTable
      ref={ref}
      label={t('table.label')}
      columns={columns}
      items={rows}
      rowHeight={isWide ? WIDE_ROW_HEIGHT : NARROW_ROW_HEIGHT}
      sort={sort}
      onSort={({ column, descending }) =>
        onSort({
          column: fleetSortColumnSchema
            .catch(WHOLE_FLEET.sort.column)
            .parse(column),
          descending,
        })
      }
      linkOf={linkOf}
      emptyState={emptyState}
    />
  );
}

/** The tenants, one per row, the whole row a link to its numbers. */
export const FleetTable = forwardRef(Table);
