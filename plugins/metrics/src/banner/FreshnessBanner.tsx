import { BgProvider, Button } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import { useId, useState } from 'react';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { BannerAdvice, BannerAdviceProps } from './BannerAdvice';
import { BannerMark } from './BannerMark';
import { BannerTimes } from './BannerTimes';
import { bannerStateOf } from './bannerState';
import { LayersPanel } from './LayersPanel';
import styles from './FreshnessBanner.module.css';

/**
 * Says how far the numbers can be trusted: state, times, what it means for the
 * reader, and on "Why?" the layers that decide it.
 */
export function FreshnessBanner(
  props: Omit<BannerAdviceProps, 'state'> & {
    isPast: boolean;
    onRetry: () => void;
    onBackToNow: () => void;
  },
) {
  const { metrics, error, isPast, onRetry, onBackToNow } = props;
  const t = useMetricsTranslation();
  const [open, setOpen] = useState(false);
  const panelId = useId();
  const state = bannerStateOf(metrics, { error, isPast });
  return (
    <BgProvider bg="neutral-1">
      <section
        className={styles.banner}
        data-state={state}
        aria-label={t('banner.label')}
      >
        <div className={styles.row}>
          <BannerMark state={state} />
          <div className={styles.text}>
            <BannerTimes metrics={metrics} isPast={isPast} />
            <BannerAdvice {...props} state={state} />
          </div>
          <div className={styles.actions}>
            {(state === 'offline' || state === 'refused') && (
              <Button variant="secondary" onPress={onRetry}>
                {t('banner.retry')}
              </Button>
            )}
            {isPast && (
              <Button variant="secondary" onPress={onBackToNow}>
                {t('banner.backToNow')}
              </Button>
            )}
            {metrics.dataset === 'live' && !isPast && (
              <Button
                variant="tertiary"
                aria-expanded={open}
                aria-controls={panelId}
                iconEnd={open ? <RiArrowUpSLine /> : <RiArrowDownSLine />}
                onPress={() => setOpen(shown => !shown)}
              >
                {t('banner.why')}
              </Button>
            )}
          </div>
        </div>
        <div id={panelId} hidden={!open}>
          {open && <LayersPanel tenant={metrics.tenant} />}
        </div>
      </section>
    </BgProvider>
  );
}
