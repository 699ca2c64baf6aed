import { Box, Skeleton } from '@backstage/ui';
import { useMetricsTranslation } from '../useMetricsTranslation';
import styles from './page.module.css';

const TILES = 5;
const ROWS = 10;

/** Surfaces and lines where banner, tiles, chart and table will be. */
export function PageSkeleton() {
  const t = useMetricsTranslation();
  return (
    <div
      className={styles.sections}
      role="status"
      aria-busy="true"
      aria-label={t('page.loading')}
    >
      <Box bg="neutral" className={styles.block}>
        <Skeleton width="min(480px, 100%)" height={20} />
      </Box>
      <Box bg="neutral" className={`${styles.block} ${styles.tileBlock}`}>
        {Array.from({ length: TILES }, (_, index) => (
          <div key={index}>
            <Skeleton width={64} height={16} />
            <Skeleton width="80%" height={28} />
            <Skeleton width="60%" height={14} />
            <Skeleton width="100%" height={32} />
          </div>
        ))}
      </Box>
      <Box bg="neutral" className={styles.block}>
        <Skeleton width={220} height={24} />
        <Skeleton width="100%" height={400} />
      </Box>
      <Box bg="neutral" className={styles.block}>
        <Skeleton width={120} height={24} />
        {Array.from({ length: ROWS }, (_, index) => (
          <Skeleton key={index} width="100%" height={24} />
        ))}
      </Box>
    </div>
  );
}
