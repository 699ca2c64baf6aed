import { RelativeTime } from '@adinsights/plugin-platform-react';
import type { FleetRow } from './FleetRow';
import { Known, SourceState } from './Known';
import styles from './cells.module.css';

/** How far the tenant's data can be trusted, in its own time zone on hover. */
export function DataAsOf(props: { row: FleetRow; source: SourceState }) {
  const { row, source } = props;
  return (
    <Known value={row.metrics} source={source}>
      {({ dataAsOf }) => (
        <span className={styles.time}>
          <RelativeTime
            time={dataAsOf}
            timeZone={row.tenant?.timezone}
            hint="title"
          />
        </span>
      )}
    </Known>
  );
}
