import {
  RiPauseCircleLine,
  RiPlayCircleLine,
  RiStopCircleLine,
} from '@remixicon/react';
import { useMetricsTranslation } from '../useMetricsTranslation';
import styles from './Campaigns.module.css';

type KnownStatus = 'active' | 'paused' | 'ended';

// The platforms' own words, Meta's and Google's.
const KNOWN: Record<string, KnownStatus> = {
  active: 'active',
  enabled: 'active',
  paused: 'paused',
  campaign_paused: 'paused',
  ended: 'ended',
  removed: 'ended',
  deleted: 'ended',
  archived: 'ended',
  completed: 'ended',
};

const icons = {
  active: RiPlayCircleLine,
  paused: RiPauseCircleLine,
  ended: RiStopCircleLine,
};

/** Whether a campaign runs, as icon and word; unknown words are kept. */
export function CampaignStatus({ status }: { status: string }) {
  const t = useMetricsTranslation();
  const known = KNOWN[status.toLowerCase()];
  const Icon = known && icons[known];
  return (
    <span className={styles.status} data-status={known}>
      {Icon && <Icon size={16} aria-hidden="true" />}
      {known ? t(`status.${known}`) : status}
    </span>
  );
}
