import type { Schedule } from '@adinsights/plugin-platform-common';
import type { Translate } from '../usePipelinesTranslation';

/** What becomes of slots that were missed, in words. */
export function catchUpText(
  t: Translate,
  catchUp: Schedule['catchUp'],
): string {
  switch (catchUp) {
    case 'skip':
      return t('schedule.catchUpSkip');
    case 'latest':
      return t('schedule.catchUpLatest');
    default:
      return t('schedule.catchUpAll');
  }
}
