import { providerLabels } from '@adinsights/plugin-platform-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tenantsTranslationRef } from '../translation';

const REASONS = [
  'on_schedule',
  'past_deadline',
  'missed_slots',
  'never_loaded',
  'tenant_suspended',
  'schedule_paused',
] as const;

/** Reasons that are said in another way of several sources. */
const OF_SOURCES = ['past_deadline', 'missed_slots'] as const;

/**
 * Puts a freshness reason into words: `source:meta/missed_slots` is
 * "Meta sync: missed its slots", `sources/missed_slots` is "All syncs: missed
 * their slots". An unknown reason stays as it is.
 */
export function useReasonText(): (reason: string) => string {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const layerText = (layer: string) => {
    if (layer === 'sources' || layer === 'marts' || layer === 'snapshot') {
      return t(`layer.${layer}`);
    }
    const provider = layer.replace(/^source:/, '');
    const labels: Record<string, string> = providerLabels;
    return t('layer.source', { name: labels[provider] ?? provider });
  };
  return reason => {
    const [, layer, code] = /^(?:(.*)\/)?(.*)$/.exec(reason) ?? [];
    const known = REASONS.find(each => each === code);
    const shared = OF_SOURCES.find(each => each === code);
    if (layer === 'sources' && shared) {
      return t(`reasonOfSources.${shared}`);
    }
    const text = known ? t(`reason.${known}`) : code;
    return layer
      ? t('reason.of', { layer: layerText(layer), reason: text })
      : text;
  };
}
