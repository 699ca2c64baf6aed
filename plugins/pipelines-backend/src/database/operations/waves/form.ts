import type { Knex } from 'knex';
import type { RunDraft } from '../../../runs/RunDraft';
import { FIRST_TOKEN, WavePolicy, WaveStart } from '../../../waves/wave';
import { loadRuns } from '../runs/load';
import { saveRuns } from '../runs/save';
import { startStage } from './startStage';

/** Runs whose transform may start, the first of the line first. */
export function readyQuery(trx: Knex, now: Date, limit: number): Knex.Raw {
  return trx.raw(
    `select runs.id, runs.ready_at, runs.full_window from runs
     join steps on steps.run_id = runs.id and steps.kind = 'transform'
     where runs.state = 'running' and runs.ready_at is not null
       and steps.state = 'pending' and steps.not_before <= ?
     order by runs.priority, runs.ready_at, runs.id
     limit ? for update of runs skip locked`,
    [now, limit],
  );
}

interface ReadyRow {
  id: string;
  ready_at: Date;
  full_window: boolean;
}

/**
 * Forms a wave of the ready runs and starts its build, unless one is building
 * in this warehouse or it is worth while to wait for more. Of two replicas
 * that try, the unique row of the building wave lets one through.
 *
 * @returns the number of members, 0 when no wave was formed
 */
export async function formWave(
  trx: Knex.Transaction,
  start: WaveStart,
): Promise<number> {
  const { now, policy, newId } = start;
  const building = await trx('waves')
    .where({ warehouse: policy.warehouse, stage: 'building' })
    .first('id');
  if (building) {
    return 0;
  }
  const { rows } = (await readyQuery(trx, now, policy.maxMembers)) as {
    rows: ReadyRow[];
  };
  const members = choose(rows, now, policy);
  if (members.length === 0) {
    return 0;
  }
  const wave = {
    waveId: newId(),
    token: FIRST_TOKEN,
    stage: 'building' as const,
    fullWindow: members[0].full_window,
  };
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `insert into waves (id, warehouse, stage, token, full_window, started_at,
       stage_started_at, deadline_at)
     values (?, ?, 'building', ?, ?, ?, ?, ?) on conflict do nothing`,
    [
      wave.waveId,
      policy.warehouse,
      wave.token,
      wave.fullWindow,
      now,
      now,
      new Date(now.getTime() + policy.buildDeadlineMs),
    ],
  );
  if (rowCount === 0) {
    return 0;
  }
  const drafts: RunDraft[] = await loadRuns(
    trx,
    members.map(({ id }) => id),
  );
  await startStage(trx, wave, drafts, start);
  await saveRuns(trx, drafts, now);
  return drafts.length;
}

function choose(
  ready: readonly ReadyRow[],
  now: Date,
  policy: WavePolicy,
): ReadyRow[] {
  const waitingSince = Math.min(...ready.map(run => run.ready_at.getTime()));
  const isTime =
    ready.length >= policy.maxMembers ||
    waitingSince <= now.getTime() - policy.maxWaitMs;
  if (!isTime) {
    return [];
  }
  // One build is either of all days or of the changed ones.
  const { full_window: full } = ready[0];
  return ready
    .filter(run => run.full_window === full)
    .slice(0, full ? policy.maxFullWindowMembers : policy.maxMembers);
}
