import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import {
  formatAbsoluteTime,
  formatClockTime,
  RelativeTime,
  useNow,
} from '@adinsights/plugin-platform-react';
import { useMetricsTranslation } from '../useMetricsTranslation';
import styles from './FreshnessBanner.module.css';

/** A time of day in the tenant's zone, whole on hover. */
export function ZonedTime(props: { time: string; timeZone: string }) {
  const now = useNow();
  const { time, timeZone } = props;
  return (
    <time dateTime={time} title={formatAbsoluteTime(time, timeZone)}>
      {formatClockTime(time, now, timeZone)}
    </time>
  );
}

/**
 * How far the data goes, when the snapshot was made and when more is expected,
 * in the tenant's zone.
 */
export function BannerTimes(props: {
  metrics: CombinedMetrics;
  isPast: boolean;
}) {
  const { metrics, isPast } = props;
  const t = useMetricsTranslation();
  const { dataAsOf, snapshot_generated_at: madeAt, freshness } = metrics;
  const timeZone = metrics.tenant.timezone;
  const clock = (time: string) => <ZonedTime time={time} timeZone={timeZone} />;
  if (!madeAt) {
    return null;
  }
  return (
    <p className={styles.times}>
      {dataAsOf && (
        <span>
          {t('banner.dataAsOf', {
            time: clock(dataAsOf),
            ago: <RelativeTime time={dataAsOf} timeZone={timeZone} />,
          })}
        </span>
      )}
      <span>
        {t(metrics.snapshotId ? 'banner.snapshotMade' : 'banner.filtered', {
          time: clock(madeAt),
        })}
      </span>
      {metrics.dataset === 'live' && !isPast && freshness.nextExpectedAt && (
        <span>
          {t('banner.nextExpected', { time: clock(freshness.nextExpectedAt) })}
        </span>
      )}
    </p>
  );
}
