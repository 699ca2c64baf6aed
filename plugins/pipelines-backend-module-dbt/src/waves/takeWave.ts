import { StepError, WarehouseAccess } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';

/** Who holds a wave: a later token or claim has taken over from an earlier one. */
export interface WaveStand {
  waveId: string;
  stand: { token: string; claim: number };
}

const LOCK_TIMEOUT = '55P03';
const LOCK_TIMEOUT_MS = 1_000;
const END_TIMEOUT_MS = 5_000;
const TRIES = 5;

/** The name under which a wave's connections are seen in the warehouse. */
export function applicationNameOf(waveId: string): string {
  return `dbt-${waveId}`;
}

/**
 * Takes a wave in the warehouse and does `work` in the transaction that takes
 * it. What is left of earlier builds is revoked by it, so that it cannot
 * publish any more, and its back ends have ended when this returns.
 *
 * @throws StepError `lost_worker` - when a later holder has it
 */
export async function takeWave(
  warehouse: WarehouseAccess,
  stand: WaveStand,
  work: (trx: Knex.Transaction) => Promise<void>,
): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await warehouse.asLandingWriter(async trx => {
        await assertHeld(trx, stand);
        await trx.raw(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
        await trx('control.waves')
          .where('wave_id', 'like', `${stand.waveId}/%`)
          .whereNot({ state: 'revoked' })
          .update({ state: 'revoked' });
        await trx.raw('set local lock_timeout = 0');
        await work(trx);
      });
      break;
    } catch (error) {
      const { code }: { code?: unknown } = Object(error);
      if (code !== LOCK_TIMEOUT || tried === TRIES) {
        throw error;
      }
      // A build that hangs between its last check and its commit holds the row.
      await endBackEnds(warehouse, stand.waveId);
    }
  }
  await endBackEnds(warehouse, stand.waveId);
}

/** Passes while no later token or claim has written a plan of the wave. */
async function assertHeld(
  trx: Knex.Transaction,
  { waveId, stand }: WaveStand,
): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [
    `adinsights.wave/${waveId}`,
  ]);
  const { rows } = await trx.raw<{ rows: { holder: string }[] }>(
    `select holder from control.waves,
       lateral split_part(wave_id, '/', 2) as holder
     where wave_id like ? and holder ~ '^[0-9]+[.][0-9]+$'
       and (split_part(holder, '.', 1)::bigint, split_part(holder, '.', 2)::int)
         > (?::bigint, ?::int)
     limit 1`,
    [`${waveId}/%`, stand.token, stand.claim],
  );
  if (rows.length > 0) {
    throw new StepError(
      'lost_worker',
      `Wave ${waveId} was taken over by ${rows[0].holder}`,
    );
  }
}

async function endBackEnds(
  warehouse: WarehouseAccess,
  waveId: string,
): Promise<void> {
  await warehouse.asDbtOwner(trx =>
    trx.raw(
      `select pg_terminate_backend(pid, ${END_TIMEOUT_MS}) from pg_stat_activity
       where application_name = ? and pid <> pg_backend_pid()`,
      [applicationNameOf(waveId)],
    ),
  );
}
