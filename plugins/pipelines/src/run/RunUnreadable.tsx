import {
  EmptyState,
  ErrorPanel,
  statusOf,
} from '@adinsights/plugin-platform-react';
import { Box, Skeleton } from '@backstage/ui';
import { RiSearchLine } from '@remixicon/react';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import card from '../cards/Card.module.css';

const ROWS = 5;

/** In place of a run: it loads, there is none, or it could not be read. */
export function RunUnreadable(props: {
  error: Error | undefined;
  onRetry: () => void;
}) {
  const { error, onRetry } = props;
  const t = usePipelinesTranslation();
  if (!error) {
    return (
      <div role="status" aria-busy="true" aria-label={t('run.loading')}>
        <Skeleton width={220} height={88} />
        <Box bg="neutral" className={card.card} mt="4">
          {Array.from({ length: ROWS }, (_, index) => (
            <Skeleton key={index} width="100%" height={24} />
          ))}
        </Box>
      </div>
    );
  }
  if (statusOf(error) === 404) {
    return (
      <EmptyState
        size="page"
        icon={<RiSearchLine size={32} />}
        title={t('run.unknownTitle')}
        description={t('run.unknownText')}
      />
    );
  }
  return (
    <ErrorPanel
      title={t('failed.run')}
      stillWorks={t('failed.stillWorks')}
      whatToDo={t('failed.whatToDo')}
      error={error}
      onRetry={onRetry}
    />
  );
}
