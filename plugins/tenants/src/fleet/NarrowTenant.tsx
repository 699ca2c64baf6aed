import type { FleetRow } from './FleetRow';
import { DataAsOf } from './DataAsOf';
import type { SourceState } from './Known';
import { TenantState } from './TenantState';
import styles from './cells.module.css';

/** Name, state and age of the data in two lines. */
export function NarrowTenant(props: { row: FleetRow; source: SourceState }) {
  const { row, source } = props;
  return (
    <div className={styles.narrow}>
      <span className={styles.name} title={row.name}>
        {row.name}
      </span>
      <span className={styles.folded}>
        <TenantState row={row} source={source} />
        {row.metrics?.dataAsOf && <DataAsOf row={row} source={source} />}
      </span>
    </div>
  );
}
