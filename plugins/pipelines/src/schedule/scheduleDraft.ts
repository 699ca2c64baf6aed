import {
  cronSchema,
  nextSlots,
  Schedule,
  SchedulePut,
  timeZoneSchema,
} from '@adinsights/plugin-platform-common';

const MINUTE_MS = 60_000;
const SHOWN_SLOTS = 5;
const MOST_MINUTES = 60;

/** A schedule while it is edited, as the fields hold it. */
export type ScheduleDraft = Omit<SchedulePut, 'jitterMs'> & {
  jitterMinutes: number;
};

/** What is wrong with a draft, by field; and what it would do. */
export interface CheckedDraft {
  errors: Partial<Record<'cron' | 'timezone' | 'jitterMinutes', string>>;
  /** The next five times, empty while the draft cannot be read. */
  next: Date[];
  /** Undefined while something is wrong. */
  put: SchedulePut | undefined;
}

/** The draft that leaves a schedule as it is. */
export function draftOf(schedule: Schedule): ScheduleDraft {
  const { cron, timezone, jitterMs, catchUp, paused } = schedule;
  const jitterMinutes = jitterMs / MINUTE_MS;
  return { cron, timezone, jitterMinutes, catchUp, paused };
}

/** Judges a draft by the rules of the back end. */
export function checkDraft(draft: ScheduleDraft, now: Date): CheckedDraft {
  const { jitterMinutes, ...rest } = draft;
  const cron = cronSchema.safeParse(draft.cron);
  const timezone = timeZoneSchema.safeParse(draft.timezone);
  const isSpread = jitterMinutes >= 0 && jitterMinutes <= MOST_MINUTES;
  const errors = {
    ...(!cron.success && { cron: cron.error.issues[0].message }),
    ...(!timezone.success && { timezone: timezone.error.issues[0].message }),
    ...(!isSpread && { jitterMinutes: `0–${MOST_MINUTES}` }),
  };
  const isRight = Object.keys(errors).length === 0;
  return {
    errors,
    next:
      cron.success && timezone.success
        ? nextSlots(draft, now, SHOWN_SLOTS)
        : [],
    put: isRight
      ? { ...rest, jitterMs: Math.round(jitterMinutes * MINUTE_MS) }
      : undefined,
  };
}
