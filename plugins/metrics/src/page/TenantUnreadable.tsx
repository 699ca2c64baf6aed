import {
  EmptyState,
  ErrorPanel,
  statusOf,
  messageOf,
} from '@adinsights/plugin-platform-react';
import { Button } from '@backstage/ui';
import { RiSearchLine } from '@remixicon/react';
import { useMetricsTranslation } from '../useMetricsTranslation';

/** The numbers could not be read at all: who is asked for is unknown, or the server failed. */
export function TenantUnreadable(props: {
  tenant: string;
  error: Error;
  isPast: boolean;
  onRetry: () => void;
  onBackToNow: () => void;
}) {
  const { tenant, error, isPast, onRetry, onBackToNow } = props;
  const t = useMetricsTranslation();
  const backToNow = (
    <Button variant="secondary" onPress={onBackToNow}>
      {t('banner.backToNow')}
    </Button>
  );
  if (statusOf(error) === 404) {
    return (
      <EmptyState
        size="page"
        icon={<RiSearchLine size={32} />}
        title={
          isPast
            ? t('failure.pastTitle')
            : t('failure.unknownTitle', { tenant })
        }
        description={isPast ? messageOf(error) : t('failure.unknownText')}
        action={isPast && backToNow}
      />
    );
  }
  return (
    <>
      <ErrorPanel
        title={t(isPast ? 'failure.pastTitle' : 'failure.title')}
        stillWorks={t('failure.stillWorks')}
        whatToDo={t('failure.whatToDo')}
        error={error}
        onRetry={onRetry}
      />
      {isPast && <div>{backToNow}</div>}
    </>
  );
}
