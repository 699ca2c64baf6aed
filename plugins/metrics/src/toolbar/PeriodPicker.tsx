import { formatDate } from '@adinsights/plugin-platform-react';
import { Select } from '@backstage/ui';
import { RiCalendarLine } from '@remixicon/react';
import { useState } from 'react';
import { useMetricsTranslation } from '../useMetricsTranslation';
import { Period, PERIOD_DAYS } from '../view/metricsView';
import { RangeForm } from './RangeForm';
import styles from './Toolbar.module.css';

const CUSTOM = 'custom';
const CHOSEN = 'chosen';

/** Chooses the last 7, 30 or 90 days, or two dates. */
export function PeriodPicker(props: {
  value: Period;
  /** The days shown now, from which a custom range starts out. */
  shown: { start: string; end: string } | null;
  onChange: (period: Period) => void;
}) {
  const { value, shown, onChange } = props;
  const t = useMetricsTranslation();
  const [choosing, setChoosing] = useState(false);
  const range =
    value.kind === 'range'
      ? [
          {
            id: CHOSEN,
            label: `${formatDate(value.start, true)} – ${formatDate(
              value.end,
              true,
            )}`,
          },
        ]
      : [];
  const selected = value.kind === 'range' ? CHOSEN : String(value.days);
  return (
    <div className={styles.period}>
      <Select
        aria-label={t('toolbar.period')}
        className={
          value.kind === 'range'
            ? `${styles.select} ${styles.dates}`
            : styles.select
        }
        icon={<RiCalendarLine />}
        selectionMode="single"
        options={[
          ...range,
          ...PERIOD_DAYS.map(days => ({
            id: String(days),
            label: t('toolbar.lastDays', { days: String(days) }),
          })),
          { id: CUSTOM, label: t('toolbar.customRange') },
        ]}
        value={choosing ? CUSTOM : selected}
        onChange={key => {
          const days = PERIOD_DAYS.find(choice => String(choice) === key);
          setChoosing(key === CUSTOM);
          if (days) {
            onChange({ kind: 'days', days });
          }
        }}
      />
      {choosing && (
        <RangeForm
          initial={shown}
          onApply={(start, end) => {
            setChoosing(false);
            onChange({ kind: 'range', start, end });
          }}
        />
      )}
    </div>
  );
}
