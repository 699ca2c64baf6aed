import { DateTime } from 'luxon';

const DAY_MS = 86_400_000;

/** A calendar day as the count of days since 1970-01-01. */
export type DayNumber = number;

/** What an ad account's own wall clock says when it is read. */
export interface LocalMoment {
  today: DayNumber;
  /** Whole hours of today that are over, 0–23. */
  hour: number;
}

/** The account's local day and hour at `instant`. */
export function localMoment(instant: Date, timezone: string): LocalMoment {
  const local = DateTime.fromJSDate(instant).setZone(timezone);
  return {
    today: Date.UTC(local.year, local.month - 1, local.day) / DAY_MS,
    hour: local.hour,
  };
}

/** `2026-01-05` of a day number. */
export function isoDate(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (day + 4) % 7;
}

/** An instant on that day, for the creation and change times of entities. */
export function instantOn(day: DayNumber, secondOfDay: number): string {
  return new Date(day * DAY_MS + secondOfDay * 1000).toISOString();
}
