import path from 'node:path';
import { ensurePythonEnvironment } from '../dbt/pythonEnvironment';
import { StackPaths, stackPaths } from '../paths/StackPaths';
import { EmbeddedPostgres } from '../postgres/EmbeddedPostgres';
import { choosePort } from '../processes/ports';
import { withStack } from '../processes/Stack';
import { readOrMakeSecrets } from '../secrets/localSecrets';
import { claimState } from '../start/portalLock';
import { resetState } from '../start/resetState';
import { startPortal } from '../start/startPortal';
import { say } from '../terminal/progress';
import { UserError } from '../terminal/UserError';
import { findChromium } from '../testing/chromium';
import { runDbtSuite } from '../testing/dbtSuite';
import { runEndToEnd } from '../testing/e2eSuite';
import { runJest } from '../testing/jestSuite';
import { SuiteResult, sumLine } from '../testing/SuiteResult';

type Suite = (paths: StackPaths) => Promise<SuiteResult>;

const suites: Record<string, Suite> = {
  jest: paths => onOwnServer(paths, url => runJest(paths, url)),
  dbt: paths => onOwnServer(paths, url => runDbtSuite(paths, url)),
  e2e: paths =>
    withStack(async stack => {
      await findChromium(paths);
      const release = claimState(paths);
      stack.add('lock', async () => release());
      await resetState(paths);
      const portal = await startPortal(
        paths,
        { port: await choosePort(7117), build: true, durable: false },
        stack,
      );
      return runEndToEnd(paths, portal);
    }),
};

/** `./portal test`: all suites or one; the last line sums them up. */
export async function test(options: { only?: string }): Promise<number> {
  const names = options.only ? [options.only] : Object.keys(suites);
  const unknown = names.find(name => !(name in suites));
  if (unknown) {
    throw new UserError(
      `There is no suite '${unknown}'; --only takes ${Object.keys(suites).join(
        ', ',
      )}.`,
    );
  }
  const paths = stackPaths('test');
  await ensurePythonEnvironment(paths);
  const results: SuiteResult[] = [];
  for (const name of names) {
    say(`\n── ${name} ──`);
    try {
      results.push(await suites[name](paths));
    } catch (error) {
      if (error instanceof UserError) {
        throw error;
      }
      say(`The suite ${name} broke: ${(error as Error).stack}`);
      results.push({ name, passed: 0, failed: 1 });
    }
  }
  say('');
  for (const { name, passed, failed } of results) {
    say(`  ${name}: ${passed} of ${passed + failed}`);
  }
  process.stdout.write(`${sumLine(results)}\n`);
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
}

/** Runs a suite with an empty PostgreSQL of its own; gives the superuser's URL. */
async function onOwnServer(
  paths: StackPaths,
  run: (postgresUrl: string) => Promise<SuiteResult>,
): Promise<SuiteResult> {
  return withStack(async stack => {
    const release = claimState(paths);
    stack.add('lock', async () => release());
    await resetState(paths);
    const server = await EmbeddedPostgres.start(
      {
        dataFolder: path.join(paths.state, 'postgres'),
        logFile: path.join(paths.logs, 'postgres.log'),
        password: readOrMakeSecrets(paths).postgresPassword,
        preferredPort: 54339,
        durable: false,
      },
      stack,
    );
    return run(server.url('postgres'));
  });
}
