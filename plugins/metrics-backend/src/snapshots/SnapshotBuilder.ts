import {
  MetricsSections,
  metricsSectionsSchema,
} from '@adinsights/plugin-platform-common';
import {
  Clock,
  failureOf,
  StepError,
  TenantDirectory,
  WaveContext,
  WaveEnding,
  WaveMember,
} from '@adinsights/plugin-platform-node';
import { assembleSections } from '../sections/assembleSections';
import { eachDay } from '../sections/calendar';
import { noFilters } from '../sections/sectionFilters';
import type { SectionsReader } from '../sections/SectionsReader';
import type { SectionsRow } from '../sections/sectionsRow';
import { encodeSections } from './encodeSnapshot';
import type { NewSnapshot, SnapshotStore } from './SnapshotStore';

/** Members per statement: bounds the memory of a wave of a thousand. */
const MEMBERS_PER_STATEMENT = 200;

type MemberEnding = WaveEnding['members'][number];

function rowsOf(sections: MetricsSections): Record<string, number> {
  return {
    trend: sections.campaign.trend.length,
    campaign: sections.campaign.rows.length,
    creative: sections.creative.length,
    budget: sections.budget.length,
    parish: sections.parish.length,
  };
}

function totalOf(rows: Record<string, number>): number {
  return Object.values(rows).reduce((total, count) => total + count, 0);
}

function spendTrendOf({ coverage, campaign }: MetricsSections): number[] {
  const { startDate, endDate } = coverage;
  const spends = new Map(
    campaign.trend.map(({ date, spend }) => [date, spend]),
  );
  return startDate && endDate
    ? eachDay(startDate, endDate).map(date => spends.get(date) ?? 0)
    : [];
}

/** Makes the snapshots of a wave's members from the marts, in one pass. */
export class SnapshotBuilder {
  readonly #reader: SectionsReader;
  readonly #store: SnapshotStore;
  readonly #directory: TenantDirectory;
  readonly #clock: Clock;
  readonly #newId: () => string;

  private constructor(options: Parameters<typeof SnapshotBuilder.create>[0]) {
    this.#reader = options.reader;
    this.#store = options.store;
    this.#directory = options.directory;
    this.#clock = options.clock;
    this.#newId = options.newId;
  }

  static create(options: {
    reader: SectionsReader;
    store: SnapshotStore;
    directory: TenantDirectory;
    clock: Clock;
    newId: () => string;
  }): SnapshotBuilder {
    return new SnapshotBuilder(options);
  }

  /**
   * Builds what is not there yet, so doing a stage again is harmless. One
   * tenant's numbers that are not well formed fail that tenant alone.
   */
  async build(wave: WaveContext): Promise<WaveEnding> {
    const done = await this.#store.findSteps(
      wave.members.map(({ stepId }) => stepId),
    );
    const endings: MemberEnding[] = wave.members
      .filter(({ stepId }) => done.has(stepId))
      .map(({ stepId, attempt }) => {
        const { rows = {}, bytes } = done.get(stepId) ?? {};
        return {
          stepId,
          attempt,
          outcome: 'succeeded',
          rows: totalOf(rows),
          bytes,
        };
      });
    const open = wave.members.filter(({ stepId }) => !done.has(stepId));
    for (let from = 0; from < open.length; from += MEMBERS_PER_STATEMENT) {
      wave.signal.throwIfAborted();
      const chunk = open.slice(from, from + MEMBERS_PER_STATEMENT);
      endings.push(...(await this.#buildChunk(wave, chunk)));
    }
    return { members: endings };
  }

  async #buildChunk(
    wave: WaveContext,
    members: WaveMember[],
  ): Promise<MemberEnding[]> {
    const rows = await this.#reader.readFleet(
      members.map(({ tenantId }) => tenantId),
    );
    const byTenant = new Map(rows.map(row => [row.tenantId, row]));
    const snapshots: NewSnapshot[] = [];
    const endings: MemberEnding[] = [];
    for (const member of members) {
      const { stepId, attempt } = member;
      try {
        const snapshot = await this.#make(
          wave,
          member,
          byTenant.get(member.tenantId),
        );
        snapshots.push(snapshot);
        endings.push({
          stepId,
          attempt,
          outcome: 'succeeded',
          rows: totalOf(snapshot.rows),
          bytes: snapshot.bytes,
        });
      } catch (error) {
        const failure = failureOf(error);
        wave.memberLogger(member).error(`No snapshot: ${failure.message}`);
        endings.push({ stepId, attempt, outcome: 'failed', failure });
      }
    }
    await this.#store.add(snapshots);
    return endings;
  }

  async #make(
    wave: WaveContext,
    member: WaveMember,
    row: SectionsRow | undefined,
  ): Promise<NewSnapshot> {
    if (!row) {
      throw new StepError('unknown', 'the marts did not answer for the tenant');
    }
    const checked = metricsSectionsSchema.safeParse(
      assembleSections(row, noFilters, await this.#currencyOf(row)),
    );
    if (!checked.success) {
      const [issue] = checked.error.issues;
      throw new StepError(
        'model_error',
        `the marts do not make a payload: ${issue.path.join('.')}: ${
          issue.message
        }`,
      );
    }
    const sections = checked.data;
    const { summary } = sections.campaign;
    const isKnown = sections.availability.campaign.status === 'available';
    return {
      id: this.#newId(),
      tenantId: member.tenantId,
      dataset: 'live',
      waveId: wave.waveId,
      runId: member.runId,
      stepId: member.stepId,
      publicationId: row.publicationId,
      generatedAt: this.#clock.now(),
      dataAsOf: row.dataAsOf,
      martsBeganAt: row.martsBeganAt,
      ...(await encodeSections(sections)),
      rows: rowsOf(sections),
      spend: isKnown ? summary.totalSpend : null,
      spendTrend: isKnown ? spendTrendOf(sections) : [],
    };
  }

  // Marts without a row name no currency; then the registry does.
  async #currencyOf({ tenantId, currency }: SectionsRow): Promise<string> {
    const known = currency ?? (await this.#directory.get(tenantId))?.currency;
    if (!known) {
      throw new StepError('configuration', `no tenant ${tenantId}`);
    }
    return known;
  }
}
