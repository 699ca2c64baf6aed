import { messageOf, statusOf } from '@adinsights/plugin-platform-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import { portalTranslationRef } from '../translation';
import { LocalUser } from './localUsers';
import styles from './SignInPage.module.css';

const REFUSALS: (number | undefined)[] = [401, 403, 404];

/** What failed, what it may be, and the two ways on. */
export function SignInFailure(props: {
  person: LocalUser;
  error: Error | undefined;
  onRetry(): void;
  onChooseOther(): void;
}) {
  const { person, error, onRetry, onChooseOther } = props;
  const { t } = useTranslationRef(portalTranslationRef);
  const refused = REFUSALS.includes(statusOf(error));
  return (
    <section role="alert" className={styles.failure}>
      <h1 className={styles.failureTitle}>
        <RiErrorWarningLine size={24} aria-hidden />
        {t('signIn.failed', { title: person.title })}
      </h1>
      <Text as="p" variant="body-medium">
        {refused ? t('signIn.refused') : t('signIn.unreachable')}
      </Text>
      {error && (
        <details className={styles.failureDetail}>
          <summary>{t('signIn.detail')}</summary>
          <code>{messageOf(error)}</code>
        </details>
      )}
      <div className={styles.failureActions}>
        <Button variant="primary" onPress={onRetry}>
          {t('signIn.retry')}
        </Button>
        <Button variant="secondary" onPress={onChooseOther}>
          {t('signIn.chooseOther')}
        </Button>
      </div>
    </section>
  );
}
