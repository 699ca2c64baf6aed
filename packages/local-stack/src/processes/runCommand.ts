import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

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
  const { command, args, cwd, logFile } = options;
  const log = openSync(logFile, 'w');
  let child: ChildProcess | undefined;
  const endWithThis = () => child?.kill();
  process.once('exit', endWithThis);
  try {
    child = spawn(command, args, {
      cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', log, log],
    });
    await once(child, 'exit');
  } finally {
    process.off('exit', endWithThis);
    closeSync(log);
  }
  const { exitCode: code, signalCode: signal } = child;
  if (code !== 0) {
    const tail = readFileSync(logFile, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-20)
      .join('\n');
    throw new CommandError(
      `${command} ${args.join(' ')} ended with ${signal ?? code}:\n${tail}`,
    );
  }
}
