import { messageOf, useRelativeText } from '@adinsights/plugin-platform-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { tenantsTranslationRef } from '../translation';
import type { FleetSource } from './FleetRow';
import type { SourceStatus } from './useFleet';
import styles from './SourceNotes.module.css';

const ALL = 3;

/** One line for each source that does not answer, and the way to ask again. */
export function SourceNotes(props: {
  sources: Record<FleetSource, SourceStatus>;
  hasRows: boolean;
  onRetry(): void;
}) {
  const { sources, hasRows, onRetry } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);
  const relative = useRelativeText();
  const failing = Object.values(sources).filter(({ error }) => error);
  if (!hasRows || failing.length === 0) {
    return null;
  }
  const describe = ({ source, confirmedAt }: SourceStatus) => {
    const what = t(`sources.${source}`);
    return confirmedAt
      ? t('sources.old', { what, time: relative(confirmedAt.toISOString()) })
      : t('sources.notKnown', { what });
  };
  const said = failing.flatMap(({ error }) => (error ? messageOf(error) : []));
  return (
    <div role="status">
      <Alert
        status="warning"
        icon
        title={failing.map(describe).join(' ')}
        description={
          <span className={styles.detail}>
            {failing.length < ALL && <>{t('sources.restWorks')} </>}
            <span className={styles.said}>{[...new Set(said)].join('; ')}</span>
          </span>
        }
        customActions={
          <Button size="small" variant="secondary" onPress={onRetry}>
            {t('sources.retry')}
          </Button>
        }
      />
    </div>
  );
}
