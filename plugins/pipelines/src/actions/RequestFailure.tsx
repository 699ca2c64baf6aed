import {
  CopyReference,
  correlationIdOf,
  messageOf,
} from '@adinsights/plugin-platform-react';
import { Alert } from '@backstage/ui';
import { usePipelinesTranslation } from '../usePipelinesTranslation';

/** Why what was asked for was not done; nothing while all is well. */
export function RequestFailure({ error }: { error: Error | undefined }) {
  const t = usePipelinesTranslation();
  if (!error) {
    return null;
  }
  const reference = correlationIdOf(error);
  return (
    <div role="alert">
      <Alert
        status="danger"
        icon
        title={t('actions.failed', { message: messageOf(error) })}
        description={reference && <CopyReference reference={reference} />}
      />
    </div>
  );
}
