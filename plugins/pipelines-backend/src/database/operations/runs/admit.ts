import type { Knex } from 'knex';
import type { StepConnection } from '../../../runs/ledgerRun';
import { loadRuns } from './load';
import { saveRuns } from './save';

/** What the registry says about a tenant whose run is to start. */
export type Admission = { connections: StepConnection[] } | { refused: string };

/** Per tenant without a running run: the first that waits. */
export function admissibleQuery(trx: Knex, limit: number): Knex.Raw {
  // A run that has one before it in its tenant's line is not the first. The
  // unique index on running runs has the last word.
  return trx.raw(
    `select id from runs
     where state = 'queued'
       and not exists (
         select from runs as active
         where active.tenant_id = runs.tenant_id and active.state = 'running'
       )
       and not exists (
         select from runs as ahead
         where ahead.tenant_id = runs.tenant_id and ahead.state = 'queued'
           and (ahead.priority, ahead.queued_at, ahead.id)
             < (runs.priority, runs.queued_at, runs.id)
       )
     order by priority, queued_at, id
     limit ? for update skip locked`,
    [limit],
  );
}

/**
 * Starts queued runs: one at a time per tenant, by priority, then age.
 *
 * @returns how many left the queue
 */
export async function admitRuns(
  trx: Knex.Transaction,
  options: {
    now: Date;
    limit: number;
    newId: () => string;
    admissionOf: (tenantId: string) => Promise<Admission>;
  },
): Promise<number> {
  const { now, limit, newId, admissionOf } = options;
  const { rows } = (await admissibleQuery(trx, limit)) as {
    rows: { id: string }[];
  };
  const drafts = await loadRuns(
    trx,
    rows.map(({ id }) => id),
  );
  for (const draft of drafts) {
    const admission = await admissionOf(draft.run.tenantId);
    if ('refused' in admission) {
      draft.drop(now, admission.refused);
    } else {
      draft.start(admission.connections, now, newId);
    }
  }
  await saveRuns(trx, drafts, now);
  return drafts.length;
}
