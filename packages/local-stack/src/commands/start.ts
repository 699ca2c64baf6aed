import { stackPaths } from '../paths/StackPaths';
import { withStack } from '../processes/Stack';
import { resetState } from '../start/resetState';
import { startPortal } from '../start/startPortal';
import { claimState } from '../start/portalLock';
import { say } from '../terminal/progress';

/** `./portal start`: runs until Ctrl-C, or until the back end ends. */
export async function start(options: {
  port: number;
  fresh: boolean;
  build: boolean;
}): Promise<number> {
  const paths = stackPaths('start');
  return withStack(async stack => {
    const release = claimState(paths);
    stack.add('lock', async () => release());
    if (options.fresh) {
      await resetState(paths);
    }
    const { port, build } = options;
    const portal = await startPortal(
      paths,
      { port, build, durable: true },
      stack,
    );
    say('Sign in as anybody on the list. Ctrl-C stops everything.');
    await portal.backend.ended();
    if (!stack.stopping) {
      say(`The back end ended by itself:\n${portal.backend.logTail()}`);
    }
    return 1;
  });
}
