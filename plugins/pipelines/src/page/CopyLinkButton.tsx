import { Button } from '@backstage/ui';
import { RiCheckLine, RiLink } from '@remixicon/react';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { useCopy } from './useCopy';

/** Copies the address, which holds the whole view. */
export function CopyLinkButton() {
  const t = usePipelinesTranslation();
  const { outcome, copy } = useCopy();
  const words = {
    copied: t('page.linkCopied'),
    refused: t('page.linkNotCopied'),
    none: t('page.copyLink'),
  };
  return (
    <Button
      variant="secondary"
      iconStart={outcome === 'copied' ? <RiCheckLine /> : <RiLink />}
      onPress={() => copy(window.location.href)}
    >
      <span aria-live="polite">{words[outcome]}</span>
    </Button>
  );
}
