import {
  freshnessIcons,
  platformReactTranslationRef,
} from '@adinsights/plugin-platform-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiErrorWarningLine,
  RiFlaskLine,
  RiHistoryLine,
  RiWifiOffLine,
} from '@remixicon/react';
import { useMetricsTranslation } from '../useMetricsTranslation';
import type { BannerState } from './bannerState';
import styles from './FreshnessBanner.module.css';

const icons: Record<BannerState, typeof RiFlaskLine> = {
  ...freshnessIcons,
  demo: RiFlaskLine,
  past: RiHistoryLine,
  offline: RiWifiOffLine,
  refused: RiErrorWarningLine,
};

/** The banner's state as icon and word. */
export function BannerMark({ state }: { state: BannerState }) {
  const t = useMetricsTranslation();
  const shared = useTranslationRef(platformReactTranslationRef).t;
  const Icon = icons[state];
  const word = () => {
    switch (state) {
      case 'demo':
      case 'past':
      case 'offline':
      case 'refused':
        return t(`banner.${state}`);
      default:
        return shared(`state.${state}`);
    }
  };
  return (
    <strong className={styles.mark} role="status">
      <Icon size={20} aria-hidden="true" />
      {word()}
    </strong>
  );
}
