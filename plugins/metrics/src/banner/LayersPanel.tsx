import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import {
  FreshnessBadge,
  NO_VALUE,
  RelativeTime,
  useErrorText,
} from '@adinsights/plugin-platform-react';
import { Skeleton } from '@backstage/ui';
import { Fragment } from 'react';
import { useLayers } from '../data/useLayers';
import { useSyncs } from '../data/useSyncs';
import tables from '../tables/tables.module.css';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { layerName, reasonText } from './freshnessReason';
import { SyncAttempt } from './SyncAttempt';
import styles from './FreshnessBanner.module.css';

/**
 * The freshness of every layer between the ad platforms and the page, sources
 * with their last attempt.
 */
export function LayersPanel({ tenant }: { tenant: CombinedMetrics['tenant'] }) {
  const t = useMetricsTranslation();
  const errorText = useErrorText();
  const layers = useLayers(tenant.id);
  const syncs = useSyncs(tenant.id);
  if (!layers.data) {
    return (
      <div className={styles.layers}>
        {layers.error ? (
          <p className={styles.advice}>
            {t('layers.failed')}: {errorText(layers.error)}
          </p>
        ) : (
          <Skeleton width="100%" height={148} />
        )}
      </div>
    );
  }
  const time = (value: string | null) =>
    value ? <RelativeTime time={value} timeZone={tenant.timezone} /> : NO_VALUE;
  const syncsOf = (layer: string) =>
    syncs.data?.items.filter(sync => layer === `source:${sync.provider}`) ?? [];
  return (
    <div className={styles.layers}>
      <table className={tables.table} aria-label={t('layers.label')}>
        <thead>
          <tr>
            <th>{t('layers.layer')}</th>
            <th>{t('layers.state')}</th>
            <th>{t('layers.dataAsOf')}</th>
            <th className={tables.wide}>{t('layers.nextExpected')}</th>
            <th className={tables.wide}>{t('layers.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {layers.data.items.map(item => (
            <Fragment key={item.layer}>
              <tr>
                <th scope="row">{layerName(item.layer, t)}</th>
                <td>
                  <FreshnessBadge state={item.state} appearance="plain" />
                </td>
                <td>{time(item.dataAsOf)}</td>
                <td className={tables.wide}>{time(item.nextExpectedAt)}</td>
                <td className={tables.wide}>
                  {reasonText(
                    `${item.layer}/${item.reason.split('/').pop()}`,
                    t,
                  )}
                </td>
              </tr>
              {syncsOf(item.layer).map(sync => (
                <tr key={sync.connectionId} className={styles.attempt}>
                  <td colSpan={5}>
                    <SyncAttempt sync={sync} timeZone={tenant.timezone} />
                  </td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {!syncs.data && syncs.error && (
        <p className={styles.attemptsFailed}>{t('layers.attemptsFailed')}</p>
      )}
    </div>
  );
}
