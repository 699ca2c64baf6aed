import { Button } from '@backstage/ui';
import { useId, useState } from 'react';
import { useMetricsTranslation } from '../useMetricsTranslation';
import styles from './Toolbar.module.css';

/** Two dates, the first not after the last. */
export function RangeForm(props: {
  initial: { start: string; end: string } | null;
  onApply: (start: string, end: string) => void;
}) {
  const { initial, onApply } = props;
  const t = useMetricsTranslation();
  const id = useId();
  const [start, setStart] = useState(initial?.start ?? '');
  const [end, setEnd] = useState(initial?.end ?? '');
  const isWrong = start !== '' && end !== '' && start > end;
  const field = (
    name: string,
    label: string,
    value: string,
    set: (value: string) => void,
  ) => (
    <label className={styles.date} htmlFor={`${id}-${name}`}>
      {label}
      <input
        id={`${id}-${name}`}
        type="date"
        required
        value={value}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onChange={event => set(event.target.value)}
      />
    </label>
  );
  return (
    <form
      className={styles.range}
      onSubmit={event => {
        event.preventDefault();
        onApply(start, end);
      }}
    >
      {field('from', t('toolbar.from'), start, setStart)}
      {field('to', t('toolbar.to'), end, setEnd)}
      <Button type="submit" isDisabled={isWrong || !start || !end}>
        {t('toolbar.apply')}
      </Button>
      {isWrong && (
        <span id={`${id}-wrong`} role="alert" className={styles.wrong}>
          {t('toolbar.orderWrong')}
        </span>
      )}
    </form>
  );
}
