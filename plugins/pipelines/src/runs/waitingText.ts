import type { Failure, Run } from '@adinsights/plugin-platform-common';
import type { Translate } from '../usePipelinesTranslation';

/** Why a run waits and its place, as `Waits for a wave, place 3`. */
export function waitingText(
  t: Translate,
  { reason, place }: NonNullable<Run['waiting']>,
): string {
  const what = t(`waiting.${reason}`);
  return place === null
    ? what
    : t('waiting.place', { what, place: String(place) });
}

/** A failure in one line, as `Rate limited: Airbyte answered 429`. */
export function failureText(t: Translate, { code, message }: Failure): string {
  return `${t(`failure.${code}`)}: ${message}`;
}

/** A person or service without its kind and namespace. */
export function requesterName(ref: string): string {
  return ref.replace(/^.*\//, '');
}
