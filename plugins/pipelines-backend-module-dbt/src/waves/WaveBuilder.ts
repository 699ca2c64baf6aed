import {
  failureOf,
  StepError,
  TenantDirectory,
  TenantRecord,
  WarehouseAccess,
  WaveContext,
  WaveEnding,
  WaveMember,
} from '@adinsights/plugin-platform-node';
import type { DbtBuild } from '../invocation/DbtBuild';
import { buildByHalves, Halved } from './halving';
import { memberEnding, modelFailure, readWaveTraces } from './waveOutcome';
import {
  cancelMembers,
  closeWavePlan,
  WavePlan,
  writeWavePlan,
} from './wavePlan';

type MemberEnding = WaveEnding['members'][number];

/**
 * Builds waves: one `dbt build` for all members of a wave, and more of them
 * only when a node fails.
 */
export class WaveBuilder {
  readonly #dbt: Pick<DbtBuild, 'run'>;
  readonly #warehouse: WarehouseAccess;
  readonly #tenants: TenantDirectory;
  readonly #buildTimeoutMs: number;

  constructor(options: {
    dbt: Pick<DbtBuild, 'run'>;
    warehouse: WarehouseAccess;
    tenants: TenantDirectory;
    buildTimeoutMs: number;
  }) {
    this.#dbt = options.dbt;
    this.#warehouse = options.warehouse;
    this.#tenants = options.tenants;
    this.#buildTimeoutMs = options.buildTimeoutMs;
  }

  async build(context: WaveContext): Promise<WaveEnding> {
    const { cancellations, signal } = context;
    const limit = AbortSignal.timeout(this.#buildTimeoutMs);
    const records = new Map(
      (await this.#tenants.list()).map(record => [record.id, record]),
    );
    const endings = new Map<WaveMember, MemberEnding>();
    const current: { plan?: WavePlan; builds: number } = { builds: 0 };
    const leaveOut = (members: WaveMember[]) =>
      cancelMembers(this.#warehouse, current.plan?.id, members);
    cancellations.onCancelled(leaveOut);
    try {
      const halved = await buildByHalves(context.members, async group => {
        const members = group.filter(member => !cancellations.has(member));
        if (members.length === 0) {
          return [];
        }
        current.builds += 1;
        const plan = planOf(context, current.builds, members, records);
        await writeWavePlan(this.#warehouse, plan);
        current.plan = plan;
        try {
          await leaveOut(members.filter(member => cancellations.has(member)));
          return await this.#dbt.run({
            waveId: context.waveId,
            planId: plan.id,
            logger: context.logger,
            signal: AbortSignal.any([signal, limit, cancellations.all]),
          });
        } finally {
          await closeWavePlan(this.#warehouse, plan.id);
          await this.#collect(plan, members, endings);
        }
      });
      addFaults(halved, endings);
    } catch (error) {
      if (signal.aborted) {
        throw error;
      }
      const failure = failureOf(
        limit.aborted
          ? new StepError(
              'timeout',
              `dbt ran longer than ${this.#buildTimeoutMs} ms and was ended`,
            )
          : error,
      );
      return this.#ending(context, endings, failure);
    }
    return this.#ending(context, endings, {
      code: 'unknown',
      message: 'The build went through without publishing this tenant',
      rules: [],
    });
  }

  /** Whom the build published or held back; of the others nothing is known yet. */
  async #collect(
    plan: WavePlan,
    members: WaveMember[],
    endings: Map<WaveMember, MemberEnding>,
  ): Promise<void> {
    const traces = await readWaveTraces(this.#warehouse, plan.id);
    for (const member of members) {
      const ending = memberEnding(member, traces);
      if (ending) {
        endings.set(member, ending);
      }
    }
  }

  /** What was published stays so, whatever came after or was asked meanwhile. */
  #ending(
    { members, cancellations }: WaveContext,
    endings: Map<WaveMember, MemberEnding>,
    failure: NonNullable<MemberEnding['failure']>,
  ): WaveEnding {
    return {
      members: members.map(member => {
        const { stepId, attempt } = member;
        const known = endings.get(member);
        if (known?.outcome !== 'succeeded' && cancellations.has(member)) {
          return { stepId, attempt, outcome: 'cancelled' };
        }
        return known ?? { stepId, attempt, outcome: 'failed', failure };
      }),
    };
  }
}

function planOf(
  context: WaveContext,
  build: number,
  members: WaveMember[],
  records: Map<string, TenantRecord>,
): WavePlan {
  return {
    waveId: context.waveId,
    stand: { token: context.token, claim: context.claim },
    build,
    id: `${context.waveId}/${context.token}.${context.claim}/${build}`,
    fullWindow: context.fullWindow,
    startedAt: context.clock.now(),
    members: members.flatMap(member => {
      const tenant = records.get(member.tenantId);
      return tenant ? [{ member, tenant }] : [];
    }),
  };
}

function addFaults(
  { culprits, stopped, failed }: Halved<WaveMember>,
  endings: Map<WaveMember, MemberEnding>,
): void {
  for (const { member, failed: nodes } of culprits) {
    const { stepId, attempt } = member;
    const failure = modelFailure(nodes);
    endings.set(member, {
      ...{ stepId, attempt, outcome: 'degraded' },
      failure: {
        ...failure,
        code: 'quality',
        message: `Held back, for a model fails on this tenant's data alone: ${failure.message}`,
        rules: nodes.map(({ node }) => node),
      },
    });
  }
  for (const member of stopped) {
    if (!endings.has(member)) {
      const { stepId, attempt } = member;
      endings.set(member, {
        ...{ stepId, attempt, outcome: 'failed' },
        failure: modelFailure(failed),
      });
    }
  }
}
