import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { RiErrorWarningLine, RiRefreshLine } from '@remixicon/react';
import { correlationIdOf } from '../resource/failure';
import { platformReactTranslationRef } from '../translation';
import { CopyReference } from './CopyReference';
import { useErrorText } from './useErrorText';
import styles from './states.module.css';

/** @public */
export interface ErrorPanelProps {
  /** What failed, in one sentence. */
  title: string;
  /** What still works meanwhile. */
  stillWorks?: string;
  /** What the reader can do. */
  whatToDo?: string;
  /** Its words and the server's correlation id are shown. */
  error?: Error;
  onRetry?: () => void;
}

/**
 * Says what failed, what still works and what to do, with the reference to
 * give to whoever helps.
 *
 * @public
 */
export function ErrorPanel(props: ErrorPanelProps) {
  const { title, stillWorks, whatToDo, error, onRetry } = props;
  const { t } = useTranslationRef(platformReactTranslationRef);
  const errorText = useErrorText();
  const reference = correlationIdOf(error);
  return (
    <section role="alert" className={`${styles.panel} ${styles.error}`}>
      <RiErrorWarningLine
        size={24}
        aria-hidden="true"
        className={styles.errorIcon}
      />
      <div className={styles.words}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {title}
        </Text>
        {error && (
          <Text as="p" variant="body-medium" className={styles.detail}>
            {errorText(error)}
          </Text>
        )}
        {stillWorks && (
          <Text as="p" variant="body-medium">
            {stillWorks}
          </Text>
        )}
        {(whatToDo || reference) && (
          <Text as="p" variant="body-medium">
            {whatToDo} {reference && t('error.passOn')}
          </Text>
        )}
        <div className={styles.actions}>
          {onRetry && (
            <Button
              variant="secondary"
              iconStart={<RiRefreshLine />}
              onPress={onRetry}
            >
              {t('error.retry')}
            </Button>
          )}
          {reference && <CopyReference reference={reference} />}
        </div>
      </div>
    </section>
  );
}
