import { ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useCopy } from '../page/useCopy';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import styles from './Run.module.css';

/** An id, named, with a button that copies it. */
export function CopyId({ name, value }: { name: string; value: string }) {
  const t = usePipelinesTranslation();
  const { outcome, copy } = useCopy();
  const isCopied = outcome === 'copied';
  return (
    <span className={styles.id}>
      <span className={styles.quiet}>{name}</span>
      <code title={value}>{value}</code>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={isCopied ? <RiCheckLine /> : <RiFileCopyLine />}
        aria-label={isCopied ? t('run.copied') : t('run.copy', { what: name })}
        onPress={() => copy(value)}
      />
    </span>
  );
}
