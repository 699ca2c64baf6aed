import {
  formatNumber,
  useRelativeText,
} from '@adinsights/plugin-platform-react';
import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ButtonIcon, Skeleton, Tooltip, TooltipTrigger } from '@backstage/ui';
import { RiKeyboardLine, RiLinkM } from '@remixicon/react';
import { tenantsTranslationRef } from '../translation';
import styles from './FleetPage.module.css';

/** The page's name, how many tenants it shows, and how current that is. */
export function FleetHeader(props: {
  shown: number | undefined;
  all: number | undefined;
  checkedAt: Date | undefined;
  isLoading: boolean;
  onKeys(): void;
}) {
  const { shown, all, checkedAt, isLoading, onKeys } = props;
  const { t } = useTranslationRef(tenantsTranslationRef);
  const toastApi = useApi(toastApiRef);
  const relative = useRelativeText();

  const copyLink = async () => {
    await navigator.clipboard.writeText(window.location.href);
    toastApi.post({
      title: t('page.copied'),
      status: 'success',
      timeout: 3_000,
    });
  };
  const count =
    shown === all
      ? t('page.tenants', { count: all ?? 0, formatted: formatNumber(all) })
      : t('page.matching', {
          shown: formatNumber(shown),
          all: formatNumber(all),
        });

  return (
    <header className={styles.header}>
      <div className={styles.heading}>
        <h1 className={styles.title}>{t('page.title')}</h1>
        <div className={styles.subtitle} aria-live="polite">
          {isLoading && <Skeleton width={150} height={14} />}
          {Boolean(all) && count}
          {Boolean(all) && checkedAt && (
            <span className={styles.checked}>
              {' · '}
              {t('page.checked', { time: relative(checkedAt.toISOString()) })}
            </span>
          )}
        </div>
      </div>
      <div className={styles.actions}>
        <TooltipTrigger>
          <ButtonIcon
            variant="secondary"
            icon={<RiLinkM />}
            aria-label={t('page.copyLink')}
            onPress={copyLink}
          />
          <Tooltip>{t('page.copyLink')}</Tooltip>
        </TooltipTrigger>
        <TooltipTrigger>
          <ButtonIcon
            className={styles.keys}
            variant="secondary"
            icon={<RiKeyboardLine />}
            aria-label={t('page.keys')}
            onPress={onKeys}
          />
          <Tooltip>{t('page.keys')}</Tooltip>
        </TooltipTrigger>
      </div>
    </header>
  );
}
