/** Rows per section of a payload. */
export const TOP_ROWS = 50;

/**
 * Sums of a group of facts. Rows whose currency had no rate have no spend; they
 * stay out of every sum and are counted as `unconverted`.
 */
export function sums(alias: string): string {
  const converted = `filter (where ${alias}.spend is not null)`;
  return `
    count(*) as rows,
    count(*) - count(${alias}.spend) as unconverted,
    coalesce(sum(${alias}.spend), 0) as spend,
    coalesce(sum(${alias}.impressions) ${converted}, 0) as impressions,
    coalesce(sum(${alias}.clicks) ${converted}, 0) as clicks,
    sum(${alias}.conversions) ${converted} as conversions,
    sum(${alias}.conversion_value) ${converted} as conversion_value`;
}

/** The sums as members of a JSON object. */
export function measures(alias: string): string {
  return `
    'spend', ${alias}.spend, 'impressions', ${alias}.impressions,
    'clicks', ${alias}.clicks, 'conversions', ${alias}.conversions,
    'conversionValue', ${alias}.conversion_value`;
}
