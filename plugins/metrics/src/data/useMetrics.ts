import {
  CombinedMetrics,
  combinedMetricsSchema,
} from '@adinsights/plugin-platform-common';
import { useResource } from '@adinsights/plugin-platform-react';
import type { MetricsView } from '../view/metricsView';
import { filteredAddress, snapshotAddress } from './addresses';
import { usePastMetrics } from './usePastMetrics';
import { useMetricsSignal } from './useMetricsSignal';

/** Also without a signal, numbers are asked for again this often. */
export const REFRESH_MS = 60_000;

/** A tenant's numbers as the page shows them. */
export interface Metrics {
  /** What the view asks for; absent while it loads for the first time. */
  shown: CombinedMetrics | undefined;
  /** The unfiltered snapshot, which names what can be filtered by. */
  whole: CombinedMetrics | undefined;
  /** With `shown`: that is the last good answer. Without: there is none. */
  error: Error | undefined;
  /** Another filter's numbers are still shown while these load. */
  isPrevious: boolean;
  confirmedAt: Date | undefined;
  reload: () => void;
}

/**
 * The numbers of a view: the stored snapshot, the warehouse when it filters,
 * or an older snapshot. Asked again on the `metrics` signal and every minute.
 */
export function useMetrics(tenant: string, view: MetricsView): Metrics {
  const options = { refreshMs: REFRESH_MS };
  const whole = useResource(
    snapshotAddress(tenant, view.dataset),
    combinedMetricsSchema,
    options,
  );
  const address =
    whole.data && filteredAddress(tenant, view, whole.data.coverage.endDate);
  const filtered = useResource(address ?? null, combinedMetricsSchema, {
    ...options,
    keepPrevious: true,
  });
  const past = usePastMetrics(view.snapshot, whole.data);
  const present = address ? filtered : whole;
  const source = view.snapshot ? past : present;
  const reload = () => {
    whole.reload();
    filtered.reload();
  };
  useMetricsSignal(reload);
  return {
    shown: source.data,
    whole: whole.data,
    error: source.error ?? whole.error,
    isPrevious: source.isPrevious,
    confirmedAt: source.confirmedAt,
    reload,
  };
}
