const DAY_MS = 86_400_000;

function toMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** Calendar dates are `YYYY-MM-DD` and have no zone. */
export function addDays(date: string, days: number): string {
  return new Date(toMs(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from `first` to `last`, both counted; zero or less when reversed. */
export function daysBetween(first: string, last: string): number {
  return (toMs(last) - toMs(first)) / DAY_MS + 1;
}

/** Every date from `first` to `last`. */
export function eachDay(first: string, last: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(first, last)) }, (_, i) =>
    addDays(first, i),
  );
}

/** First and last date of the month that `date` lies in. */
export function monthOf(date: string): { first: string; last: string } {
  const [year, month] = date.split('-').map(Number);
  return {
    first: `${date.slice(0, 7)}-01`,
    last: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10),
  };
}
