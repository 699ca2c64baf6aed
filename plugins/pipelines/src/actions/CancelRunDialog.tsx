import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { RequestFailure } from './RequestFailure';
import { useRequest } from './useRequest';
import { useRunRequests } from './useRunRequests';
import styles from './actions.module.css';

/** Asks once more before a run is cancelled, and says what that means. */
export function CancelRunDialog(props: {
  runId: string;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  onCancelled: () => void;
}) {
  const { runId, isOpen, onOpenChange, onCancelled } = props;
  const t = usePipelinesTranslation();
  const { cancel } = useRunRequests();
  const request = useRequest();
  const close = (open: boolean) => {
    request.forget();
    onOpenChange(open);
  };
  const send = () =>
    request.send(async () => {
      await cancel(runId);
      onOpenChange(false);
      onCancelled();
    });
  return (
    <Dialog isOpen={isOpen} onOpenChange={close} isDismissable width={420}>
      <DialogHeader>{t('actions.cancelTitle')}</DialogHeader>
      <DialogBody>
        <div className={styles.form}>
          <Text as="p" variant="body-medium">
            {t('actions.cancelText')}
          </Text>
          <RequestFailure error={request.error} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={() => close(false)}>
          {t('actions.keep')}
        </Button>
        <Button
          variant="primary"
          destructive
          isPending={request.isBusy}
          onPress={send}
        >
          {t('actions.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
