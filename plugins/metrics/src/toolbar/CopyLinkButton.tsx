import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiLink } from '@remixicon/react';
import { useMetricsTranslation } from '../useMetricsTranslation';

const TOAST_MS = 3_000;

/** Copies the address, which holds the whole view. */
export function CopyLinkButton() {
  const t = useMetricsTranslation();
  const toasts = useApi(toastApiRef);
  const copy = () =>
    navigator.clipboard.writeText(window.location.href).then(
      () =>
        toasts.post({
          title: t('toolbar.linkCopied'),
          status: 'success',
          timeout: TOAST_MS,
        }),
      () =>
        toasts.post({ title: t('toolbar.linkNotCopied'), status: 'warning' }),
    );
  return (
    <Button variant="secondary" iconStart={<RiLink />} onPress={copy}>
      {t('toolbar.copyLink')}
    </Button>
  );
}
