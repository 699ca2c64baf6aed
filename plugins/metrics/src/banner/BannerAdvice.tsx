import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import {
  formatDayTime,
  messageOf,
  RelativeTime,
} from '@adinsights/plugin-platform-react';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { ZonedTime } from './BannerTimes';
import type { BannerState } from './bannerState';
import { reasonText } from './freshnessReason';
import styles from './FreshnessBanner.module.css';

/** What a banner is made of. */
export interface BannerAdviceProps {
  metrics: CombinedMetrics;
  state: BannerState;
  /** The last refresh failed with this. */
  error?: Error;
  /** When the server last confirmed the numbers. */
  confirmedAt?: Date;
}

/** What the state means for whoever reads the numbers. */
export function BannerAdvice(props: BannerAdviceProps) {
  const { metrics, state, error, confirmedAt } = props;
  const t = useMetricsTranslation();
  const { freshness, tenant, snapshot_generated_at: madeAt } = metrics;
  const reason = reasonText(freshness.reason, t);
  const ago = (
    <RelativeTime
      time={confirmedAt?.toISOString()}
      timeZone={tenant.timezone}
    />
  );
  const advice = () => {
    switch (state) {
      case 'fresh':
        return null;
      case 'late':
        return `${reason}. ${t('banner.lateText')}`;
      case 'stale':
        return `${reason}. ${t('banner.staleText')}`;
      case 'paused':
        return `${reason}. ${t('banner.pausedText')}`;
      case 'missing':
        return (
          <>
            {t('banner.missingText')}{' '}
            {freshness.nextExpectedAt &&
              t('banner.firstExpected', {
                time: (
                  <ZonedTime
                    time={freshness.nextExpectedAt}
                    timeZone={tenant.timezone}
                  />
                ),
              })}
          </>
        );
      case 'demo':
        return t('banner.demoText', { tenant: tenant.name });
      case 'offline':
        return t('banner.offlineText', { ago });
      case 'refused':
        return t('banner.refusedText', {
          message: error ? messageOf(error) : '',
          ago,
        });
      default:
        return madeAt
          ? t('banner.pastText', {
              time: formatDayTime(madeAt, tenant.timezone),
            })
          : null;
    }
  };
  const text = advice();
  return text && <p className={styles.advice}>{text}</p>;
}
