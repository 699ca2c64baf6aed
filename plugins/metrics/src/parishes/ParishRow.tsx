import type { CombinedMetrics } from '@adinsights/plugin-platform-common';
import {
  formatAmount,
  formatCompactNumber,
  formatMoney,
  formatPercent,
  formatRatio,
} from '@adinsights/plugin-platform-react';
import { ButtonIcon, Tooltip, TooltipTrigger } from '@backstage/ui';
import { RiInformationLine } from '@remixicon/react';
import tables from '../tables/tables.module.css';
import { useMetricsTranslation } from '../useMetricsTranslation';
import styles from './ParishesCard.module.css';

/** The code of spend that belongs to no parish. */
export const UNATTRIBUTED = 'UNK';

function ParishName(props: {
  parish: string;
  code: string;
  onParish: (code: string) => void;
}) {
  const { parish, code, onParish } = props;
  const t = useMetricsTranslation();
  if (code === UNATTRIBUTED) {
    return (
      <span className={styles.unknown}>
        {t('parishes.unknown')}
        <TooltipTrigger delay={200}>
          <ButtonIcon
            variant="tertiary"
            aria-label={t('parishes.unknownWhy')}
            icon={<RiInformationLine />}
          />
          <Tooltip>{t('parishes.unknownWhy')}</Tooltip>
        </TooltipTrigger>
      </span>
    );
  }
  return (
    <button
      type="button"
      className={styles.parish}
      title={t('parishes.filter', { parish })}
      onClick={() => onParish(code)}
    >
      {parish}
    </button>
  );
}

/** One parish: name, share of spend as bar and number, spend, ROAS. */
export function ParishRow(props: {
  row: CombinedMetrics['parish'][number];
  largestShare: number;
  currency: string;
  onParish: (code: string) => void;
}) {
  const { row, largestShare, currency, onParish } = props;
  const width = largestShare ? ((row.share ?? 0) / largestShare) * 100 : 0;
  return (
    <tr>
      <th scope="row">
        <ParishName parish={row.parish} code={row.code} onParish={onParish} />
      </th>
      <td>
        <span className={styles.share}>
          <span className={styles.track} aria-hidden="true">
            <span
              className={styles.bar}
              data-code={row.code}
              style={{ width: `${width.toFixed(1)}%` }}
            />
          </span>
          {formatPercent(row.share)}
        </span>
      </td>
      <td className={tables.number} title={formatMoney(row.spend, currency)}>
        {row.spend < 100
          ? formatAmount(row.spend, currency)
          : formatCompactNumber(Math.round(row.spend))}
      </td>
      <td className={tables.number}>{formatRatio(row.roas)}</td>
    </tr>
  );
}
