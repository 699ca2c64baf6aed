import {
  catchUpSchema,
  Schedule,
  SchedulePut,
} from '@adinsights/plugin-platform-common';
import { formatDayTime, useNow } from '@adinsights/plugin-platform-react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  NumberField,
  Select,
  Switch,
  TextField,
} from '@backstage/ui';
import { useState } from 'react';
import { RequestFailure } from '../actions/RequestFailure';
import { useRequest } from '../actions/useRequest';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { catchUpText } from './catchUpText';
import { checkDraft, draftOf, ScheduleDraft } from './scheduleDraft';
import { SlotPreview } from './SlotPreview';
import styles from './Schedule.module.css';

interface ScheduleFormProps {
  name: string;
  schedule: Schedule;
  onSave: (put: SchedulePut) => Promise<void>;
  onOpenChange: (open: boolean) => void;
}

function ScheduleForm(props: ScheduleFormProps) {
  const { name, schedule, onSave, onOpenChange } = props;
  const t = usePipelinesTranslation();
  const now = useNow();
  const request = useRequest();
  const [draft, setDraft] = useState(() => draftOf(schedule));
  const { errors, next, put } = checkDraft(draft, now);
  const change = (patch: Partial<ScheduleDraft>) => {
    request.forget();
    setDraft(before => ({ ...before, ...patch }));
  };
  const save = () =>
    request.send(async () => {
      if (put) {
        await onSave(put);
        onOpenChange(false);
      }
    });
  return (
    <>
      <DialogHeader>{t('schedule.dialogTitle', { tenant: name })}</DialogHeader>
      <DialogBody>
        <div className={styles.form}>
          <TextField
            className={`${styles.wide} ${styles.cron}`}
            label={t('schedule.cron')}
            description={errors.cron ?? t('schedule.cronHint')}
            isInvalid={Boolean(errors.cron)}
            value={draft.cron}
            onChange={cron => change({ cron })}
          />
          <TextField
            label={t('schedule.timezone')}
            description={errors.timezone ?? t('schedule.timezoneHint')}
            isInvalid={Boolean(errors.timezone)}
            value={draft.timezone}
            onChange={timezone => change({ timezone })}
          />
          <NumberField
            label={t('schedule.jitterMinutes')}
            description={t('schedule.jitterHint')}
            isInvalid={Boolean(errors.jitterMinutes)}
            minValue={0}
            maxValue={60}
            value={draft.jitterMinutes}
            onChange={jitterMinutes => change({ jitterMinutes })}
          />
          <Select
            label={t('schedule.catchUp')}
            options={catchUpSchema.options.map(each => ({
              id: each,
              label: catchUpText(t, each),
            }))}
            value={draft.catchUp}
            onChange={key =>
              change({
                catchUp: catchUpSchema.catch(draft.catchUp).parse(key),
              })
            }
          />
          <Switch
            label={t('schedule.paused')}
            isSelected={draft.paused}
            onChange={paused => change({ paused })}
          />
          <SlotPreview
            times={next.map(time =>
              formatDayTime(time.toISOString(), draft.timezone),
            )}
          />
          <div className={styles.wide}>
            <RequestFailure error={request.error} />
          </div>
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={() => onOpenChange(false)}>
          {t('schedule.discard')}
        </Button>
        <Button
          variant="primary"
          isDisabled={!put}
          isPending={request.isBusy}
          onPress={save}
        >
          {t('schedule.save')}
        </Button>
      </DialogFooter>
    </>
  );
}

/** Edits a schedule, and shows while typing when it would run. */
export function ScheduleDialog(props: ScheduleFormProps & { isOpen: boolean }) {
  const { isOpen, ...form } = props;
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={form.onOpenChange}
      isDismissable
      width={560}
    >
      <ScheduleForm {...form} />
    </Dialog>
  );
}
