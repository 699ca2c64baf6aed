import type { Provider, RunDetail } from '@adinsights/plugin-platform-common';
import { Card } from '../cards/Card';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { StepItem } from './StepItem';
import styles from './Run.module.css';

/** The steps of a run, in their order. */
export function StepsCard(props: {
  run: RunDetail;
  now: Date;
  providers: ReadonlyMap<string, Provider>;
  timeZone: string | undefined;
}) {
  const { run, ...rest } = props;
  const t = usePipelinesTranslation();
  return (
    <Card title={t('run.steps')}>
      {run.steps.length === 0 && (
        <span className={styles.quiet}>{t('run.notStarted')}</span>
      )}
      <ol className={styles.steps}>
        {run.steps.map(step => (
          <StepItem key={step.id} step={step} {...rest} />
        ))}
      </ol>
    </Card>
  );
}
