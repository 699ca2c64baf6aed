/** Rounds to the six decimals in which money and ratios leave the back end. */
export function round6(value: number): number {
  // Adding zero turns the -0 of a small negative into 0.
  return Math.round(value * 1e6) / 1e6 + 0;
}

/** Like {@link round6}, null stays null. */
export function round6OrNull(value: number | null): number | null {
  return value === null ? null : round6(value);
}
