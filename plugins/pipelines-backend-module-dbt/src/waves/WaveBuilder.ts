import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  StepError,
  TenantDirectory,
  WarehouseAccess,
  WarehouseConfig,
  WaveContext,
  WaveEnding,
} from '@adinsights/plugin-platform-node';
import type { DbtOptions } from '../config';
import { DbtExit, runDbt } from '../invocation/runDbt';
import {
  failedNodes,
  NodeResult,
  readRunResults,
} from '../invocation/runResults';
import { memberEnding, modelFailure, readWaveTraces } from './waveOutcome';
import {
  applicationNameOf,
  closeWavePlan,
  WavePlan,
  writeWavePlan,
} from './wavePlan';

/** Builds waves: one `dbt build` for all members of a wave. */
export class WaveBuilder {
  readonly #options: DbtOptions;
  readonly #warehouse: WarehouseAccess;
  readonly #settings: WarehouseConfig;
  readonly #tenants: TenantDirectory;

  constructor(options: {
    options: DbtOptions;
    warehouse: WarehouseAccess;
    settings: WarehouseConfig;
    tenants: TenantDirectory;
  }) {
    this.#options = options.options;
    this.#warehouse = options.warehouse;
    this.#settings = options.settings;
    this.#tenants = options.tenants;
  }

  async build(context: WaveContext): Promise<WaveEnding> {
    const planId = await writeWavePlan(
      this.#warehouse,
      await this.#plan(context),
    );
    try {
      return await this.#run(context, planId);
    } finally {
      await closeWavePlan(this.#warehouse, planId);
    }
  }

  async #plan(context: WaveContext): Promise<WavePlan> {
    const { waveId, token, fullWindow, clock } = context;
    const records = new Map(
      (await this.#tenants.list()).map(record => [record.id, record]),
    );
    return {
      waveId,
      token,
      fullWindow,
      startedAt: clock.now(),
      members: context.members.flatMap(member => {
        const tenant = records.get(member.tenantId);
        return tenant ? [{ member, tenant }] : [];
      }),
    };
  }

  async #run(context: WaveContext, planId: string): Promise<WaveEnding> {
    const { executable, projectDirectory, buildTimeoutMs } = this.#options;
    const work = path.join(this.#options.workDirectory, 'waves');
    const targetPath = path.join(work, 'target');
    await mkdir(targetPath, { recursive: true });
    const limit = AbortSignal.timeout(buildTimeoutMs);
    const exit = await runDbt({
      executable,
      args: [
        ...['--log-format', 'json', '--no-use-colors', 'build'],
        ...['--selector', 'wave', '--threads', String(this.#options.threads)],
        ...['--project-dir', projectDirectory],
        ...['--profiles-dir', projectDirectory],
        ...['--target-path', targetPath],
        ...['--log-path', path.join(work, 'logs')],
      ],
      cwd: projectDirectory,
      env: this.#environment(context, planId),
      logger: context.logger,
      signal: AbortSignal.any([context.signal, limit]),
    });
    if (limit.aborted) {
      throw new StepError(
        'timeout',
        `dbt ran longer than ${buildTimeoutMs} ms and was ended`,
      );
    }
    const results =
      exit.invocationId && !context.signal.aborted
        ? await readRunResults(targetPath, exit.invocationId)
        : undefined;
    if (!results) {
      throw new StepError(
        'unknown',
        `dbt ended with ${exit.code} before its end:\n${exit.tail}`,
      );
    }
    return this.#ending(context, planId, results, exit);
  }

  async #ending(
    context: WaveContext,
    planId: string,
    results: NodeResult[],
    exit: DbtExit,
  ): Promise<WaveEnding> {
    const failed = failedNodes(results);
    context.logger.info('dbt build ended', {
      event: 'dbt.build.ended',
      exit_code: exit.code ?? -1,
      nodes: results.length,
      failed_nodes: failed.length,
    });
    if (failed.length) {
      const failure = modelFailure(failed);
      return {
        members: context.members.map(({ stepId, attempt }) => ({
          stepId,
          attempt,
          outcome: 'failed',
          failure,
        })),
      };
    }
    if (exit.code !== 0) {
      throw new StepError(
        'unknown',
        `dbt ended with ${exit.code}:\n${exit.tail}`,
      );
    }
    const traces = await readWaveTraces(this.#warehouse, planId);
    return {
      members: context.members.map(member => memberEnding(member, traces)),
    };
  }

  /** The wave goes in as a connection setting, so that SQL and vars stay constant. */
  #environment(context: WaveContext, planId: string): NodeJS.ProcessEnv {
    const { connection, passwords } = this.#settings;
    return {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LANG: 'C.UTF-8',
      WAREHOUSE_HOST: connection.host,
      WAREHOUSE_PORT: String(connection.port),
      WAREHOUSE_DATABASE: connection.database,
      WAREHOUSE_SSLMODE: connection.ssl ? 'verify-full' : 'prefer',
      PGSSLROOTCERT: process.env.PGSSLROOTCERT,
      DBT_ENV_SECRET_WAREHOUSE_PASSWORD: passwords.dbt_owner,
      DBT_ENV_CUSTOM_ENV_WAVE_ID: context.waveId,
      PGAPPNAME: applicationNameOf(context.waveId),
      PGOPTIONS: [
        `-c adinsights.wave=${planId}`,
        '-c jit=off',
        '-c random_page_cost=1.1',
        '-c client_connection_check_interval=2000',
      ].join(' '),
    };
  }
}
