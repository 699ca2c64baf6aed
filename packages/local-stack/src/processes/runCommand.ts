import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';

/** A command that ended with a code other than 0. */
export class CommandError extends Error {
  name = 'CommandError';
}

/**
 * Runs a command to its end with its output in a log file.
 *
 * @throws CommandError with the last lines of the log.
 */
export async function runCommand(options: {
  command: string;
  args: string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  logFile: string;
}): Promise<void> {
  const log = createWriteStream(options.logFile, { flags: 'w' });
  await once(log, 'open');
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', log, log],
  });
  const [code] = await once(child, 'exit');
  log.close();
  if (code !== 0) {
    const tail = readFileSync(options.logFile, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-20)
      .join('\n');
    throw new CommandError(
      `${options.command} ${options.args.join(
        ' ',
      )} ended with ${code}:\n${tail}`,
    );
  }
}
