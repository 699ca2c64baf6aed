import type { ReactNode } from 'react';
import { NO_VALUE } from '@adinsights/plugin-platform-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { tenantsTranslationRef } from '../translation';
import styles from './cells.module.css';

/** How the back end stands that a cell's value comes from. */
export type SourceState = 'loading' | 'ready' | 'failed';

/** Draws a value that is there; else a skeleton, or "–" with the reason on hover. */
export function Known<T>(props: {
  value: T | null | undefined;
  source: SourceState;
  /** Why there is nothing although its source answered. */
  reason?: string;
  children(value: T): ReactNode;
}) {
  const { value, source, reason, children } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);
  if (value !== null && value !== undefined) {
    return <>{children(value)}</>;
  }
  if (source === 'loading') {
    return <Skeleton width="60%" height={14} />;
  }
  return (
    <span
      className={styles.quiet}
      title={
        source === 'failed'
          ? t('cells.sourceFailed')
          : reason ?? t('cells.notReported')
      }
    >
      {NO_VALUE}
    </span>
  );
}
