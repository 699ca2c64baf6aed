import {
  CombinedMetrics,
  pageSchema,
  snapshotItemSchema,
} from '@adinsights/plugin-platform-common';
import {
  EmptyState,
  formatDayTime,
  RelativeTime,
  useResource,
  useErrorText,
} from '@adinsights/plugin-platform-react';
import { Skeleton } from '@backstage/ui';
import { useEffect } from 'react';
import { historyAddress } from '../data/addresses';
import { REFRESH_MS } from '../data/useMetrics';
import { useMetricsTranslation } from '../useMetricsTranslation';
import styles from './HistoryCard.module.css';

const historySchema = pageSchema(snapshotItemSchema);

/** One page of kept snapshots, the newest of the first marked as now. */
export function HistoryPage(props: {
  tenant: CombinedMetrics['tenant'];
  dataset: CombinedMetrics['dataset'];
  cursor: string | undefined;
  opened: string | null;
  onOpen: (snapshotId: string | null) => void;
  onNext?: (cursor: string | undefined) => void;
}) {
  const { tenant, dataset, cursor, opened, onOpen, onNext } = props;
  const t = useMetricsTranslation();
  const errorText = useErrorText();
  const page = useResource(historyAddress(tenant.id, cursor), historySchema, {
    refreshMs: cursor ? undefined : REFRESH_MS,
  });
  const next = page.data?.nextCursor;
  useEffect(() => onNext?.(next), [next, onNext]);
  if (!page.data) {
    return page.error ? (
      <EmptyState
        title={t('history.failed')}
        description={errorText(page.error)}
      />
    ) : (
      <Skeleton width="100%" height={180} />
    );
  }
  const items = page.data.items.filter(item => item.dataset === dataset);
  if (items.length === 0 && !cursor) {
    return (
      <EmptyState
        title={t('history.emptyTitle')}
        description={t('history.emptyText')}
      />
    );
  }
  return (
    <ol className={styles.list}>
      {items.map((item, index) => {
        const isNow = !cursor && index === 0;
        const isShown = opened ? item.id === opened : isNow;
        return (
          <li key={item.id}>
            <button
              type="button"
              className={styles.item}
              aria-pressed={isShown}
              onClick={() => onOpen(isNow ? null : item.id)}
            >
              <span>
                {t('history.asSeen', {
                  time: formatDayTime(
                    item.snapshot_generated_at,
                    tenant.timezone,
                  ),
                })}
              </span>
              <span className={styles.quiet}>
                {isNow ? (
                  t('history.current')
                ) : (
                  <RelativeTime
                    time={item.snapshot_generated_at}
                    timeZone={tenant.timezone}
                    hint="title"
                  />
                )}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
