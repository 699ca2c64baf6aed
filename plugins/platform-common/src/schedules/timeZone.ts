import { z } from 'zod';

function isTimeZone(value: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}

/** An IANA time zone that this runtime knows. @public */
export const timeZoneSchema = z
  .string()
  .min(1)
  .refine(isTimeZone, { message: 'must be an IANA time zone' });
