import { TestDatabases } from '@backstage/backend-test-utils';
import { eventually, openQueue } from './__testUtils__/queueDatabase';
import type { ClaimedJob } from './jobQueue';
import type { PgBossJobQueue } from './PgBossJobQueue';
import type { Knex } from 'knex';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('PgBossJobQueue', () => {
  let queue: PgBossJobQueue;
  let knex: Knex;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    ({ queue, knex, stop } = await openQueue(databases));
  });

  afterEach(async () => {
    await stop();
  });

  const waitingIn = async (name: string) =>
    knex
      .withSchema('pgboss')
      .from('job')
      .where({ name })
      .whereIn('state', ['created', 'retry'])
      .select<{ data: unknown }[]>('data');

  it('sends in the transaction of the caller', async () => {
    await expect(
      knex.transaction(async trx => {
        await queue.send('step.ended', { stepId: 'lost' }, { trx });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await knex.transaction(trx =>
      queue.send('step.ended', { stepId: 'kept' }, { trx }),
    );

    expect(await waitingIn('step.ended')).toEqual([
      { data: { stepId: 'kept' } },
    ]);
  });

  it('drains many jobs with few workers, each job once', async () => {
    const seen: unknown[] = [];
    for (let i = 0; i < 100; i++) {
      await queue.send('step.ended', { i });
    }
    const started = performance.now();
    await queue.work('step.ended', { concurrency: 2 }, async job => {
      seen.push(job.payload);
    });
    await eventually(() => (seen.length >= 100 ? true : undefined));

    expect(performance.now() - started).toBeLessThan(10_000);
    expect(new Set(seen.map(p => JSON.stringify(p))).size).toBe(100);
    expect(seen).toHaveLength(100);
  });

  it('ends a job and sends what follows in one transaction', async () => {
    const settled: boolean[] = [];
    await queue.work('airbyte.trigger', { concurrency: 1 }, async job => {
      settled.push(
        await queue.settle(job, [
          { queue: 'step.ended', payload: { stepId: 's1' } },
        ]),
      );
    });
    await queue.send('airbyte.trigger', { connectionId: 'c1' });
    await eventually(() => settled[0]);

    expect(await waitingIn('step.ended')).toEqual([{ data: { stepId: 's1' } }]);
    expect(await waitingIn('airbyte.trigger')).toEqual([]);
  });

  it('does nothing when the claim was lost to another worker', async () => {
    const answers: boolean[] = [];
    await queue.work('airbyte.trigger', { concurrency: 1 }, async job => {
      const earlier: ClaimedJob = { ...job, retryCount: job.retryCount - 1 };
      answers.push(
        await queue.settle(earlier, [
          { queue: 'step.ended', payload: { from: 'earlier claim' } },
        ]),
      );
      answers.push(
        await queue.settle(job, [
          { queue: 'step.ended', payload: { from: 'this claim' } },
        ]),
      );
    });
    await queue.send('airbyte.trigger', { connectionId: 'c1' });
    await eventually(() => (answers.length === 2 ? true : undefined));

    expect(answers).toEqual([false, true]);
    expect(await waitingIn('step.ended')).toEqual([
      { data: { from: 'this claim' } },
    ]);
  });

  it('keeps the claim when a job that must follow is left out', async () => {
    await queue.send('airbyte.poll', { stepId: 's1' }, { delayMs: 60_000 });
    const problems: string[] = [];
    const kept: boolean[] = [];
    await queue.work('airbyte.trigger', { concurrency: 1 }, async job => {
      const poll = {
        queue: 'airbyte.poll',
        payload: { stepId: 's1' },
      } as const;
      await queue.settle(job, [poll]).catch(error => {
        problems.push(String(error));
      });
      kept.push(await queue.settle(job, [{ ...poll, optional: true }]));
    });
    await queue.send('airbyte.trigger', { connectionId: 'c1' });
    await eventually(() => kept[0]);

    expect(problems).toEqual([
      expect.stringContaining('airbyte.poll left out a job'),
    ]);
    expect(kept).toEqual([true]);
    expect(await waitingIn('airbyte.poll')).toHaveLength(1);
  });

  it('gives a job back whose handler throws', async () => {
    let calls = 0;
    await queue.work('step.ended', { concurrency: 1 }, async () => {
      calls += 1;
      if (calls === 1) {
        throw new Error('the database was away');
      }
    });
    await queue.send('step.ended', { stepId: 's1' });

    await eventually(() => (calls === 2 ? true : undefined));
    expect(await waitingIn('step.ended.dead')).toEqual([]);
  });

  it('moves a job whose workers were lost too often to the dead letters', async () => {
    await queue.send('airbyte.trigger', { connectionId: 'c1', stepId: 's1' });
    await knex
      .withSchema('pgboss')
      .from('job')
      .where({ name: 'airbyte.trigger' })
      .update({
        state: 'active',
        started_on: knex.raw(`now() - interval '1 minute'`),
        heartbeat_on: knex.raw(`now() - interval '1 minute'`),
        retry_count: knex.ref('retry_limit'),
      });
    const dead: unknown[] = [];
    await queue.work('airbyte.trigger.dead', { concurrency: 1 }, async job => {
      dead.push(job.payload);
    });

    await eventually(() => dead[0], 30_000);
    expect(dead).toEqual([{ connectionId: 'c1', stepId: 's1' }]);
  });

  it('gives what is at work when it stops back to the other replicas', async () => {
    let taken = false;
    let aborted = false;
    await queue.work('airbyte.trigger', { concurrency: 1 }, async job => {
      taken = true;
      await new Promise<void>(resolve => {
        job.signal.addEventListener('abort', () => {
          aborted = true;
          resolve();
        });
      });
    });
    await queue.send('airbyte.trigger', { connectionId: 'c1' });
    await eventually(() => taken || undefined);
    await queue.drain();
    expect(aborted).toBe(false);
    await queue.stop();

    expect(aborted).toBe(true);
    expect(await waitingIn('airbyte.trigger')).toHaveLength(1);
  });

  it('sends many jobs in one transaction, or none', async () => {
    const jobs = Array.from({ length: 500 }, (_, i) => ({
      connectionId: `c${i}`,
    }));
    await knex.transaction(trx =>
      queue.sendAll('airbyte.trigger', jobs, { trx }),
    );
    expect(await waitingIn('airbyte.trigger')).toHaveLength(500);
    await queue.send('airbyte.poll', { stepId: 's1' });
    await expect(
      knex.transaction(trx =>
        queue.sendAll('airbyte.poll', [{ stepId: 's2' }, { stepId: 's1' }], {
          trx,
        }),
      ),
    ).rejects.toThrow('airbyte.poll left out a job');
    expect(await waitingIn('airbyte.poll')).toHaveLength(1);
  });

  it('wakes a job that waits, with the payload it has', async () => {
    const seen: unknown[] = [];
    await queue.work('airbyte.poll', { concurrency: 1 }, async job => {
      seen.push(job.payload);
    });
    const payload = { stepId: 's1', jobId: 7 };
    await queue.send('airbyte.poll', payload, { delayMs: 60_000 });
    await queue.wake('airbyte.poll', ['s1', 'no-such-step']);
    await eventually(() => seen[0], 3_000);
    expect(seen).toEqual([payload]);
  });

  it('knows what is in hand: waiting, at work or a dead letter', async () => {
    await queue.send('airbyte.poll', { stepId: 'waits' }, { delayMs: 60_000 });
    await queue.send('step.ended', { stepId: 'over' });
    await queue.send('step.ended', { stepId: 'dead' });
    const job = knex.withSchema('pgboss').table('job');
    await job
      .clone()
      .whereRaw(`data->>'stepId' = 'over'`)
      .update({ state: 'completed' });
    await job
      .clone()
      .whereRaw(`data->>'stepId' = 'dead'`)
      .update({ name: 'step.ended.dead', source_name: 'step.ended' });
    const queues = ['airbyte.poll', 'step.ended'] as const;
    expect(await queue.valuesInHand(queues, 'stepId')).toEqual(
      new Set(['waits', 'dead']),
    );

    expect(await queue.deadLetters(10)).toMatchObject([
      { queue: 'step.ended', state: 'waiting', payload: { stepId: 'dead' } },
    ]);
    expect(await queue.redrive('step.ended')).toBe(1);
    expect(await queue.deadLetters(10)).toEqual([]);
    expect(await waitingIn('step.ended')).toEqual([
      { data: { stepId: 'dead' } },
    ]);
  });

  it('names the missing key of a job', async () => {
    await expect(queue.send('airbyte.trigger', {})).rejects.toThrow(
      'A job of airbyte.trigger needs a connectionId',
    );
  });
});
