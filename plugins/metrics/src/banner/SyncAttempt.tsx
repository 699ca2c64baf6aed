import type { TelemetryItem } from '@adinsights/plugin-platform-common';
import { RelativeTime } from '@adinsights/plugin-platform-react';
import { useMetricsTranslation } from '../useMetricsTranslation';

/** When a connection was last synced and what went wrong. */
export function SyncAttempt(props: {
  sync: Pick<TelemetryItem, 'lastAttemptAt' | 'lastError'>;
  timeZone: string;
}) {
  const { sync, timeZone } = props;
  const t = useMetricsTranslation();
  if (!sync.lastAttemptAt) {
    return <>{t('layers.neverTried')}</>;
  }
  const ago = <RelativeTime time={sync.lastAttemptAt} timeZone={timeZone} />;
  return sync.lastError ? (
    <>{t('layers.attemptFailed', { ago, error: sync.lastError })}</>
  ) : (
    <>{t('layers.attempt', { ago })}</>
  );
}
