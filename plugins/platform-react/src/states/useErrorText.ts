import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { isUnreachable, messageOf, statusOf } from '../resource/failure';
import { platformReactTranslationRef } from '../translation';

/**
 * Puts an error into words: what the server said, or the page's own words
 * when it said nothing.
 *
 * @public
 */
export function useErrorText(): (error: Error) => string {
  const { t } = useTranslationRef(platformReactTranslationRef);
  return error =>
    isUnreachable(error) && statusOf(error) === undefined
      ? t('error.unreachable')
      : messageOf(error);
}
