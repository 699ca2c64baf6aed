import {
  CampaignRow,
  CombinedMetrics,
  combinedMetricsSchema,
} from '@adinsights/plugin-platform-common';
import { useResource } from '@adinsights/plugin-platform-react';
import { useEffect, useMemo, useState } from 'react';
import { filteredAddress } from '../data/addresses';
import type { MetricsView } from '../view/metricsView';
import { findCampaigns, orderCampaigns } from './campaignOrder';

/** A payload holds at most this many rows of a section. */
export const ROWS_PER_SECTION = 50;
const TYPING_MS = 300;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/**
 * The campaigns of a view in its order. While all are at hand the search runs
 * in the page; when the payload was cut off, the warehouse is asked.
 */
export function useCampaignRows(
  metrics: CombinedMetrics,
  view: MetricsView,
): { rows: CampaignRow[]; isCut: boolean } {
  const isCut = metrics.campaign.rows.length >= ROWS_PER_SECTION;
  const search = useSettled(view.q.trim());
  const asks = isCut && search !== '' && !view.snapshot;
  const found = useResource(
    asks
      ? filteredAddress(
          metrics.tenant.id,
          view,
          metrics.coverage.endDate,
          search,
        )
      : null,
    combinedMetricsSchema,
  );
  const source = (asks && found.data?.campaign.rows) || metrics.campaign.rows;
  const rows = useMemo(
    () => orderCampaigns(findCampaigns(source, view.q), view.sort),
    [source, view.q, view.sort],
  );
  return { rows, isCut };
}
