import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { portalTranslationRef } from '../translation';
import styles from './Shell.module.css';

const CONTENT_ID = 'portal-content';

/** Navigation beside (or, on a phone, under) the page. */
export function Shell(props: { nav: ReactNode; children: ReactNode }) {
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href={`#${CONTENT_ID}`}>
        {t('shell.skip')}
      </a>
      {props.nav}
      <div id={CONTENT_ID} tabIndex={-1} className={styles.content}>
        {props.children}
      </div>
    </div>
  );
}
