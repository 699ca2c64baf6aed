import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { platformReactTranslationRef } from '../translation';
import styles from './states.module.css';

/** @public */
export interface CopyReferenceProps {
  reference: string;
}

/**
 * A correlation id with a button that copies it.
 *
 * @public
 */
export function CopyReference({ reference }: CopyReferenceProps) {
  const { t } = useTranslationRef(platformReactTranslationRef);
  const [copied, setCopied] = useState(false);
  return (
    <span className={styles.reference}>
      {t('error.reference')} <code>{reference}</code>
      <ButtonIcon
        variant="tertiary"
        aria-label={copied ? t('error.copied') : t('error.copy')}
        icon={copied ? <RiCheckLine /> : <RiFileCopyLine />}
        onPress={async () => {
          await navigator.clipboard.writeText(reference);
          setCopied(true);
        }}
      />
    </span>
  );
}
