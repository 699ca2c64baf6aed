import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { pipelinesTranslationRef } from './translation';

type Messages = typeof pipelinesTranslationRef.T;

/** Looks up the pages' words; for functions that are not hooks. */
export type Translate = ReturnType<typeof useTranslationRef<Messages>>['t'];

/** The pages' words in the reader's language. */
export function usePipelinesTranslation(): Translate {
  return useTranslationRef(pipelinesTranslationRef).t;
}
