import {
  CombinedMetrics,
  ratiosOf,
  Summary,
  TrendPoint,
} from '@adinsights/plugin-platform-common';
import {
  Change,
  ChangeKind,
  changeOf,
} from '@adinsights/plugin-platform-react';

export type KpiId = 'spend' | 'conversions' | 'roas' | 'ctr' | 'cpa';

/** A key figure of a period beside that of the period before. */
export interface Kpi {
  id: KpiId;
  value: number | null;
  previous: number | null;
  change: Change | null;
  /** Null where a rise is neither good nor bad. */
  verdict: 'better' | 'worse' | null;
  /** One value a day, oldest first. */
  daily: Array<number | null>;
}

interface KpiRule {
  id: KpiId;
  change: ChangeKind;
  /** The direction that is good, if there is one. */
  good: 'up' | 'down' | null;
  of: (summary: Summary) => number | null;
  ofDay: (day: TrendPoint) => number | null;
}

const RULES: KpiRule[] = [
  {
    id: 'spend',
    change: 'relative',
    good: null,
    of: summary => summary.totalSpend,
    ofDay: day => day.spend,
  },
  {
    id: 'conversions',
    change: 'relative',
    good: 'up',
    of: summary => summary.totalConversions,
    ofDay: day => day.conversions,
  },
  {
    id: 'roas',
    change: 'difference',
    good: 'up',
    of: summary => summary.averageRoas,
    ofDay: day => ratiosOf(day).roas,
  },
  {
    id: 'ctr',
    change: 'points',
    good: 'up',
    of: summary => summary.ctr,
    ofDay: day => ratiosOf(day).ctr,
  },
  {
    id: 'cpa',
    change: 'relative',
    good: 'down',
    of: summary => summary.cpa,
    ofDay: day => ratiosOf(day).cpa,
  },
];

function verdictOf(change: Change | null, good: KpiRule['good']) {
  if (!change || !good || change.direction === 'same') {
    return null;
  }
  return change.direction === good ? 'better' : 'worse';
}

/**
 * The five key figures. Without a day of data every value is null, since a sum
 * over nothing is not zero.
 */
export function kpisOf(campaign: CombinedMetrics['campaign']): Kpi[] {
  const known = campaign.trend.length > 0;
  return RULES.map(rule => {
    const value = known ? rule.of(campaign.summary) : null;
    const previous = campaign.previous
      ? rule.of(campaign.previous.summary)
      : null;
    const change = changeOf(rule.change, value, previous);
    return {
      id: rule.id,
      value,
      previous,
      change,
      verdict: verdictOf(change, rule.good),
      daily: campaign.trend.map(rule.ofDay),
    };
  });
}
