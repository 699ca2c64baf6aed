const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A span of time laid over a width. */
export interface Scale {
  fromMs: number;
  toMs: number;
  width: number;
}

/** Where an instant lies, kept inside the width. */
export function xOf({ fromMs, toMs, width }: Scale, ms: number): number {
  const share = (ms - fromMs) / (toMs - fromMs);
  return Math.min(1, Math.max(0, share)) * width;
}

/** The last `hours`, with room after now for what comes next. */
export function windowScale(now: Date, hours: number, width: number): Scale {
  const nowMs = now.getTime();
  return {
    fromMs: nowMs - hours * HOUR_MS,
    toMs: nowMs + (hours * HOUR_MS) / 12,
    width,
  };
}

const STEPS_MS = [
  1_000,
  5_000,
  15_000,
  30_000,
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
];

/** The smallest round step whose ticks are at least `leastPx` apart. */
export function tickStepMs(scale: Scale, leastPx: number): number {
  const msPerPx = (scale.toMs - scale.fromMs) / Math.max(1, scale.width);
  const least = leastPx * msPerPx;
  return STEPS_MS.find(step => step >= least) ?? STEPS_MS[STEPS_MS.length - 1];
}

/** The round instants inside the scale. */
export function ticksOf(scale: Scale, leastPx: number): number[] {
  const step = tickStepMs(scale, leastPx);
  const ticks: number[] = [];
  const first = Math.ceil(scale.fromMs / step) * step;
  for (let at = first; at <= scale.toMs; at += step) {
    ticks.push(at);
  }
  return ticks;
}
