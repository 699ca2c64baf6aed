import type {
  CombinedMetrics,
  FreshnessState,
} from '@adinsights/plugin-platform-common';
import { isUnreachable } from '@adinsights/plugin-platform-react';

/**
 * What the banner has to say first: a freshness state, or that the numbers
 * are not today's own (`demo`, `past`), or not confirmed by the server
 * (`offline`, `refused`).
 */
export type BannerState =
  | FreshnessState
  | 'demo'
  | 'past'
  | 'offline'
  | 'refused';

/** Picks the banner's state; doubt about the answer comes before its content. */
export function bannerStateOf(
  metrics: Pick<CombinedMetrics, 'dataset' | 'freshness'>,
  options: { error?: Error; isPast: boolean },
): BannerState {
  if (options.error) {
    return isUnreachable(options.error) ? 'offline' : 'refused';
  }
  if (metrics.dataset === 'demo') {
    return 'demo';
  }
  return options.isPast ? 'past' : metrics.freshness.state;
}
