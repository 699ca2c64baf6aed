import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { Card } from '../cards/Card';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { HistoryPage } from './HistoryPage';
import styles from './HistoryCard.module.css';

/** The snapshots that were kept; one opens as it was. */
export function HistoryCard(props: {
  metrics: CombinedMetrics;
  opened: string | null;
  onOpen: (snapshotId: string | null) => void;
}) {
  const { metrics, opened, onOpen } = props;
  const t = useMetricsTranslation();
  const [cursors, setCursors] = useState<Array<string | undefined>>([
    undefined,
  ]);
  const [next, setNext] = useState<string>();
  return (
    <Card title={t('history.title')} hint={t('history.hint')}>
      <div className={styles.scroll}>
        {cursors.map((cursor, index) => (
          <HistoryPage
            key={cursor ?? 'newest'}
            tenant={metrics.tenant}
            dataset={metrics.dataset}
            cursor={cursor}
            opened={opened}
            onOpen={onOpen}
            onNext={index === cursors.length - 1 ? setNext : undefined}
          />
        ))}
        {next && !cursors.includes(next) && (
          <Button
            variant="tertiary"
            onPress={() => setCursors(known => [...known, next])}
          >
            {t('history.older')}
          </Button>
        )}
      </div>
    </Card>
  );
}
