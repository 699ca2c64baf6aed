import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { once } from 'node:events';

/** How a {@link ManagedProcess} is started. */
export interface ProcessOptions {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  logFile: string;
  uid?: number;
  gid?: number;
  /** The signal that asks it to end. */
  stopSignal?: NodeJS.Signals;
  stopTimeoutMs?: number;
}

/**
 * A child in a process group of its own, so that Ctrl-C reaches only the
 * parent, which then stops its children in order. Output goes to a log file.
 */
export class ManagedProcess {
  readonly #child: ChildProcess;
  readonly #options: ProcessOptions;

  private constructor(child: ChildProcess, options: ProcessOptions) {
    this.#child = child;
    this.#options = options;
  }

  static async spawn(options: ProcessOptions): Promise<ManagedProcess> {
    const log = openSync(options.logFile, 'a');
    try {
      const child = spawn(options.command, options.args, {
        cwd: options.cwd,
        env: options.env ?? process.env,
        detached: true,
        // The pipe on file descriptor 3 closes with this process; children
        // that load exitWithParent end when it does.
        stdio: ['ignore', log, log, 'pipe'],
        uid: options.uid,
        gid: options.gid,
      });
      await once(child, 'spawn');
      return new ManagedProcess(child, options);
    } finally {
      closeSync(log);
    }
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resolves when the process has ended, by itself or not. */
  async ended(): Promise<void> {
    if (this.running) {
      await once(this.#child, 'exit');
    }
  }

  /** The last lines it wrote. */
  logTail(lines = 20): string {
    return readFileSync(this.#options.logFile, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-lines)
      .join('\n');
  }

  /** Asks the process to end, and ends its whole group when it does not. */
  async stop(): Promise<void> {
    const { pid } = this.#child;
    if (!this.running || pid === undefined) {
      return;
    }
    const { stopSignal = 'SIGTERM', stopTimeoutMs = 10_000 } = this.#options;
    const killer = setTimeout(
      () => process.kill(-pid, 'SIGKILL'),
      stopTimeoutMs,
    );
    this.#child.kill(stopSignal);
    await this.ended();
    clearTimeout(killer);
  }
}
