import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { StepError, WarehouseConfig } from '@adinsights/plugin-platform-node';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DbtOptions } from '../config';
import { applicationNameOf } from '../waves/takeWave';
import { runDbt } from './runDbt';
import { failedNodes, NodeResult, readRunResults } from './runResults';

/** One `dbt build` of what a plan in the warehouse names. */
export class DbtBuild {
  readonly #options: DbtOptions;
  readonly #settings: WarehouseConfig;

  constructor(options: { options: DbtOptions; settings: WarehouseConfig }) {
    this.#options = options.options;
    this.#settings = options.settings;
  }

  /**
   * @returns the nodes that failed, none when everything was built
   * @throws StepError - when dbt ended before its end, by the signal or not
   */
  async run(options: {
    waveId: string;
    planId: string;
    logger: LoggerService;
    signal: AbortSignal;
  }): Promise<NodeResult[]> {
    const { waveId, planId, logger, signal } = options;
    const { executable, projectDirectory } = this.#options;
    const work = path.join(this.#options.workDirectory, 'waves');
    const targetPath = path.join(work, 'target');
    await mkdir(targetPath, { recursive: true });
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
      env: this.#environment(waveId, planId),
      logger,
      signal,
    });
    const results =
      exit.invocationId && !signal.aborted
        ? await readRunResults(targetPath, exit.invocationId)
        : undefined;
    if (!results) {
      throw new StepError(
        'unknown',
        `dbt ended with ${exit.code} before its end:\n${exit.tail}`,
      );
    }
    const failed = failedNodes(results);
    logger.info('dbt build ended', {
      event: 'dbt.build.ended',
      plan_id: planId,
      exit_code: exit.code ?? -1,
      nodes: results.length,
      failed_nodes: failed.length,
    });
    if (failed.length === 0 && exit.code !== 0) {
      throw new StepError(
        'unknown',
        `dbt ended with ${exit.code}:\n${exit.tail}`,
      );
    }
    return failed;
  }

  /** The wave goes in as a connection setting, so that SQL and vars stay constant. */
  #environment(waveId: string, planId: string): NodeJS.ProcessEnv {
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
      DBT_ENV_CUSTOM_ENV_WAVE_ID: waveId,
      PGAPPNAME: applicationNameOf(waveId),
      PGOPTIONS: [
        `-c adinsights.wave=${planId}`,
        '-c jit=off',
        '-c random_page_cost=1.1',
        '-c client_connection_check_interval=2000',
      ].join(' '),
    };
  }
}
