import {
  existsSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';
import { resetState } from './resetState';

describe('resetState', () => {
  const folder = temporaryFolder();

  it('deletes data and leaves what was built', async () => {
    const state = path.join(folder(), 'state');
    const write = (name: string) => {
      mkdirSync(path.dirname(path.join(state, name)), { recursive: true });
      writeFileSync(path.join(state, name), name);
    };
    [
      'dbt/waves/target/run_results.json',
      'stamps/dbt-seeds',
      'stamps/history',
      'stamps/tenants',
      'secrets.json',
      'app-config.generated.yaml',
      'stamps/app',
      'stamps/packages',
      'logs/backend.log',
    ].forEach(write);
    const elsewhere = path.join(folder(), 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(path.join(elsewhere, 'PG_VERSION'), '18');
    symlinkSync('../elsewhere', path.join(state, 'postgres'));

    await resetState({ state });
    await resetState({ state });

    expect(existsSync(elsewhere)).toBe(false);
    expect(readdirSync(state, { recursive: true }).sort()).toEqual([
      'logs',
      'logs/backend.log',
      'stamps',
      'stamps/app',
      'stamps/packages',
    ]);
  });
});
