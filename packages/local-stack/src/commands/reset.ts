import { createInterface } from 'node:readline/promises';
import { stackPaths } from '../paths/StackPaths';
import { claimState } from '../start/portalLock';
import { resetState } from '../start/resetState';
import { say } from '../terminal/progress';
import { UserError } from '../terminal/UserError';

/** `./portal reset`: deletes the data of `./portal start`. */
export async function reset(options: { yes: boolean }): Promise<number> {
  const paths = stackPaths('start');
  const release = claimState(paths);
  try {
    if (!options.yes) {
      if (!process.stdin.isTTY) {
        throw new UserError('Nobody is there to ask; use --yes to reset.');
      }
      const terminal = createInterface(process.stdin, process.stderr);
      const answer = await terminal.question(
        `Delete all data below ${paths.state}? [y/N] `,
      );
      terminal.close();
      if (!/^y(es)?$/i.test(answer.trim())) {
        say('Nothing was deleted.');
        return 1;
      }
    }
    await resetState(paths);
    say('The data is gone; ./portal start makes it anew.');
    return 0;
  } finally {
    release();
  }
}
