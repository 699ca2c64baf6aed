import path from 'node:path';
import { stackPaths } from '../paths/StackPaths';
import { say } from '../terminal/progress';
import { runVisibly } from '../testing/runVisibly';

/** `./portal check`: types, lint and format; says which of them failed. */
export async function check(): Promise<number> {
  const { root } = stackPaths('start');
  const node = (script: string, ...args: string[]) =>
    runVisibly(process.execPath, [path.join(root, script), ...args], {
      cwd: root,
    });
  const checks: [string, () => Promise<number>][] = [
    ['types', () => node('node_modules/typescript/bin/tsc')],
    [
      'lint',
      () =>
        node(
          'node_modules/@backstage/cli/bin/backstage-cli',
          ...['repo', 'lint', '--max-warnings', '0'],
        ),
    ],
    [
      'format',
      () =>
        node(
          'node_modules/prettier/bin-prettier.js',
          '--check',
          '--loglevel',
          'warn',
          '.',
        ),
    ],
  ];
  const failed: string[] = [];
  for (const [name, run] of checks) {
    say(`Checking ${name} …`);
    if ((await run()) !== 0) {
      failed.push(name);
    }
  }
  say(failed.length ? `Failed: ${failed.join(', ')}` : 'All checks passed.');
  return failed.length ? 1 : 0;
}
