const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const STEP = 1_000;

/** An amount of data, as `3.4 MB`; decimal units. */
export function formatBytes(bytes: number): string {
  const power = Math.min(
    UNITS.length - 1,
    bytes < STEP ? 0 : Math.floor(Math.log10(bytes) / 3),
  );
  return new Intl.NumberFormat('en', {
    style: 'unit',
    unit: UNITS[power],
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(bytes / STEP ** power);
}
