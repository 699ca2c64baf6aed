import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { usePipelinesTranslation } from '../usePipelinesTranslation';
import styles from './KeysDialog.module.css';

/** The pages' keys. */
export function KeysDialog(props: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = usePipelinesTranslation();
  const keys: Array<[string[], string]> = [
    [['/'], t('keys.search')],
    [['j'], t('keys.next')],
    [['k'], t('keys.previous')],
    [['Enter'], t('keys.open')],
    [['←', '→'], t('keys.timeline')],
    [['?'], t('keys.help')],
  ];
  return (
    <Dialog {...props} width={420}>
      <DialogHeader>{t('keys.title')}</DialogHeader>
      <DialogBody>
        <dl className={styles.keys}>
          {keys.map(([names, meaning]) => (
            <div key={meaning}>
              <dt>
                {names.map(name => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}
