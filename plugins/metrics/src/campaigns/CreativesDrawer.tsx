import type {
  CampaignRow,
  CombinedMetrics,
} from '@adinsights/plugin-platform-common';
import { EmptyState } from '@adinsights/plugin-platform-react';
import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { CampaignFacts } from './CampaignFacts';
import { CreativeList } from './CreativeList';
import styles from './CreativesDrawer.module.css';

/** The creatives of one campaign, in a drawer over the page. */
export function CreativesDrawer(props: {
  campaignId: string | null;
  metrics: CombinedMetrics;
  onClose: () => void;
}) {
  const { campaignId, metrics, onClose } = props;
  const t = useMetricsTranslation();
  const campaign: CampaignRow | undefined = metrics.campaign.rows.find(
    row => row.id === campaignId,
  );
  const creatives = metrics.creative.filter(
    creative => creative.campaignId === campaignId,
  );
  const { currency } = metrics.campaign.summary;
  return (
    <Dialog
      isOpen={campaignId !== null}
      onOpenChange={open => {
        if (!open) {
          onClose();
        }
      }}
      className={styles.drawer}
    >
      <DialogHeader>{campaign?.name ?? t('creatives.title')}</DialogHeader>
      <DialogBody>
        {campaign ? (
          <div className={styles.content}>
            <CampaignFacts campaign={campaign} currency={currency} />
            <h3 className={styles.heading}>{t('creatives.title')}</h3>
            {creatives.length > 0 ? (
              <CreativeList creatives={creatives} currency={currency} />
            ) : (
              <EmptyState title={t('creatives.none')} />
            )}
          </div>
        ) : (
          <EmptyState title={t('creatives.gone')} />
        )}
      </DialogBody>
    </Dialog>
  );
}
