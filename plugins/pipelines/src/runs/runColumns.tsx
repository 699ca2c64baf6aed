import type { Run } from '@adinsights/plugin-platform-common';
import {
  formatClockTime,
  RelativeTime,
} from '@adinsights/plugin-platform-react';
import { Cell, Column, ColumnConfig } from '@backstage/ui';
import type { TableRoom } from '../cards/useTableRoom';
import type { TenantNames } from '../data/useTenantNames';
import { StateMark } from '../state/StateMark';
import type { Translate } from '../usePipelinesTranslation';
import { RunDuration } from './RunDuration';
import { RunWhy } from './RunWhy';
import { requesterName } from './waitingText';
import styles from '../cards/tables.module.css';

/** The columns of the runs; a phone keeps the state and folds the rest. */
export function runColumns(
  t: Translate,
  tenants: TenantNames,
  room: TableRoom,
): ColumnConfig<Run>[] {
  const onPhone = { isHidden: room === 'phone' };
  const belowDesk = { isHidden: room !== 'desk' };
  const slotOf = ({ slot, tenantId }: Run) =>
    slot &&
    t('runs.slot', {
      time: formatClockTime(slot, new Date(slot), tenants.zoneOf(tenantId)),
    });
  const durationHead = () => (
    <Column id="duration" className={styles.numberHead} width={112}>
      {t('runs.duration')}
    </Column>
  );
  return [
    {
      id: 'state',
      label: t('runs.state'),
      width: room === 'phone' ? 118 : 126,
      cell: run => (
        <Cell>
          <span className={styles.folded}>
            <StateMark state={run.state} />
            {room === 'phone' && (
              <span className={styles.small}>
                <RelativeTime time={run.queuedAt} hint="title" />
              </span>
            )}
          </span>
        </Cell>
      ),
    },
    {
      id: 'tenant',
      label: t('runs.tenant'),
      isRowHeader: true,
      width: '1.4fr',
      minWidth: 140,
      cell: run => (
        <Cell className={styles.name}>
          <span className={styles.cut} title={tenants.nameOf(run.tenantId)}>
            {tenants.nameOf(run.tenantId)}
          </span>
          {room === 'phone' && (
            <span className={styles.small}>
              {t(`kind.${run.kind}`)} · <RunDuration run={run} />
              <RunWhy run={run} />
            </span>
          )}
        </Cell>
      ),
    },
    {
      id: 'kind',
      label: t('runs.kind'),
      width: 108,
      ...onPhone,
      cell: run => <Cell>{t(`kind.${run.kind}`)}</Cell>,
    },
    {
      id: 'queued',
      label: t('runs.queued'),
      width: room === 'desk' ? 204 : 112,
      ...onPhone,
      cell: run => (
        <Cell className={styles.quiet}>
          <RelativeTime
            time={run.queuedAt}
            timeZone={tenants.zoneOf(run.tenantId)}
            hint="title"
          />
          {room === 'desk' && run.slot && <> · {slotOf(run)}</>}
        </Cell>
      ),
    },
    {
      id: 'duration',
      label: t('runs.duration'),
      width: 112,
      header: durationHead,
      ...onPhone,
      cell: run => (
        <Cell className={styles.number}>
          <RunDuration run={run} />
        </Cell>
      ),
    },
    {
      id: 'details',
      label: t('runs.details'),
      width: '2fr',
      minWidth: 140,
      ...onPhone,
      cell: run => (
        <Cell>
          <RunWhy run={run} />
        </Cell>
      ),
    },
    {
      id: 'requestedBy',
      label: t('runs.requestedBy'),
      width: 132,
      ...belowDesk,
      cell: ({ requestedBy }) => (
        <Cell className={styles.quiet}>
          <span className={styles.cut} title={requestedBy ?? undefined}>
            {requestedBy ? requesterName(requestedBy) : t('runs.bySchedule')}
          </span>
        </Cell>
      ),
    },
  ];
}
