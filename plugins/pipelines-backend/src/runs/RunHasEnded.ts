import type { RunState } from '@adinsights/plugin-platform-common';
import { ConflictError } from '@backstage/errors';

/** The run that somebody wants to change is over: 409. */
export class RunHasEnded extends ConflictError {
  constructor(runId: string, state: RunState) {
    super(`run: ${runId} has ended already, it is ${state}`);
  }
}
