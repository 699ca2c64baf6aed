import type { Run } from '@adinsights/plugin-platform-common';
import { Card } from '../cards/Card';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { CopyId } from './CopyId';

/** The ids that logs and people ask for. */
export function IdsCard({ run }: { run: Run }) {
  const t = usePipelinesTranslation();
  return (
    <Card title={t('run.ids')} hint={t('run.traceHint')}>
      <div>
        <CopyId name={t('run.runId')} value={run.id} />
        <CopyId name={t('run.traceId')} value={run.traceId} />
      </div>
    </Card>
  );
}
