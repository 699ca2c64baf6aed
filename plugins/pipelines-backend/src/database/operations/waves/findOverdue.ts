import type { WaveEnded, WaveStage } from '@adinsights/plugin-platform-node';
import type { Knex } from 'knex';

/** Stages past their deadline, as the ends that they come to. */
export async function findOverdueWaves(
  trx: Knex.Transaction,
  now: Date,
): Promise<WaveEnded[]> {
  const waves = await trx<{
    id: string;
    token: string;
    stage: WaveStage;
    deadline_at: Date;
  }>('waves')
    .whereIn('stage', ['building', 'snapshotting'])
    .where('deadline_at', '<=', now)
    .forUpdate()
    .skipLocked()
    .select('id', 'token', 'stage');
  return Promise.all(
    waves.map(async ({ id: waveId, token, stage }) => {
      const members = await trx('wave_members')
        .where({ wave_id: waveId, stage })
        .select<
          { tenantId: string; runId: string; stepId: string; attempt: number }[]
        >({
          tenantId: 'tenant_id',
          runId: 'run_id',
          stepId: 'step_id',
          attempt: 'attempt',
        });
      return {
        waveId,
        token,
        stage,
        members: members.map(member => ({
          ...member,
          ending: {
            outcome: 'failed' as const,
            failure: {
              code: 'timeout' as const,
              message: `The wave did not end ${stage} before its deadline`,
              rules: [],
            },
          },
        })),
      };
    }),
  );
}
