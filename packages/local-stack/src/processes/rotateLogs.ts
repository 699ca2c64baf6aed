import { existsSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';

const KEPT = 3;

/**
 * Sets the logs of the last start aside as `<name>.log.1` and drops the fourth
 * last. A process that still writes goes on in the file that was moved.
 */
export function rotateLogs(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.log')) {
      const file = path.join(folder, name);
      for (let kept = KEPT; kept > 0; kept--) {
        const younger = kept === 1 ? file : `${file}.${kept - 1}`;
        if (existsSync(younger)) {
          renameSync(younger, `${file}.${kept}`);
        }
      }
    }
  }
}
