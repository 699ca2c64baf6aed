import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import {
  FreshnessBadge,
  NO_VALUE,
  RelativeTime,
  messageOf,
} from '@adinsights/plugin-platform-react';
import { Skeleton } from '@backstage/ui';
import { useLayers } from '../data/useLayers';
import tables from '../tables/tables.module.css';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { layerName, reasonText } from './freshnessReason';
import styles from './FreshnessBanner.module.css';

/** The freshness of every layer between the ad platforms and the page. */
export function LayersPanel({ tenant }: { tenant: CombinedMetrics['tenant'] }) {
  const t = useMetricsTranslation();
  const layers = useLayers(tenant.id);
  if (!layers.data) {
    return (
      <div className={styles.layers}>
        {layers.error ? (
          <p className={styles.advice}>
            {t('layers.failed')}: {messageOf(layers.error)}
          </p>
        ) : (
          <Skeleton width="100%" height={148} />
        )}
      </div>
    );
  }
  const time = (value: string | null) =>
    value ? <RelativeTime time={value} timeZone={tenant.timezone} /> : NO_VALUE;
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
            <tr key={item.layer}>
              <th scope="row">{layerName(item.layer, t)}</th>
              <td>
                <FreshnessBadge state={item.state} appearance="plain" />
              </td>
              <td>{time(item.dataAsOf)}</td>
              <td className={tables.wide}>{time(item.nextExpectedAt)}</td>
              <td className={tables.wide}>
                {reasonText(`${item.layer}/${item.reason.split('/').pop()}`, t)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
