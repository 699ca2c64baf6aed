import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { failedNodes, readRunResults } from './runResults';

const written = {
  metadata: { invocation_id: 'this-one', dbt_version: '1.12.6' },
  results: [
    {
      unique_id: 'model.adinsights.members',
      status: 'success',
      execution_time: 0.25,
      message: 'SELECT 2',
      timing: [],
    },
    {
      unique_id: 'model.adinsights.publications',
      status: 'skipped',
      execution_time: 0,
      message: null,
    },
  ],
  elapsed_time: 3.5,
};

describe('readRunResults', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'run-results-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const write = (content: string) =>
    writeFile(path.join(folder, 'run_results.json'), content);

  it('gives the nodes of the invocation', async () => {
    await write(JSON.stringify(written));

    expect(await readRunResults(folder, 'this-one')).toEqual([
      {
        node: 'model.adinsights.members',
        status: 'success',
        seconds: 0.25,
        message: 'SELECT 2',
      },
      {
        node: 'model.adinsights.publications',
        status: 'skipped',
        seconds: 0,
        message: null,
      },
    ]);
  });

  it('refuses what an earlier invocation left', async () => {
    await write(JSON.stringify(written));
    expect(await readRunResults(folder, 'another-one')).toBeUndefined();
  });

  it('finds nothing where nothing was written', async () => {
    expect(await readRunResults(folder, 'this-one')).toBeUndefined();
  });

  it('does not take half a file for results', async () => {
    await write(JSON.stringify(written).slice(0, -40));
    await expect(readRunResults(folder, 'this-one')).rejects.toThrow('JSON');
  });
});

describe('failedNodes', () => {
  it.each([
    ['error', true],
    ['fail', true],
    ['runtime error', true],
    ['partial success', true],
    ['success', false],
    ['pass', false],
    ['warn', false],
    ['skipped', false],
  ])('a node with status %s failed itself: %s', (status, failed) => {
    const result = { node: 'model.a', status, seconds: 1, message: null };
    expect(failedNodes([result])).toEqual(failed ? [result] : []);
  });
});
