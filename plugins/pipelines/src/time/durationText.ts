import type { Translate } from '../usePipelinesTranslation';
import { durationParts } from './durationParts';

/** A length of time in words, as `4 min 12 s`. */
export function durationText(t: Translate, ms: number): string {
  const parts = durationParts(ms);
  switch (parts.unit) {
    case 'seconds':
      return t('duration.seconds', { seconds: String(parts.seconds) });
    case 'minutes':
      return t('duration.minutes', {
        minutes: String(parts.minutes),
        seconds: String(parts.seconds),
      });
    default:
      return t('duration.hours', {
        hours: String(parts.hours),
        minutes: String(parts.minutes),
      });
  }
}
