import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Text } from '@backstage/ui';
import { RiCompass3Line } from '@remixicon/react';
import { portalTranslationRef } from '../translation';
import styles from './NotFound.module.css';

/** Said where no page has the address. */
export function NotFound() {
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <main className={styles.page}>
      <RiCompass3Line size={40} aria-hidden className={styles.icon} />
      <h1 className={styles.title}>{t('notFound.title')}</h1>
      <Text as="p" variant="body-medium" color="secondary">
        {t('notFound.text')}
      </Text>
      <ButtonLink href="/" variant="primary">
        {t('notFound.home')}
      </ButtonLink>
    </main>
  );
}
