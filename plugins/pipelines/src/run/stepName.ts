import {
  Provider,
  providerLabels,
  Step,
} from '@adinsights/plugin-platform-common';
import type { Translate } from '../usePipelinesTranslation';

/** What a step is called: `Sync Meta`, `Transform`, `Snapshot`. */
export function stepName(
  t: Translate,
  step: Step,
  providers: ReadonlyMap<string, Provider>,
): string {
  if (step.kind !== 'sync') {
    return t(`run.${step.kind}`);
  }
  const id = step.connectionId ?? '';
  const provider = providers.get(id);
  return t('run.sync', { name: provider ? providerLabels[provider] : id });
}
