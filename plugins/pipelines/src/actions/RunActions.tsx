import { Run, runCancelPermission } from '@adinsights/plugin-platform-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { RiPlayLine, RiRestartLine, RiStopCircleLine } from '@remixicon/react';
import { useState } from 'react';
import { isOver } from '../data/isOver';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { CancelRunDialog } from './CancelRunDialog';
import { StartRunDialog } from './StartRunDialog';
import { useMayStart } from './useMayStart';
import type { useRequest } from './useRequest';
import { useRunRequests } from './useRunRequests';
import styles from './actions.module.css';

const RETRIED: readonly Run['state'][] = ['failed', 'degraded', 'cancelled'];

/** What the reader may do about a run, as its state allows. */
export function RunActions(props: {
  run: Run;
  /** Carries retries, so that the page can say why one did not work. */
  request: ReturnType<typeof useRequest>;
  onChanged: () => void;
  onRun: (run: Run) => void;
}) {
  const { run, request, onChanged, onRun } = props;
  const t = usePipelinesTranslation();
  const { retry } = useRunRequests();
  const mayStart = useMayStart(run.tenantId);
  const mayCancel = usePermission({
    permission: runCancelPermission,
    resourceRef: run.tenantId,
  }).allowed;
  const [starting, setStarting] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const canRetry = mayStart && RETRIED.includes(run.state);
  const sendRetry = () =>
    request.send(async () => {
      const next = await retry(run.id);
      onChanged();
      onRun(next);
    });
  return (
    <div className={styles.buttons}>
      {mayCancel && !isOver(run) && (
        <Button
          variant="secondary"
          iconStart={<RiStopCircleLine />}
          onPress={() => setCancelling(true)}
        >
          {t('actions.cancel')}
        </Button>
      )}
      {canRetry && (
        <Button
          variant="primary"
          iconStart={<RiRestartLine />}
          isPending={request.isBusy}
          onPress={sendRetry}
        >
          {t('actions.retry')}
        </Button>
      )}
      {mayStart && (
        <Button
          variant={canRetry || !isOver(run) ? 'secondary' : 'primary'}
          iconStart={<RiPlayLine />}
          onPress={() => setStarting(true)}
        >
          {t('actions.runNow')}
        </Button>
      )}
      <CancelRunDialog
        runId={run.id}
        isOpen={cancelling}
        onOpenChange={setCancelling}
        onCancelled={onChanged}
      />
      <StartRunDialog
        isOpen={starting}
        onOpenChange={setStarting}
        tenant={run.tenantId}
        onStarted={onRun}
      />
    </div>
  );
}
