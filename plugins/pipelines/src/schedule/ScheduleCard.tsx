import { scheduleUpdatePermission } from '@adinsights/plugin-platform-common';
import {
  ErrorPanel,
  formatDayTime,
  formatNumber,
} from '@adinsights/plugin-platform-react';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Skeleton } from '@backstage/ui';
import {
  RiPauseCircleLine,
  RiPauseLine,
  RiPencilLine,
  RiPlayLine,
} from '@remixicon/react';
import { useState } from 'react';
import { RequestFailure } from '../actions/RequestFailure';
import { useRequest } from '../actions/useRequest';
import { Card } from '../cards/Card';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { catchUpText } from './catchUpText';
import { draftOf } from './scheduleDraft';
import { ScheduleDialog } from './ScheduleDialog';
import { useSchedule } from './useSchedule';
import styles from './Schedule.module.css';

/** When a tenant runs, with pausing and editing for who may. */
export function ScheduleCard(props: { tenant: string; name: string }) {
  const { tenant, name } = props;
  const t = usePipelinesTranslation();
  const { data: schedule, error, reload, save } = useSchedule(tenant);
  const { allowed } = usePermission({
    permission: scheduleUpdatePermission,
    resourceRef: tenant,
  });
  const request = useRequest();
  const [editing, setEditing] = useState(false);
  if (!schedule) {
    return error ? (
      <ErrorPanel title={t('failed.schedule')} error={error} onRetry={reload} />
    ) : (
      <Card title={t('schedule.title')}>
        <Skeleton width="100%" height={168} />
      </Card>
    );
  }
  const { tenantId: _id, next, ...put } = schedule;
  const toggle = () =>
    request.send(() => save({ ...put, paused: !put.paused }));
  return (
    <Card
      title={t('schedule.title')}
      actions={
        allowed && (
          <>
            <Button
              variant="tertiary"
              size="small"
              iconStart={put.paused ? <RiPlayLine /> : <RiPauseLine />}
              isPending={request.isBusy}
              onPress={toggle}
            >
              {t(put.paused ? 'schedule.resume' : 'schedule.pause')}
            </Button>
            <Button
              variant="tertiary"
              size="small"
              iconStart={<RiPencilLine />}
              onPress={() => setEditing(true)}
            >
              {t('schedule.edit')}
            </Button>
          </>
        )
      }
    >
      {put.paused && (
        <p className={styles.paused}>
          <RiPauseCircleLine size={16} aria-hidden="true" />
          {t('schedule.isPaused')}
        </p>
      )}
      <dl className={styles.facts}>
        <dt>{t('schedule.cron')}</dt>
        <dd>
          <code>{put.cron}</code>
        </dd>
        <dt>{t('schedule.timezone')}</dt>
        <dd>{put.timezone}</dd>
        <dt>{t('schedule.jitter')}</dt>
        <dd>
          {t('schedule.jitterUpTo', {
            minutes: formatNumber(draftOf(schedule).jitterMinutes),
          })}
        </dd>
        <dt>{t('schedule.catchUp')}</dt>
        <dd>{catchUpText(t, put.catchUp)}</dd>
        {!put.paused && (
          <>
            <dt>{t('schedule.next')}</dt>
            <dd>
              <ol className={styles.times}>
                {next.map(time => (
                  <li key={time}>{formatDayTime(time, put.timezone)}</li>
                ))}
              </ol>
            </dd>
          </>
        )}
      </dl>
      <RequestFailure error={request.error} />
      <ScheduleDialog
        isOpen={editing}
        onOpenChange={setEditing}
        name={name}
        schedule={schedule}
        onSave={save}
      />
    </Card>
  );
}
