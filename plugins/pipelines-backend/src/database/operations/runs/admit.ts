import type { Knex } from 'knex';
import type { LanePolicy } from '../../../lanes/lane';
import type { StepConnection } from '../../../runs/ledgerRun';
import { ensureResources } from '../lanes/ensureResources';
import { serveLanes } from '../lanes/serve';
import { loadRuns } from './load';
import { saveRuns } from './save';

/** What the registry says about a tenant whose run is to start. */
export type Admission =
  | { connections: StepConnection[]; weight: number }
  | { refused: string };

/** The lanes whose turn it is, and the first run of each. */
export function admissibleQuery(trx: Knex, limit: number): Knex.Raw {
  // The lane is locked first: who holds it decides alone about its tenant.
  // The counters of a lane may have drifted, the runs themselves never.
  return trx.raw(
    `with turn as materialized (
       select tenant_id from lanes where queued > 0 and running = 0
       order by last_served, tenant_id limit ? for update skip locked
     )
     select first.id from turn cross join lateral (
       select id from runs
       where runs.tenant_id = turn.tenant_id and state = 'queued'
         and not exists (
           select from runs as active
           where active.tenant_id = turn.tenant_id
             and active.state = 'running'
         )
       order by priority, queued_at, id limit 1 for update skip locked
     ) as first`,
    [limit],
  );
}

/**
 * Starts queued runs: one at a time per tenant, lanes in turn, and within a
 * lane by priority, then age.
 *
 * @returns how many left the queue
 */
export async function admitRuns(
  trx: Knex.Transaction,
  options: {
    now: Date;
    limit: number;
    lanes: LanePolicy;
    newId: () => string;
    admissionOf: (tenantId: string) => Promise<Admission>;
  },
): Promise<number> {
  const { now, limit, lanes, newId, admissionOf } = options;
  const { rows } = (await admissibleQuery(trx, limit)) as {
    rows: { id: string }[];
  };
  const drafts = await loadRuns(
    trx,
    rows.map(({ id }) => id),
  );
  if (drafts.length === 0) {
    return 0;
  }
  const starting: { draft: (typeof drafts)[number]; admitted: Admitted }[] = [];
  for (const draft of drafts) {
    const admission = await admissionOf(draft.run.tenantId);
    if ('refused' in admission) {
      draft.drop(now, admission.refused);
    } else {
      starting.push({ draft, admitted: admission });
    }
  }
  const turns = await serveLanes(
    trx,
    starting.map(({ draft, admitted }) => ({
      tenantId: draft.run.tenantId,
      weight: admitted.weight,
    })),
  );
  await ensureResources(
    trx,
    starting.flatMap(({ admitted }) =>
      admitted.connections.map(({ airbyteInstance }) => airbyteInstance),
    ),
    lanes.slotsOf,
  );
  for (const { draft, admitted } of starting) {
    const turn = turns.get(draft.run.tenantId) ?? 0;
    draft.start(admitted.connections, turn, now, newId);
  }
  await saveRuns(trx, drafts, now);
  return drafts.length;
}

type Admitted = Exclude<Admission, { refused: string }>;
