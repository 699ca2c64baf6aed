import {
  isUnreachable,
  messageOf,
  useRelativeText,
} from '@adinsights/plugin-platform-react';
import { Alert, Button } from '@backstage/ui';
import { usePipelinesTranslation } from '../usePipelinesTranslation';

/** Says that what is shown is the last good answer, and of when. */
export function StaleNote(props: {
  error: Error | undefined;
  confirmedAt: Date | undefined;
  onRetry: () => void;
}) {
  const { error, confirmedAt, onRetry } = props;
  const t = usePipelinesTranslation();
  const relative = useRelativeText();
  if (!error || !confirmedAt) {
    return null;
  }
  const time = relative(confirmedAt.toISOString());
  return (
    <div role="status">
      <Alert
        status="warning"
        icon
        title={t(isUnreachable(error) ? 'stale.offline' : 'stale.refused', {
          time,
        })}
        description={
          isUnreachable(error) ? t('stale.keepsTrying') : messageOf(error)
        }
        customActions={
          <Button size="small" variant="secondary" onPress={onRetry}>
            {t('stale.retry')}
          </Button>
        }
      />
    </div>
  );
}
