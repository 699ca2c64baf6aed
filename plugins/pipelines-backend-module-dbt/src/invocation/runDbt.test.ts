import os from 'node:os';
import { mockServices } from '@backstage/backend-test-utils';
import { runDbt } from './runDbt';

jest.setTimeout(30_000);

/** Stands for dbt: a script that Node runs. */
function run(
  script: string,
  options: { signal?: AbortSignal; executable?: string } = {},
) {
  const logger = mockServices.logger.mock();
  const exit = runDbt({
    executable: options.executable ?? process.execPath,
    args: ['-e', script],
    cwd: os.tmpdir(),
    env: { PATH: process.env.PATH, WAVE: 'wave-1' },
    logger,
    signal: options.signal ?? new AbortController().signal,
  });
  return { exit, logger };
}

const line = (msg: string, level = 'info') =>
  `console.log(JSON.stringify({ info: {
     invocation_id: 'id-1', level: '${level}', msg: '${msg}', name: 'N' } }));`;

/** Aborts once the script has said that it is up. */
async function abortWhenUp(script: string) {
  const end = new AbortController();
  const began = performance.now();
  const { exit, logger } = run(
    `${script}; ${line('up', 'warn')} setInterval(() => {}, 1000);`,
    { signal: end.signal },
  );
  logger.warn.mockImplementation(() => end.abort());
  const ended = await exit;
  return { ...ended, tookMs: performance.now() - began };
}

describe('runDbt', () => {
  it('gives exit code, invocation and the last lines', async () => {
    const { exit } = run(`
      console.log('a line of Python');
      ${line('Found 20 models')}
      console.error('a warning on the other stream');
      ${line('Done')}
      process.exitCode = 1;`);

    const { tail, ...rest } = await exit;
    expect(rest).toEqual({ code: 1, invocationId: 'id-1' });
    expect(tail.split('\n').sort()).toEqual([
      'Done',
      'Found 20 models',
      'a line of Python',
      'a warning on the other stream',
    ]);
  });

  it('keeps the end of a long log only', async () => {
    const { exit } = run(
      `for (let i = 1; i <= 5000; i++) console.log('line ' + i);`,
    );
    const { tail } = await exit;
    expect(tail.split('\n')).toHaveLength(20);
    expect(tail).toMatch(/^line 4981\n/);
    expect(tail).toMatch(/\nline 5000$/);
  });

  it('knows no invocation of what never logged', async () => {
    expect(await run('process.exit(2)').exit).toEqual({
      code: 2,
      invocationId: undefined,
      tail: '',
    });
  });

  it('hands warnings and errors on to the log', async () => {
    const { exit, logger } = run(
      `${line('Finding nodes')} ${line('Old profile', 'warn')} ${line(
        'No such column',
        'error',
      )}`,
    );
    await exit;

    const event = { event: 'dbt.log' };
    expect(logger.warn.mock.calls).toEqual([['Old profile', event]]);
    expect(logger.error.mock.calls).toEqual([['No such column', event]]);
  });

  it('passes on nothing of its own environment', async () => {
    const { exit } = run('console.log(Object.keys(process.env).sort().join())');
    expect((await exit).tail).toBe('PATH,WAVE');
  });

  it('says that a program that is not there is a matter of configuration', async () => {
    await expect(
      run('', { executable: '/nowhere/bin/dbt' }).exit,
    ).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringContaining(
        'dbt cannot be started from /nowhere/bin/dbt',
      ),
    });
  });

  it('ends one that was aborted before it began', async () => {
    const { exit } = run('setInterval(() => {}, 1000)', {
      signal: AbortSignal.abort(),
    });
    expect(await exit).toMatchObject({ code: null, invocationId: undefined });
  });

  it('lets an aborted build cancel its queries on SIGINT', async () => {
    const { code, tail, tookMs } = await abortWhenUp(
      `process.on('SIGINT', () => { console.log('cancelled'); process.exit(2); })`,
    );
    expect({ code, tail }).toEqual({ code: 2, tail: 'up\ncancelled' });
    expect(tookMs).toBeLessThan(5_000);
  });

  it('becomes sharper until an aborted build ends', async () => {
    const { code, tail, tookMs } = await abortWhenUp(
      `process.on('SIGINT', () => console.log('SIGINT'));
       process.on('SIGTERM', () => console.log('SIGTERM'))`,
    );
    expect({ code, tail }).toEqual({ code: null, tail: 'up\nSIGINT\nSIGTERM' });
    expect(tookMs).toBeLessThan(15_000);
  });
});
