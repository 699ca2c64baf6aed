import type { FreshnessState } from '@adinsights/plugin-platform-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { platformReactTranslationRef } from '../translation';
import { freshnessIcons } from './freshnessIcons';
import styles from './freshness.module.css';

/** @public */
export interface FreshnessBadgeProps {
  state: FreshnessState;
  /** `plain` drops the surface, for rows that are dense. */
  appearance?: 'pill' | 'plain';
  /** Shown on hover, such as the reason. */
  title?: string;
}

/**
 * A freshness state as icon, word and colour.
 *
 * @public
 */
export function FreshnessBadge(props: FreshnessBadgeProps) {
  const { state, appearance = 'pill', title } = props;
  const { t } = useTranslationRef(platformReactTranslationRef);
  const Icon = freshnessIcons[state];
  return (
    <span
      className={`${styles.badge} ${styles[appearance]}`}
      data-state={state}
      title={title}
    >
      <Icon size={16} aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}
