import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { eventually, openQueue } from '../queue/__testUtils__/queueDatabase';
import type { PgBossJobQueue } from '../queue/PgBossJobQueue';
import { QueueStepWorkers } from './QueueStepWorkers';
import { StepError } from './StepError';
import {
  StepEnded,
  stepEndedSchema,
  StepJob,
  stepJobSchema,
  WaveEnded,
  waveEndedSchema,
  WaveJob,
} from './stepJob';
import type { StepHandlerOptions } from './stepWorkers';
import { newTraceparent, traceIdOf } from './traceparent';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const traceparent = newTraceparent();
const clock = { now: () => new Date('2026-01-05T11:00:00Z') };

const syncSchema = stepJobSchema.extend({
  connectionId: stepJobSchema.shape.tenantId,
  polls: stepJobSchema.shape.attempt.optional(),
});

const job = {
  tenantId: 'negril-resorts',
  runId: 'run-1',
  stepId: 'step-1',
  attempt: 1,
  traceparent,
  connectionId: 'negril-resorts-meta',
};

describe('QueueStepWorkers', () => {
  let queue: PgBossJobQueue;
  let knex: Knex;
  let stop: () => Promise<void>;
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    ({ queue, knex, stop } = await openQueue(databases));
  });

  afterEach(async () => {
    await stop();
  });

  async function start(
    register: (workers: QueueStepWorkers) => Promise<void>,
  ): Promise<void> {
    const hooks: (() => void | Promise<void>)[] = [];
    await register(
      QueueStepWorkers.create({
        queue,
        logger,
        clock,
        lifecycle: { addStartupHook: hook => hooks.push(hook) },
      }),
    );
    for (const hook of hooks) {
      await hook();
    }
  }

  async function steps(): Promise<StepEnded[]> {
    const ended: StepEnded[] = [];
    await queue.work('step.ended', { concurrency: 1 }, async ({ payload }) => {
      ended.push(stepEndedSchema.parse(payload));
    });
    return ended;
  }

  const sync = (
    handle: StepHandlerOptions<StepJob & { polls?: number }>['handle'],
    name: 'airbyte.trigger' | 'airbyte.poll' = 'airbyte.trigger',
  ): StepHandlerOptions<StepJob & { polls?: number }> => ({
    queue: name,
    kind: 'sync',
    schema: syncSchema,
    concurrency: 1,
    handle,
  });

  it('restores the context of a step and reports how it ended', async () => {
    const contexts: unknown[] = [];
    await start(workers =>
      workers.step(
        sync(async context => {
          contexts.push({
            tenantId: context.tenantId,
            attempt: context.attempt,
            correlationId: context.correlationId,
            payload: context.payload,
            now: context.clock.now(),
          });
          return { ended: { outcome: 'succeeded', rows: 7 } };
        }),
      ),
    );
    const ended = await steps();
    await queue.send('airbyte.trigger', job);
    await eventually(() => ended[0]);

    expect(contexts).toEqual([
      {
        tenantId: 'negril-resorts',
        attempt: 1,
        correlationId: traceIdOf(traceparent),
        payload: job,
        now: clock.now(),
      },
    ]);
    expect(ended).toEqual([
      {
        runId: 'run-1',
        stepId: 'step-1',
        attempt: 1,
        ending: { outcome: 'succeeded', rows: 7 },
      },
    ]);
  });

  it.each([
    ['rate_limited', 'try later', new StepError('rate_limited', 'try later')],
    ['unknown', 'boom', new Error('boom')],
    ['timeout', 'too slow', new DOMException('too slow', 'TimeoutError')],
  ])(
    'ends a step failed (%s: %s) when its handler throws',
    async (code, message, error) => {
      await start(workers =>
        workers.step(
          sync(async () => {
            throw error;
          }),
        ),
      );
      const ended = await steps();
      await queue.send('airbyte.trigger', job);

      expect((await eventually(() => ended[0])).ending).toEqual({
        outcome: 'failed',
        failure: { code, message, rules: [] },
      });
    },
  );

  it('reports a failure that a handler gives as an error', async () => {
    await start(workers =>
      workers.step(
        sync(async () => ({
          ended: {
            outcome: 'degraded',
            failure: new StepError('quality', '2 rows', { rules: ['a_rule'] }),
          },
        })),
      ),
    );
    const ended = await steps();
    await queue.send('airbyte.trigger', job);

    expect((await eventually(() => ended[0])).ending.failure).toEqual({
      code: 'quality',
      message: '2 rows',
      rules: ['a_rule'],
    });
  });

  it('goes on as another job after a delay', async () => {
    const times: number[] = [];
    await start(async workers => {
      await workers.step(
        sync(async ({ payload }) => {
          times.push(performance.now());
          return {
            again: {
              queue: 'airbyte.poll',
              payload: { ...payload, polls: 1 },
              delayMs: 1500,
            },
          };
        }),
      );
      await workers.step(
        sync(async ({ payload }) => {
          times.push(performance.now());
          const polls = payload.polls ?? 0;
          return polls < 2
            ? {
                again: {
                  queue: 'airbyte.poll',
                  payload: { ...payload, polls: polls + 1 },
                  delayMs: 500,
                },
              }
            : { ended: { outcome: 'succeeded' } };
        }, 'airbyte.poll'),
      );
    });
    const ended = await steps();
    await queue.send('airbyte.trigger', job);
    await eventually(() => ended[0]);

    expect(times).toHaveLength(3);
    expect(times[1] - times[0]).toBeGreaterThanOrEqual(1400);
    expect(times[1] - times[0]).toBeLessThan(6000);
    expect(ended).toHaveLength(1);
  });

  it('drops the end of a step that another worker took over', async () => {
    let calls = 0;
    await start(workers =>
      workers.step(
        sync(async () => {
          calls += 1;
          if (calls === 1) {
            await knex
              .withSchema('pgboss')
              .from('job')
              .where({ name: 'airbyte.trigger' })
              .update({ state: 'retry', started_on: null, retry_count: 1 });
            return { ended: { outcome: 'succeeded', rows: 1 } };
          }
          return { ended: { outcome: 'succeeded', rows: 2 } };
        }),
      ),
    );
    const ended = await steps();
    await queue.send('airbyte.trigger', job);
    await eventually(() => (calls === 2 ? ended[0] : undefined));

    expect(ended.map(({ ending }) => ending.rows)).toEqual([2]);
  });

  it('tells a step within two seconds that its run is cancelled', async () => {
    const cancelled = new Set<string>();
    const asked = { requested: async () => cancelled };
    let toldMs: number | undefined;
    let askedMs = 0;
    await start(workers =>
      workers.step({
        ...sync(async context => {
          cancelled.add('run-1');
          askedMs = performance.now();
          await new Promise(resolve => {
            context.cancelled.addEventListener('abort', resolve);
          });
          toldMs = performance.now();
          return { ended: { outcome: 'cancelled' } };
        }),
        cancelRequests: asked,
      }),
    );
    const ended = await steps();
    await queue.send('airbyte.trigger', job);
    expect((await eventually(() => ended[0])).ending.outcome).toBe('cancelled');
    expect((toldMs ?? Infinity) - askedMs).toBeLessThan(2_000);
  });

  it('goes on at once, and not in a loop, when it is cancelled', async () => {
    const times: number[] = [];
    await start(async workers => {
      const cancelRequests = { requested: async () => new Set(['run-1']) };
      for (const name of ['airbyte.trigger', 'airbyte.poll'] as const) {
        await workers.step({
          ...sync(async ({ payload }) => {
            times.push(performance.now());
            return times.length < 3
              ? { again: { queue: 'airbyte.poll', payload, delayMs: 60_000 } }
              : { ended: { outcome: 'cancelled' } };
          }, name),
          cancelRequests,
        });
      }
    });
    const ended = await steps();
    await queue.send('airbyte.trigger', job);
    await eventually(() => ended[0]);
    expect(times[2] - times[1]).toBeGreaterThan(900);
    expect(times[2] - times[1]).toBeLessThan(4_000);
  });

  it('does nothing for a job that names no step', async () => {
    let calls = 0;
    await start(workers =>
      workers.step(
        sync(async () => {
          calls += 1;
          return { ended: { outcome: 'succeeded' } };
        }),
      ),
    );
    await queue.send('airbyte.trigger', { ...job, tenantId: '' });
    const dead: unknown[] = [];
    await queue.work('airbyte.trigger.dead', { concurrency: 1 }, async lost => {
      dead.push(lost.payload);
    });

    await eventually(() => dead[0], 30_000);
    expect(calls).toBe(0);
  });

  describe('waves', () => {
    const member = (name: string): StepJob => ({
      tenantId: name,
      runId: `run-${name}`,
      stepId: `step-${name}`,
      attempt: 1,
      traceparent,
    });
    const wave: WaveJob = {
      waveId: 'wave-1',
      token: 'token-1',
      stage: 'building',
      warehouse: 'default',
      fullWindow: false,
      members: [member('aa'), member('bb'), member('cc')],
    };

    async function waves(): Promise<WaveEnded[]> {
      const ended: WaveEnded[] = [];
      await queue.work('wave.ended', { concurrency: 1 }, async found => {
        ended.push(waveEndedSchema.parse(found.payload));
      });
      return ended;
    }

    it('reports every member once, one without an outcome as failed', async () => {
      const failure = {
        code: 'quality' as const,
        message: 'negative spend',
        rules: ['spend_not_negative'],
      };
      await start(workers =>
        workers.wave({
          queue: 'dbt.run',
          handle: async ({ members }) => ({
            members: [
              { ...members[0], outcome: 'succeeded' },
              { ...members[1], outcome: 'degraded', failure },
            ],
          }),
        }),
      );
      const ended = await waves();
      await queue.send('dbt.run', wave);

      const { members, ...rest } = await eventually(() => ended[0]);
      expect(rest).toEqual({
        waveId: 'wave-1',
        token: 'token-1',
        stage: 'building',
      });
      expect(members.map(m => [m.tenantId, m.ending])).toEqual([
        ['aa', { outcome: 'succeeded' }],
        ['bb', { outcome: 'degraded', failure }],
        [
          'cc',
          {
            outcome: 'failed',
            failure: expect.objectContaining({ code: 'unknown' }),
          },
        ],
      ]);
    });

    it('tells a wave which of its members are cancelled', async () => {
      const cancelled = new Set(['run-aa']);
      const heard: string[] = [];
      await start(workers =>
        workers.wave({
          queue: 'dbt.run',
          cancelRequests: { requested: async () => cancelled },
          async handle({ members, cancellations, claim }) {
            expect(claim).toBe(0);
            expect(members.map(m => cancellations.has(m))).toEqual([
              true,
              false,
              false,
            ]);
            let failures = 0;
            cancellations.onCancelled(async found => {
              if (failures++ === 0) {
                throw new Error('The warehouse was away');
              }
              heard.push(...found.map(({ tenantId }) => tenantId));
            });
            cancelled.add('run-bb');
            await eventually(() => heard[0]);
            cancelled.add('run-cc');
            await new Promise(resolve => {
              cancellations.all.addEventListener('abort', resolve);
            });
            return {
              members: members.map(m => ({ ...m, outcome: 'cancelled' })),
            };
          },
        }),
      );
      const ended = await waves();
      await queue.send('dbt.run', wave);
      const { members } = await eventually(() => ended[0]);
      expect(members.map(({ ending }) => ending.outcome)).toEqual([
        'cancelled',
        'cancelled',
        'cancelled',
      ]);
      expect(heard).toEqual(['bb', 'cc']);
    });

    it('is taken over within 30 s under another claim when its worker is lost', async () => {
      const claims: number[] = [];
      await queue.send('dbt.run', wave);
      await knex
        .withSchema('pgboss')
        .from('job')
        .where({ name: 'dbt.run' })
        // As a worker leaves it that was killed a moment ago.
        .update({
          state: 'active',
          started_on: knex.fn.now(),
          heartbeat_on: knex.fn.now(),
        });
      const lostMs = performance.now();
      await start(workers =>
        workers.wave({
          queue: 'dbt.run',
          async handle({ members, claim }) {
            claims.push(claim);
            return {
              members: members.map(m => ({ ...m, outcome: 'succeeded' })),
            };
          },
        }),
      );
      const ended = await waves();
      await eventually(() => ended[0], 35_000);
      expect(performance.now() - lostMs).toBeLessThan(30_000);
      expect(claims).toEqual([1]);
    });

    it('fails every member when the handler throws', async () => {
      await start(workers =>
        workers.wave({
          queue: 'dbt.run',
          handle: async () => {
            throw new StepError('model_error', 'marts.campaign_daily');
          },
        }),
      );
      const ended = await waves();
      await queue.send('dbt.run', wave);

      const { members } = await eventually(() => ended[0]);
      expect(members.map(({ ending }) => ending.failure?.code)).toEqual([
        'model_error',
        'model_error',
        'model_error',
      ]);
    });
  });
});
