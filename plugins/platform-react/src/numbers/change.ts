import { NO_VALUE } from './format';

/** How a value moved against another period. @public */
export interface Change {
  direction: 'up' | 'down' | 'same';
  /** As shown, sign first: `▲ 12 %`, `▼ 0.20`, `– 0 %`. */
  text: string;
  /** The same size without the sign, to be spoken. */
  size: string;
}

/**
 * - `relative`: percent of the earlier value
 * - `difference`: the plain difference, two decimals
 * - `points`: the difference of two fractions in percentage points
 *
 * @public
 */
export type ChangeKind = 'relative' | 'difference' | 'points';

const NBSP = '\u00a0';
const marks = { up: '▲', down: '▼', same: NO_VALUE };

function sizeOf(kind: ChangeKind, current: number, previous: number) {
  switch (kind) {
    case 'relative':
      return {
        value: ((current - previous) / Math.abs(previous)) * 100,
        unit: '%',
      };
    case 'points':
      return { value: (current - previous) * 100, unit: 'pp' };
    default:
      return { value: current - previous, unit: '' };
  }
}

/**
 * The change from `previous` to `current`, null when either is unknown or a
 * percentage of zero would be asked for.
 *
 * @public
 */
export function changeOf(
  kind: ChangeKind,
  current: number | null,
  previous: number | null | undefined,
): Change | null {
  if (
    current === null ||
    previous === null ||
    previous === undefined ||
    (kind === 'relative' && previous === 0)
  ) {
    return null;
  }
  const { value, unit } = sizeOf(kind, current, previous);
  const digits = kind === 'difference' ? 2 : Number(Math.abs(value) < 10);
  const number = new Intl.NumberFormat('en', {
    minimumFractionDigits: kind === 'relative' ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(Math.abs(value));
  const moved = Number(number.replace(/,/g, '')) !== 0;
  const rising = value > 0 ? 'up' : 'down';
  const direction = moved ? rising : 'same';
  const size = unit ? `${number}${NBSP}${unit}` : number;
  return { direction, size, text: `${marks[direction]}${NBSP}${size}` };
}
