/** Shown where a number cannot be computed. @public */
export const NO_VALUE = '–';

const NBSP = '\u00a0';
const COMPACT_FROM = 100_000;

type Amount = number | null | undefined;

function isAmount(value: Amount): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function compact(value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat('en', {
    ...options,
    notation: 'compact',
    maximumSignificantDigits: 3,
  })
    .formatToParts(value)
    .map(part =>
      part.type === 'compact' ? `${NBSP}${part.value}` : part.value,
    )
    .join('');
}

/**
 * Exact money with its ISO 4217 code, as `JMD 1,240,113.50`; "–" for null.
 *
 * @public
 */
export function formatMoney(value: Amount, currency: string): string {
  return isAmount(value)
    ? new Intl.NumberFormat('en', {
        style: 'currency',
        currency,
        currencyDisplay: 'code',
      }).format(value)
    : NO_VALUE;
}

/**
 * Exact money without the code, for table columns whose head names it.
 *
 * @public
 */
export function formatAmount(value: Amount, currency: string): string {
  return isAmount(value)
    ? new Intl.NumberFormat('en', {
        style: 'currency',
        currency,
        currencyDisplay: 'code',
      })
        .formatToParts(value)
        .filter(({ type }) => type !== 'currency' && type !== 'literal')
        .map(part => part.value)
        .join('')
    : NO_VALUE;
}

/**
 * Money for tiles and axes, as `JMD 1.24 M`: whole below 100,000, with cents
 * below 100, three significant digits above.
 *
 * @public
 */
export function formatCompactMoney(value: Amount, currency: string): string {
  if (!isAmount(value)) {
    return NO_VALUE;
  }
  const style = {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
  } as const;
  if (Math.abs(value) >= COMPACT_FROM) {
    return compact(value, style);
  }
  return new Intl.NumberFormat('en', {
    ...style,
    ...(Math.abs(value) >= 100 || value === 0
      ? { maximumFractionDigits: 0 }
      : {}),
  }).format(value);
}

/**
 * Money on an axis: as {@link formatCompactMoney}, cents only where a tick
 * falls between whole amounts.
 *
 * @public
 */
export function formatAxisMoney(value: number, currency: string): string {
  return Number.isInteger(value) && Math.abs(value) < COMPACT_FROM
    ? new Intl.NumberFormat('en', {
        style: 'currency',
        currency,
        currencyDisplay: 'code',
        maximumFractionDigits: 0,
      }).format(value)
    : formatCompactMoney(value, currency);
}

/** Counts, grouped: `1,240,113`; at most two decimals. @public */
export function formatNumber(value: Amount): string {
  return isAmount(value)
    ? new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(value)
    : NO_VALUE;
}

/** Counts for tiles and axes: exact below 100,000, then `1.24 M`. @public */
export function formatCompactNumber(value: Amount): string {
  if (!isAmount(value)) {
    return NO_VALUE;
  }
  return Math.abs(value) >= COMPACT_FROM
    ? compact(value, {})
    : formatNumber(value);
}

/** A factor such as ROAS: `2.31×`. @public */
export function formatRatio(value: Amount): string {
  return isAmount(value)
    ? `${new Intl.NumberFormat('en', {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }).format(value)}×`
    : NO_VALUE;
}

/**
 * A share given as a fraction: 0.018 is `1.8 %`.
 *
 * @param digits - decimals, one by default
 * @public
 */
export function formatPercent(value: Amount, digits: number = 1): string {
  return isAmount(value)
    ? `${new Intl.NumberFormat('en', {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(value * 100)}${NBSP}%`
    : NO_VALUE;
}
