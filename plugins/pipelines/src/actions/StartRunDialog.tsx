import { Run, runStartPermission } from '@adinsights/plugin-platform-common';
import { TenantPicker } from '@adinsights/plugin-platform-react';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
  TextField,
} from '@backstage/ui';
import { useState } from 'react';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { RequestFailure } from './RequestFailure';
import { useRequest } from './useRequest';
import { useRunRequests } from './useRunRequests';
import styles from './actions.module.css';

const REASON_LENGTH = 500;

interface StartRunProps {
  /** The tenant chosen at first. */
  tenant: string | null;
  onStarted: (run: Run) => void;
  onOpenChange: (open: boolean) => void;
}

function StartRunForm({ tenant, onStarted, onOpenChange }: StartRunProps) {
  const t = usePipelinesTranslation();
  const { start } = useRunRequests();
  const request = useRequest();
  const [chosen, setChosen] = useState(tenant);
  const [reason, setReason] = useState('');
  const { loading, allowed } = usePermission({
    permission: runStartPermission,
    resourceRef: chosen ?? undefined,
  });
  const isDenied = chosen !== null && !loading && !allowed;
  const send = () =>
    request.send(async () => {
      if (chosen) {
        const run = await start(chosen, reason.trim());
        onOpenChange(false);
        onStarted(run);
      }
    });
  return (
    <>
      <DialogHeader>{t('actions.startTitle')}</DialogHeader>
      <DialogBody>
        <div className={styles.form}>
          <Text as="p" variant="body-medium" color="secondary">
            {t('actions.startText')}
          </Text>
          <TenantPicker
            value={chosen}
            onChange={next => {
              request.forget();
              setChosen(next);
            }}
          />
          <TextField
            label={t('actions.reason')}
            description={t('actions.reasonHint')}
            maxLength={REASON_LENGTH}
            value={reason}
            onChange={setReason}
          />
          {isDenied && (
            <Text as="p" variant="body-medium">
              {t('actions.notAllowed')}
            </Text>
          )}
          <RequestFailure error={request.error} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={() => onOpenChange(false)}>
          {t('actions.close')}
        </Button>
        <Button
          variant="primary"
          isDisabled={!chosen || !allowed}
          isPending={request.isBusy}
          onPress={send}
        >
          {t('actions.runNow')}
        </Button>
      </DialogFooter>
    </>
  );
}

/** Starts a run by hand, of the tenant that is chosen in it. */
export function StartRunDialog(props: StartRunProps & { isOpen: boolean }) {
  const { isOpen, ...form } = props;
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={form.onOpenChange}
      isDismissable
      width={460}
    >
      <StartRunForm {...form} />
    </Dialog>
  );
}
