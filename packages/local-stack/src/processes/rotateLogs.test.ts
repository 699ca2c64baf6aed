import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';
import { rotateLogs } from './rotateLogs';

describe('rotateLogs', () => {
  const folder = temporaryFolder();

  it('keeps the logs of the last three starts, and touches nothing else', () => {
    writeFileSync(path.join(folder(), 'notes.txt'), 'mine');
    for (const start of ['first', 'second', 'third', 'fourth', 'fifth']) {
      rotateLogs(folder());
      writeFileSync(path.join(folder(), 'backend.log'), start);
    }
    // Not every start writes every log.
    writeFileSync(path.join(folder(), 'dbt-seed.log.1'), 'seeds');

    const kept = readdirSync(folder()).map(name => [
      name,
      readFileSync(path.join(folder(), name), 'utf8'),
    ]);
    expect(Object.fromEntries(kept)).toEqual({
      'backend.log': 'fifth',
      'backend.log.1': 'fourth',
      'backend.log.2': 'third',
      'backend.log.3': 'second',
      'dbt-seed.log.1': 'seeds',
      'notes.txt': 'mine',
    });
  });
});
