import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import {
  formatMoney,
  formatNumber,
  formatPercent,
  formatRatio,
} from '@adinsights/plugin-platform-react';
import { RiImageLine } from '@remixicon/react';
import { useState } from 'react';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { thumbnailAddress } from './thumbnailAddress';
import styles from './CreativesDrawer.module.css';

type Creative = CombinedMetrics['creative'][number];

function Thumbnail({ url }: { url: string | null }) {
  const [broken, setBroken] = useState(false);
  const address = thumbnailAddress(url);
  return (
    <span className={styles.thumbnail}>
      {address && !broken ? (
        <img
          src={address}
          alt=""
          loading="lazy"
          referrerPolicy="no-referrer"
          onError={() => setBroken(true)}
        />
      ) : (
        <RiImageLine size={20} aria-hidden="true" />
      )}
    </span>
  );
}

/** Creatives with their numbers, those that spent most first. */
export function CreativeList(props: {
  creatives: Creative[];
  currency: string;
}) {
  const { creatives, currency } = props;
  const t = useMetricsTranslation();
  const ordered = [...creatives].sort((a, b) => b.spend - a.spend);
  return (
    <ul className={styles.creatives}>
      {ordered.map(creative => (
        <li key={creative.id}>
          <Thumbnail url={creative.thumbnailUrl} />
          <div className={styles.creative}>
            <span className={styles.creativeName}>{creative.name}</span>
            <span className={styles.creativeNumbers}>
              <span>{formatMoney(creative.spend, currency)}</span>
              <span>
                {t('kpi.roas')} {formatRatio(creative.roas)}
              </span>
              <span>
                {t('kpi.ctr')} {formatPercent(creative.ctr, 2)}
              </span>
              <span>
                {t('kpi.conversions')} {formatNumber(creative.conversions)}
              </span>
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
