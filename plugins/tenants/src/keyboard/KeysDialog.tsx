import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { tenantsTranslationRef } from '../translation';
import styles from './KeysDialog.module.css';

const KEYS = [
  ['/', 'keys.search'],
  ['j', 'keys.down'],
  ['k', 'keys.up'],
  ['Enter', 'keys.open'],
  ['?', 'keys.help'],
] as const;

/** The keys of the page. */
export function KeysDialog(props: {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  return (
    <Dialog
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      isDismissable
      width={380}
    >
      <DialogHeader>{t('keys.title')}</DialogHeader>
      <DialogBody>
        <dl className={styles.keys}>
          {KEYS.map(([key, text]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(text)}</dd>
            </div>
          ))}
        </dl>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={() => props.onOpenChange(false)}>
          {t('keys.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
