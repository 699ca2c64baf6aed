import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  runDetailSchema,
  runSchema,
  scheduleSchema,
  telemetrySchema,
} from '@adinsights/plugin-platform-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { startPipelines } from './__testUtils__/testBackend';
import { TestClock } from './__testUtils__/TestClock';
import { TestDirectory, tenantRecord } from './__testUtils__/tenants';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const engineer = mockCredentials.user.header('user:default/engineer');
const lead = mockCredentials.user.header('user:default/lead-negril-resorts');
const outsider = mockCredentials.user.header('user:default/outsider');
const anonymous = mockCredentials.none.header();
const service = mockCredentials.service.header();

describe('routes of /api/pipelines', () => {
  let knex: Knex;
  let http: ReturnType<typeof request>;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const started = await startPipelines(databases, {
      directory: new TestDirectory([
        tenantRecord('kingston-motors'),
        tenantRecord('negril-resorts'),
        tenantRecord('blue-mountain', { status: 'suspended' }),
      ]),
      clock: new TestClock('2026-01-05T10:30:00Z'),
    });
    ({ knex, stop } = started);
    http = request(started.server);
    // While one is at work, what the tests queue stays queued.
    await knex('runs').insert(
      ['kingston-motors', 'negril-resorts'].map(tenant => ({
        id: `run-of-${tenant}`,
        tenant_id: tenant,
        kind: 'scheduled',
        slot: '2026-01-05T10:00:00Z',
        state: 'running',
        priority: 2,
        queued_at: '2026-01-05T10:01:00Z',
        started_at: '2026-01-05T10:01:00Z',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        trace_id: '0af7651916cd43dd8448eb211c80319c',
      })),
    );
  });

  afterAll(async () => {
    await stop?.();
  });

  const get = (path: string, caller: string) =>
    http.get(`/api/pipelines${path}`).set('authorization', caller);
  const post = (caller: string, body: object) =>
    http.post('/api/pipelines/runs').set('authorization', caller).send(body);
  const put = (tenant: string, caller: string, body: object) =>
    http
      .put(`/api/pipelines/schedules/${tenant}`)
      .set('authorization', caller)
      .send(body);

  describe('who may read', () => {
    const mine = '?tenant=negril-resorts';
    const other = '?tenant=kingston-motors';

    it.each([
      ['/runs', anonymous, 401],
      ['/runs/run-of-negril-resorts', anonymous, 401],
      ['/telemetry', anonymous, 401],
      ['/fleet', anonymous, 401],
      ['/directory', anonymous, 401],
      ['/schedules/negril-resorts', anonymous, 401],
      ['/runs', lead, 200],
      [`/runs${mine}`, lead, 200],
      [`/runs${other}`, lead, 404],
      ['/runs?tenant=no-such-tenant', engineer, 404],
      ['/runs/run-of-negril-resorts', lead, 200],
      ['/runs/run-of-kingston-motors', lead, 404],
      ['/runs/run-of-kingston-motors', engineer, 200],
      ['/runs/no-such-run', engineer, 404],
      [`/telemetry${mine}`, lead, 200],
      [`/telemetry${other}`, lead, 404],
      ['/schedules/negril-resorts', lead, 200],
      ['/schedules/kingston-motors', lead, 404],
      ['/schedules/kingston-motors', outsider, 404],
      ['/directory', engineer, 403],
      ['/directory', service, 200],
    ])('GET %s as %s: %d', async (path, caller, status) => {
      expect((await get(path, caller)).status).toBe(status);
    });

    it('shows a caller the tenants in scope alone', async () => {
      const tenantsOf = async (path: string, caller: string) => {
        const { body } = await get(path, caller).expect(200);
        const rows: string[] =
          body.items?.map((item: { tenantId: string }) => item.tenantId) ??
          body.rows.map(([tenantId]: [string]) => tenantId);
        return [...new Set(rows)].sort();
      };
      for (const path of ['/runs', '/telemetry', '/fleet']) {
        expect(await tenantsOf(path, lead)).toEqual(['negril-resorts']);
        expect(await tenantsOf(path, outsider)).toEqual([]);
        expect(await tenantsOf(path, engineer)).toEqual(
          expect.arrayContaining(['kingston-motors', 'negril-resorts']),
        );
      }
    });

    it.each([
      ['/runs?limit=0', 'limit: '],
      ['/runs?limit=101', 'limit: '],
      ['/runs?state=odd', 'state: '],
      ['/runs?cursor=odd', 'cursor: '],
      ['/telemetry?provider=odd', 'provider: '],
      ['/telemetry?status=odd', 'status: '],
      ['/telemetry?cursor=odd', 'cursor: '],
    ])('GET %s is refused, naming the field', async (path, field) => {
      const { body } = await get(path, engineer).expect(400);
      expect(body.error.message).toContain(field);
    });

    it('answers in the agreed shapes', async () => {
      const { body: telemetry } = await get('/telemetry', engineer);
      expect(telemetrySchema.parse(telemetry)).toEqual(telemetry);
      expect(telemetry.items).toHaveLength(6);
      const { body: run } = await get('/runs/run-of-negril-resorts', engineer);
      expect(runDetailSchema.parse(run)).toEqual(run);
      const { body: fleet } = await get('/fleet', lead);
      expect(fleet.columns).toEqual([
        'tenantId',
        'lastRunId',
        'lastRunState',
        'lastRunEndedAt',
        'activeRunId',
        'nextRunAt',
        'paused',
      ]);
      expect(fleet.rows[0].slice(0, 5)).toEqual([
        'negril-resorts',
        null,
        null,
        null,
        'run-of-negril-resorts',
      ]);
    });
  });

  describe('POST /runs', () => {
    it('queues one run however often it is asked', async () => {
      const body = { tenant: 'negril-resorts', reason: 'new campaign' };
      const first = await post(engineer, body)
        .set(
          'traceparent',
          '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        )
        .expect(202);
      const second = await post(engineer, body).expect(202);

      expect(runSchema.parse(first.body)).toEqual(first.body);
      expect(first.body).toMatchObject({
        tenantId: 'negril-resorts',
        kind: 'manual',
        state: 'queued',
        reason: 'new campaign',
        requestedBy: 'user:default/engineer',
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        waiting: {
          reason: 'lane',
          place: 1,
          text: 'Waits for run run-of-negril-resorts of the same tenant',
        },
      });
      expect(second.body.id).toBe(first.body.id);
      const { body: list } = await get('/runs?state=queued', lead).expect(200);
      expect(list.items.map(({ id }: { id: string }) => id)).toEqual([
        first.body.id,
      ]);
    });

    it.each([
      [anonymous, { tenant: 'negril-resorts' }, 401],
      [lead, { tenant: 'negril-resorts' }, 403],
      [lead, { tenant: 'kingston-motors' }, 404],
      [outsider, { tenant: 'kingston-motors' }, 404],
      [engineer, { tenant: 'no-such-tenant' }, 404],
      [engineer, { tenant: 'blue-mountain' }, 409],
      [engineer, {}, 400],
      [engineer, { tenant: 'negril-resorts', when: 'now' }, 400],
    ])('as %s with %j: %d', async (caller, body, status) => {
      expect((await post(caller, body)).status).toBe(status);
    });

    it('pages runs by cursor while runs are added', async () => {
      await knex('runs').insert(
        Array.from({ length: 45 }, (_, i) => ({
          id: `old-${String(i).padStart(2, '0')}`,
          tenant_id: 'kingston-motors',
          kind: 'backfill',
          state: 'failed',
          priority: 3,
          // Several share an instant: the id decides among them.
          queued_at: new Date(Date.UTC(2026, 0, 1, 0, Math.floor(i / 4))),
          traceparent: '',
          trace_id: '',
        })),
      );
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await get(
          `/runs?tenant=kingston-motors&state=failed&limit=10${
            cursor ? `&cursor=${cursor}` : ''
          }`,
          engineer,
        ).expect(200);
        seen.push(...body.items.map(({ id }: { id: string }) => id));
        cursor = body.nextCursor;
        await knex('runs').insert({
          id: `new-${seen.length}`,
          tenant_id: 'kingston-motors',
          kind: 'backfill',
          state: 'failed',
          priority: 3,
          queued_at: new Date('2026-01-05T10:30:00Z'),
          traceparent: '',
          trace_id: '',
        });
      } while (cursor);
      expect(seen).toHaveLength(45);
      expect(new Set(seen).size).toBe(45);
    });
  });

  describe('cancel and retry', () => {
    const act = (id: string, what: string, caller: string) =>
      http
        .post(`/api/pipelines/runs/${id}/${what}`)
        .set('authorization', caller);
    const ended = {
      tenant_id: 'negril-resorts',
      kind: 'backfill',
      priority: 3,
      queued_at: '2026-01-02T10:00:00Z',
      ended_at: '2026-01-02T10:10:00Z',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      trace_id: '0af7651916cd43dd8448eb211c80319c',
    };

    beforeAll(async () => {
      await knex('runs').insert([
        { ...ended, id: 'run-that-failed', state: 'failed' },
        { ...ended, id: 'run-that-succeeded', state: 'succeeded' },
        { ...ended, id: 'run-to-cancel', state: 'queued', ended_at: null },
      ]);
    });

    it.each([
      ['run-to-cancel', 'cancel', anonymous, 401],
      ['run-to-cancel', 'cancel', lead, 403],
      ['run-to-cancel', 'cancel', outsider, 404],
      ['run-of-kingston-motors', 'cancel', lead, 404],
      ['no-such-run', 'cancel', engineer, 404],
      ['run-that-succeeded', 'cancel', engineer, 409],
      ['run-to-cancel', 'cancel', engineer, 202],
      ['run-to-cancel', 'cancel', engineer, 409],
      ['run-that-failed', 'retry', anonymous, 401],
      ['run-that-failed', 'retry', lead, 403],
      ['run-that-failed', 'retry', outsider, 404],
      ['run-that-succeeded', 'retry', engineer, 409],
      // Another of the tenant is at work.
      ['run-that-failed', 'retry', engineer, 409],
    ])('%s: %s as %s: %d', async (id, what, caller, status) => {
      expect((await act(id, what, caller)).status).toBe(status);
    });

    it('answers the cancelled run', async () => {
      const { body } = await get('/runs/run-to-cancel', lead).expect(200);
      expect(body).toMatchObject({ state: 'cancelled' });
    });
  });

  describe('dead letters', () => {
    const admin = mockCredentials.user.header('user:default/admin');
    const redrive = (queue: string, caller: string) =>
      http
        .post(`/api/pipelines/dead-letters/${queue}/redrive`)
        .set('authorization', caller);

    it('are for admins alone', async () => {
      for (const [caller, status] of [
        [anonymous, 401],
        [lead, 403],
        [engineer, 403],
        [admin, 200],
      ] as const) {
        expect((await get('/dead-letters', caller)).status).toBe(status);
        expect((await redrive('step.ended', caller)).status).toBe(status);
      }
      await redrive('no-such-queue', admin).expect(400);
      await get('/dead-letters?limit=0', admin).expect(400);
    });

    it('are listed and sent again', async () => {
      await knex.raw(
        `insert into pgboss.job (name, data, source_name)
         values ('wave.ended.dead', '{"waveId": "w1", "broken": true}', 'wave.ended')`,
      );
      const { body } = await get('/dead-letters', admin).expect(200);
      expect(body.items).toContainEqual(
        expect.objectContaining({
          queue: 'wave.ended',
          state: 'waiting',
          payload: { waveId: 'w1', broken: true },
        }),
      );
      const answer = await redrive('wave.ended', admin).expect(200);
      expect(answer.body).toEqual({ queue: 'wave.ended', redriven: 1 });
    });
  });

  describe('schedules', () => {
    const schedule = {
      cron: '*/30 8-18 * * 1-5',
      timezone: 'Europe/Berlin',
      jitterMs: 0,
      catchUp: 'skip',
      paused: false,
    };

    it('shows the default before anyone has changed it', async () => {
      const { body } = await get('/schedules/negril-resorts', lead);
      expect(scheduleSchema.parse(body)).toEqual(body);
      expect(body).toMatchObject({
        cron: '0 6-22 * * *',
        timezone: 'America/Jamaica',
        jitterMs: 300_000,
        next: [
          '2026-01-05T11:00:00.000Z',
          '2026-01-05T12:00:00.000Z',
          '2026-01-05T13:00:00.000Z',
          '2026-01-05T14:00:00.000Z',
          '2026-01-05T15:00:00.000Z',
        ],
      });
    });

    it('takes a change and tells it to the other back ends', async () => {
      const { body } = await put('kingston-motors', engineer, schedule).expect(
        200,
      );
      expect(body).toEqual({
        tenantId: 'kingston-motors',
        ...schedule,
        next: [
          '2026-01-05T11:00:00.000Z',
          '2026-01-05T11:30:00.000Z',
          '2026-01-05T12:00:00.000Z',
          '2026-01-05T12:30:00.000Z',
          '2026-01-05T13:00:00.000Z',
        ],
      });
      const { body: directory } = await get('/directory', service);
      expect(directory.items).toContainEqual({
        tenantId: 'kingston-motors',
        cron: '*/30 8-18 * * 1-5',
        timezone: 'Europe/Berlin',
        jitterMs: 0,
        paused: false,
      });
    });

    it.each([
      [{ ...schedule, cron: '61 * * * *' }, 'cron: '],
      [{ ...schedule, cron: '* * *' }, 'cron: '],
      [{ ...schedule, timezone: 'Mars/Olympus' }, 'timezone: '],
      [{ ...schedule, jitterMs: -1 }, 'jitterMs: '],
      [{ ...schedule, catchUp: 'maybe' }, 'catchUp: '],
      [{ ...schedule, extra: 1 }, 'extra: '],
    ])('refuses %j, naming the field', async (body, field) => {
      const answer = await put('kingston-motors', engineer, body).expect(400);
      expect(answer.body.error.message).toContain(field);
    });

    it.each([
      ['negril-resorts', lead, 403],
      ['kingston-motors', lead, 404],
      ['kingston-motors', anonymous, 401],
    ])('PUT %s as %s: %d', async (tenant, caller, status) => {
      expect((await put(tenant, caller, schedule)).status).toBe(status);
    });
  });
});
