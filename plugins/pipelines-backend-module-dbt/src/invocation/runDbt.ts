import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { StepError } from '@adinsights/plugin-platform-node';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { DbtLogLine, parseLogLine } from './logLine';

const LAST_LINES = 20;
/** How long each signal may take before the next, sharper one. */
const SIGNALS: { signal: NodeJS.Signals; waitMs: number }[] = [
  { signal: 'SIGINT', waitMs: 5_000 },
  { signal: 'SIGTERM', waitMs: 3_000 },
  { signal: 'SIGKILL', waitMs: 0 },
];

/** Anything else, such as too many processes, may pass. */
const NOT_THERE = new Set(['ENOENT', 'EACCES', 'ENOTDIR']);

/** How a dbt process ended. Code 1 is a handled failure, 2 an unhandled one. */
export interface DbtExit {
  code: number | null;
  /** Undefined when dbt died before its first log line. */
  invocationId: string | undefined;
  /** The last lines it wrote, for people. */
  tail: string;
}

/**
 * Runs dbt to its end as a process of its own. An aborted signal ends it by
 * SIGINT (dbt then cancels its queries), SIGTERM and SIGKILL.
 */
export async function runDbt(options: {
  executable: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  logger: LoggerService;
  signal: AbortSignal;
}): Promise<DbtExit> {
  const { executable, args, cwd, env, logger, signal } = options;
  const child = spawn(executable, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => endProcess(child);
  const tail: string[] = [];
  let invocationId: string | undefined;
  const read = async (stream: NodeJS.ReadableStream) => {
    for await (const line of createInterface(stream)) {
      const parsed = parseLogLine(line);
      invocationId ??= parsed?.invocation_id;
      tail.push(parsed?.msg ?? line);
      tail.splice(0, tail.length - LAST_LINES);
      logNotable(logger, parsed);
    }
  };
  try {
    await once(child, 'spawn');
  } catch (error) {
    throw new StepError(
      NOT_THERE.has(codeOf(error)) ? 'configuration' : 'unknown',
      `dbt cannot be started from ${executable}`,
      { cause: error },
    );
  }
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) {
    stop();
  }
  try {
    const exit = once(child, 'close');
    await Promise.all([read(child.stdout), read(child.stderr), exit]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return { code: child.exitCode, invocationId, tail: tail.join('\n') };
}

function codeOf(error: unknown): string {
  return isError(error) && 'code' in error ? String(error.code) : '';
}

function logNotable(logger: LoggerService, line: DbtLogLine | undefined) {
  if (line?.level === 'error') {
    logger.error(line.msg, { event: 'dbt.log' });
  } else if (line?.level === 'warn') {
    logger.warn(line.msg, { event: 'dbt.log' });
  }
}

function endProcess(child: ChildProcess, step = 0): void {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const { signal, waitMs } = SIGNALS[step];
  child.kill(signal);
  if (step + 1 < SIGNALS.length) {
    setTimeout(() => endProcess(child, step + 1), waitMs).unref();
  }
}
