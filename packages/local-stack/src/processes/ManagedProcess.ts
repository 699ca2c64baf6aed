import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a {@link ManagedProcess} is started. */
export interface ProcessOptions {
  /** As it begins a sentence. */
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
  /** Once its group was ended, the group's id may belong to another. */
  #swept = false;

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

  /**
   * Waits until `probe` succeeds.
   *
   * @throws Error with the end of the log when the process ends first, or the
   *   time is over.
   */
  async ready(probe: () => Promise<unknown>, withinMs: number): Promise<void> {
    const { name } = this.#options;
    const deadlineMs = performance.now() + withinMs;
    for (;;) {
      try {
        await probe();
        return;
      } catch (error) {
        if (!this.running) {
          throw new Error(`${name} ended:\n${this.logTail(40)}`, {
            cause: error,
          });
        }
        if (performance.now() > deadlineMs) {
          throw new Error(
            `${name} is not ready after ${
              withinMs / 1000
            } s (${error}):\n${this.logTail(40)}`,
            { cause: error },
          );
        }
      }
      await sleep(100);
    }
  }

  /** Asks the process to end, and ends its whole group when it does not. */
  async stop(): Promise<void> {
    const { stopSignal = 'SIGTERM', stopTimeoutMs = 10_000 } = this.#options;
    if (this.running) {
      const killer = setTimeout(() => this.#killGroup(), stopTimeoutMs);
      this.#child.kill(stopSignal);
      await this.ended();
      clearTimeout(killer);
    }
    // What it started may outlive it, a dbt build for example.
    this.#killGroup();
  }

  #killGroup(): void {
    const { pid } = this.#child;
    if (pid === undefined || this.#swept) {
      return;
    }
    this.#swept = !this.running;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        throw error;
      }
    }
  }
}
