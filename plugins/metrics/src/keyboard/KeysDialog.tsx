import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { useMetricsTranslation } from '../useMetricsTranslation';
import styles from './KeysDialog.module.css';

/** The page's keys. */
export function KeysDialog(props: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useMetricsTranslation();
  const keys: Array<[string[], string]> = [
    [['/'], t('keys.search')],
    [['j'], t('keys.next')],
    [['k'], t('keys.previous')],
    [['Enter'], t('keys.open')],
    [['←', '→'], t('keys.chart')],
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
