import type { Run } from '@adinsights/plugin-platform-common';

/** Whether nothing more happens to the run. */
export function isOver({ state }: Pick<Run, 'state'>): boolean {
  return state !== 'queued' && state !== 'running';
}
