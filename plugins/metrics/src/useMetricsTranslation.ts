import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { metricsTranslationRef } from './translation';

type Messages = typeof metricsTranslationRef.T;

/** Looks up the page's words; for functions that are not hooks. */
export type Translate = ReturnType<typeof useTranslationRef<Messages>>['t'];

/** The page's words in the reader's language. */
export function useMetricsTranslation(): Translate {
  return useTranslationRef(metricsTranslationRef).t;
}
