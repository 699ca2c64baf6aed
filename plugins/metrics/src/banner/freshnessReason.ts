import {
  FreshnessReason,
  Provider,
  providerLabels,
} from '@adinsights/plugin-platform-common';
import type { Translate } from '../useMetricsTranslation';

const REASONS: readonly string[] = [
  'on_schedule',
  'past_deadline',
  'missed_slots',
  'never_loaded',
  'tenant_suspended',
  'schedule_paused',
] satisfies FreshnessReason[];

/** Reasons that are said in another way of several sources. */
const OF_SOURCES = ['past_deadline', 'missed_slots'] as const;

function isReason(reason: string): reason is FreshnessReason {
  return REASONS.includes(reason);
}

/** A platform as people know it. */
export function platformName(platform: string): string {
  return providerLabels[platform as Provider] ?? platform;
}

/** A layer as people know it, as `Meta source` for `source:meta`. */
export function layerName(layer: string, t: Translate): string {
  const [kind, provider] = layer.split(':');
  if (kind === 'source' && provider) {
    return t('layers.source', { provider: platformName(provider) });
  }
  if (layer === 'sources' || layer === 'marts' || layer === 'snapshot') {
    return t(`layers.${layer}`);
  }
  return layer ? layer : t('layers.any');
}

/**
 * The words of a freshness reason such as `source:meta/missed_slots`, or
 * `sources/missed_slots` for all of several. One the page does not know is
 * shown as it is.
 */
export function reasonText(reason: string, t: Translate): string {
  const at = reason.lastIndexOf('/');
  const code = reason.slice(at + 1);
  const layer = at > 0 ? reason.slice(0, at) : '';
  const shared = OF_SOURCES.find(each => each === code);
  if (layer === 'sources' && shared) {
    return t(`reasonOfSources.${shared}`);
  }
  return isReason(code)
    ? t(`reason.${code}`, { layer: layerName(layer, t) })
    : reason;
}
