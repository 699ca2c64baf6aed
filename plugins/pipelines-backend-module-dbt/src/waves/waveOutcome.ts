import type {
  WarehouseAccess,
  WaveEnding,
  WaveMember,
} from '@adinsights/plugin-platform-node';
import type { Failure } from '@adinsights/plugin-platform-common';
import type { Knex } from 'knex';
import type { NodeResult } from '../invocation/runResults';

/** What a build left in the warehouse. */
export interface WaveTraces {
  published: Set<string>;
  /** Names of failed quality rules by tenant. */
  failedRules: Map<string, string[]>;
}

/** Reads who was published and who was held back, and by which rules. */
export async function readWaveTraces(
  warehouse: WarehouseAccess,
  planId: string,
): Promise<WaveTraces> {
  return warehouse.asDbtOwner(async trx => {
    // Neither is there before the first build that came so far.
    if (
      !(await isThere(trx, [
        'marts.publications',
        'candidates.quality_failures',
      ]))
    ) {
      return { published: new Set(), failedRules: new Map() };
    }
    const published: { tenant_id: string }[] = await trx('marts.publications')
      .where({ wave_id: planId })
      .select('tenant_id');
    const failures: { tenant_id: string; rule: string }[] = await trx(
      'candidates.quality_failures',
    )
      .where({ wave_id: planId })
      .distinct('tenant_id', 'rule')
      .orderBy('rule');
    const failedRules = new Map<string, string[]>();
    for (const { tenant_id: tenant, rule } of failures) {
      failedRules.set(tenant, [...(failedRules.get(tenant) ?? []), rule]);
    }
    return {
      published: new Set(published.map(row => row.tenant_id)),
      failedRules,
    };
  });
}

async function isThere(
  trx: Knex.Transaction,
  relations: string[],
): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { there: boolean }[] }>(
    `select bool_and(to_regclass(name) is not null) as there
     from unnest(?::text[]) as name`,
    [relations],
  );
  return rows[0].there;
}

type MemberEnding = WaveEnding['members'][number];

/** How one member came out of a build; undefined when the build left no trace of it. */
export function memberEnding(
  member: WaveMember,
  traces: WaveTraces,
): MemberEnding | undefined {
  const { stepId, attempt, tenantId } = member;
  const rules = traces.failedRules.get(tenantId);
  if (traces.published.has(tenantId) && !rules) {
    return { stepId, attempt, outcome: 'succeeded' };
  }
  if (!rules) {
    return undefined;
  }
  const failure: Failure = {
    code: 'quality',
    message: `Held back by quality rules: ${rules.join(', ')}`,
    rules,
  };
  return { stepId, attempt, outcome: 'degraded', failure };
}

/** The failure of all members of a build in which nodes failed. */
export function modelFailure(failed: NodeResult[]): Failure {
  const named = failed
    .map(({ node, message }) => `${node}: ${message?.trim() ?? 'failed'}`)
    .join('; ');
  return { code: 'model_error', message: named.slice(0, 2_000), rules: [] };
}
