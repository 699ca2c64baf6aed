import { setTimeout as sleep } from 'node:timers/promises';

import { corruptStream } from '../accounts/corruption';
import { DayNumber, localMoment } from '../accounts/day';
import { SourceAccounts } from '../accounts/sourceAccounts';
import { RawSchema, SyncStamp } from '../raw/RawSchema';
import { RawRow, Reading, Stream } from '../streams/Stream';

/** Days of a first sync, today included. */
export const FIRST_SYNC_DAYS = 90;

/** Days before the last one read that every sync reads again. */
export const LOOK_BACK_DAYS = 28;

const BATCH_ROWS = 1_000;

/** One attempt of a sync. */
export interface SyncAttempt {
  source: SourceAccounts;
  streams: Stream[];
  raw: RawSchema;
  stamp: SyncStamp;
  /** From the last succeeded sync; undefined when there was none. */
  readUntil?: DayNumber;
  /** Time to spread the batches over. */
  durationMs: number;
  clock: () => Date;
  signal: AbortSignal;
  onProgress(rows: number, bytes: number): Promise<void>;
}

/**
 * Reads the accounts' days and appends them in batches, each committed on its
 * own, so that a reader sees rows of a sync that is still running.
 *
 * @returns the last day read, in the first account's zone
 * @throws after about half the rows when the source's behaviour is `fail`
 */
export async function runSync(attempt: SyncAttempt): Promise<DayNumber> {
  const { source, streams, raw, stamp, signal, clock } = attempt;
  const startedAt = performance.now();
  const until = async (progress: number) => {
    const due = startedAt + attempt.durationMs * progress;
    await sleep(Math.max(0, due - performance.now()), undefined, { signal });
  };
  const now = clock();
  // A failing source breaks off in the middle of its main report.
  const breaksAt = source.behaviour === 'fail' ? streams.length - 2 : Infinity;
  let sent = 0;
  let bytes = 0;

  for (const [index, offered] of streams.entries()) {
    let batches = 0;
    let streamRows = 0;
    for (const { profile, corrupt } of source.accounts) {
      const stream = corrupt ? corruptStream(offered, corrupt) : offered;
      const local = localMoment(now, profile.timezone);
      const reading: Reading = {
        account: profile,
        now: local,
        to: local.today,
        from: firstDay(local.today, attempt.readUntil),
      };
      await raw.prepare(stream);
      for (const rows of inBatches(stream.rows(reading))) {
        signal.throwIfAborted();
        bytes += await raw.append(stream, rows, {
          ...stamp,
          extractedAt: clock(),
          firstRow: streamRows,
        });
        sent += rows.length;
        streamRows += rows.length;
        batches += 1;
        await attempt.onProgress(sent, bytes);
        if (index >= breaksAt) {
          throw new Error(
            `The source stopped answering while reading ${stream.name}`,
          );
        }
        await until((index + batches / (batches + 1)) / streams.length);
      }
    }
    await until((index + 1) / streams.length);
  }
  return localMoment(now, source.accounts[0].profile.timezone).today;
}

function firstDay(
  today: DayNumber,
  readUntil: DayNumber | undefined,
): DayNumber {
  return readUntil === undefined
    ? today - FIRST_SYNC_DAYS + 1
    : Math.min(today, readUntil) - LOOK_BACK_DAYS;
}

function* inBatches(rows: Iterable<RawRow>): Generator<RawRow[]> {
  let batch: RawRow[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length === BATCH_ROWS) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) {
    yield batch;
  }
}
