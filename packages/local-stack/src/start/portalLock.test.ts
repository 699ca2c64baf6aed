import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { killHard, startFixture } from '../__testUtils__/fixtureProcess';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';
import { UserError } from '../terminal/UserError';
import { claimState } from './portalLock';

describe('claimState', () => {
  const folder = temporaryFolder();
  const claim = () => claimState({ state: folder() });
  const file = () => path.join(folder(), 'portal.pid');

  async function holder(...args: string[]) {
    const child = spawn(
      process.execPath,
      ['-e', 'setInterval(() => {}, 1000)', '--', ...args],
      { stdio: 'ignore' },
    );
    await once(child, 'spawn');
    writeFileSync(file(), String(child.pid));
    return child;
  }

  it('is held by this process until it is given back', () => {
    const release = claim();
    expect(readFileSync(file(), 'utf8')).toBe(String(process.pid));
    claim();

    release();
    expect(existsSync(file())).toBe(false);
  });

  it('is refused while another portal is at work', async () => {
    const other = await holder('packages/local-stack/src/cli.ts', 'start');
    expect(claim).toThrow(UserError);
    expect(claim).toThrow(`kill ${other.pid}`);

    await killHard(other);
    expect(claim).not.toThrow();
  });

  it('does not take a stranger with a recycled process id for a portal', async () => {
    const stranger = await holder('editor');
    expect(claim).not.toThrow();
    await killHard(stranger);
  });

  // Above every process id there is.
  it.each([undefined, '99999999'])(
    'goes to one of several that start at once (left behind: %p)',
    async leftBehind => {
      rmSync(file(), { force: true });
      if (leftBehind) {
        writeFileSync(file(), leftBehind);
      }
      const at = String(Date.now() + 6_000);
      const starts = await Promise.all(
        Array.from({ length: 5 }, () =>
          startFixture('claimAt.ts', [folder(), at]),
        ),
      );
      try {
        const holders = starts.filter(({ said }) => said.claimed);
        expect(holders).toHaveLength(1);
        expect(readFileSync(file(), 'utf8')).toBe(String(holders[0].child.pid));
        expect(readdirSync(folder())).toEqual(['portal.pid']);
      } finally {
        await Promise.all(starts.map(({ child }) => killHard(child)));
      }
    },
    30_000,
  );
});
