import { RawRow, Stream } from '../streams/Stream';
import { isoDate, LocalMoment } from './day';

/** How an account's data can be made wrong on purpose. */
export const corruptions = [
  'negative_spend',
  'unparseable_spend',
  'missing_key',
] as const;
export type Corruption = (typeof corruptions)[number];

interface CorruptibleColumns {
  spend: string;
  key: string;
  day: string;
}

const CORRUPT_DAYS = 3;
const EVERY_NTH_ROW = 4;

const googleReport: CorruptibleColumns = {
  spend: 'metrics_cost_micros',
  key: 'campaign_id',
  day: 'segments_date',
};
const corruptible: Record<string, CorruptibleColumns> = {
  ads_insights: { spend: 'spend', key: 'campaign_id', day: 'date_start' },
  campaign: googleReport,
  ad_group_ad_legacy: googleReport,
};

/**
 * The stream as it comes from a corrupted account: some rows of today and the
 * three days before it break a rule. An unparseable spend can only land once
 * the source has turned the column into text, so it retypes it.
 */
export function corruptStream(stream: Stream, corruption: Corruption): Stream {
  const columns = corruptible[stream.name];
  if (!columns) {
    return stream;
  }
  return {
    ...stream,
    columns:
      corruption === 'unparseable_spend'
        ? { ...stream.columns, [columns.spend]: 'varchar' }
        : stream.columns,
    *rows(reading) {
      let count = 0;
      for (const row of stream.rows(reading)) {
        const wrong =
          isRecent(row[columns.day], reading.now) &&
          count++ % EVERY_NTH_ROW === 0;
        yield wrong ? corruptRow(row, columns, corruption) : row;
      }
    },
  };
}

function isRecent(day: RawRow[string], now: LocalMoment): boolean {
  return typeof day === 'string' && day >= isoDate(now.today - CORRUPT_DAYS);
}

function corruptRow(
  row: RawRow,
  columns: CorruptibleColumns,
  corruption: Corruption,
): RawRow {
  switch (corruption) {
    case 'negative_spend':
      return { ...row, [columns.spend]: -Number(row[columns.spend] ?? 0) - 1 };
    case 'unparseable_spend':
      return { ...row, [columns.spend]: `${row[columns.spend] ?? 12.5}x` };
    default:
      return { ...row, [columns.key]: null };
  }
}
