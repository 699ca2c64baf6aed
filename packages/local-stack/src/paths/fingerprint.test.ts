import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';
import { fingerprint, whenChanged } from './fingerprint';

describe('fingerprint', () => {
  const folder = temporaryFolder();
  const write = (file: string, content: string) => {
    const whole = path.join(folder(), 'src', file);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, content);
    return whole;
  };
  const print = () => fingerprint([path.join(folder(), 'src')]);

  it('changes with names and contents, not with what is made of them', () => {
    const file = write('models/a.sql', 'select 1');
    const first = print();

    write('node_modules/x/index.js', 'x');
    write('target/run_results.json', '{}');
    write('.cache/y', 'y');
    expect(print()).toBe(first);

    write('models/a.sql', 'select 2');
    const second = print();
    expect(second).not.toBe(first);

    renameSync(file, path.join(folder(), 'src/models/b.sql'));
    expect(print()).not.toBe(second);
  });

  it('is of files too', () => {
    const file = write('yarn.lock', 'a');
    const first = fingerprint([file]);
    write('yarn.lock', 'b');
    expect(fingerprint([file])).not.toBe(first);
  });
});

describe('whenChanged', () => {
  const folder = temporaryFolder();

  it('does what is wanted once, and again only when it failed or changed', async () => {
    const shared = folder();
    mkdirSync(path.join(shared, 'stamps'));
    const made: string[] = [];
    const when = (wanted: string, fails = false) =>
      whenChanged({ shared }, 'app', wanted, async () => {
        made.push(wanted);
        if (fails) {
          throw new Error('no space left');
        }
      });

    expect(await when('v1')).toBe(true);
    expect(await when('v1')).toBe(false);
    await expect(when('v2', true)).rejects.toThrow('no space left');
    expect(await when('v2')).toBe(true);
    expect(await when('v2')).toBe(false);
    expect(made).toEqual(['v1', 'v2', 'v2']);
  });
});
