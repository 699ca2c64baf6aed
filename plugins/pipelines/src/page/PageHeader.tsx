import {
  TenantPicker,
  useRelativeText,
} from '@adinsights/plugin-platform-react';
import { Button, ButtonIcon } from '@backstage/ui';
import { RiCloseLine, RiKeyboardLine, RiPlayLine } from '@remixicon/react';
import { RefObject } from 'react';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import { CopyLinkButton } from './CopyLinkButton';
import styles from './page.module.css';

/** The page's name, whose runs it shows, and running one. */
export function PageHeader(props: {
  tenant: string | null;
  onTenant: (tenant: string | null) => void;
  pickerRef: RefObject<HTMLDivElement>;
  checkedAt: Date | undefined;
  /** Undefined where the reader may not start runs. */
  onRunNow: (() => void) | undefined;
  onKeys: () => void;
}) {
  const { tenant, onTenant, pickerRef, checkedAt, onRunNow, onKeys } = props;
  const t = usePipelinesTranslation();
  const relative = useRelativeText();
  return (
    <header className={styles.header}>
      <div className={styles.titleRow}>
        <div className={styles.titles}>
          <h1 className={styles.title}>{t('page.title')}</h1>
          {checkedAt && (
            <span className={styles.quiet}>
              {t('page.checked', { time: relative(checkedAt.toISOString()) })}
            </span>
          )}
        </div>
        <div className={styles.actions}>
          <div ref={pickerRef} className={styles.tenantFilter}>
            <TenantPicker value={tenant} onChange={onTenant} />
            {tenant && (
              <ButtonIcon
                variant="tertiary"
                icon={<RiCloseLine />}
                aria-label={t('page.clearTenant')}
                onPress={() => onTenant(null)}
              />
            )}
          </div>
          <CopyLinkButton />
          {onRunNow && (
            <Button
              variant="primary"
              iconStart={<RiPlayLine />}
              onPress={onRunNow}
            >
              {t('actions.runNow')}
            </Button>
          )}
          <ButtonIcon
            className={styles.keys}
            variant="tertiary"
            icon={<RiKeyboardLine />}
            aria-label={t('page.keys')}
            onPress={onKeys}
          />
        </div>
      </div>
    </header>
  );
}
