import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import {
  createDbtWarehouse,
  createPublications,
  DbtWarehouse,
} from '../__testUtils__/createDbtWarehouse';
import { land, landDays, load } from '../__testUtils__/landed';
import { member, tenant } from '../__testUtils__/waveFixtures';
import { closeWavePlan, WavePlan, writeWavePlan } from './wavePlan';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('writeWavePlan', () => {
  let warehouse: DbtWarehouse;
  let admin: Knex;
  let tenants = 0;
  let waves = 0;

  beforeAll(async () => {
    warehouse = await createDbtWarehouse(databases);
    admin = warehouse.admin;
  });

  afterAll(async () => {
    await warehouse?.access.destroy();
  });

  /** Writes a plan, as the first build of a wave of its own unless said. */
  async function write(
    plan: Partial<Omit<WavePlan, 'id'>> & Pick<WavePlan, 'members'>,
  ): Promise<string> {
    const {
      waveId = `wave-${++waves}`,
      stand = { token: '1', claim: 1 },
      build = 1,
    } = plan;
    const id = `${waveId}/${stand.token}.${stand.claim}/${build}`;
    await writeWavePlan(warehouse.access, {
      fullWindow: false,
      startedAt: new Date('2026-03-10T12:00:00Z'),
      ...plan,
      ...{ id, waveId, stand, build },
    });
    return id;
  }

  const planned = (record = tenant(`tenant-${++tenants}`)) => ({
    id: record.id,
    members: [{ member: member(record.id), tenant: record }],
  });

  const memberOf = (planId: string, tenantId: string) =>
    admin('control.wave_members')
      .where({ wave_id: planId, tenant_id: tenantId })
      .first();

  async function daysOf(planId: string, tenantId: string): Promise<string[]> {
    const rows = await admin('control.wave_days')
      .where({ wave_id: planId, tenant_id: tenantId })
      .orderBy('day')
      .select(admin.raw('day::text as day'));
    return rows.map(({ day }) => day);
  }

  const states = async (waveId: string) =>
    Object.fromEntries(
      (
        await admin('control.waves').where('wave_id', 'like', `${waveId}/%`)
      ).map(({ wave_id, state }) => [wave_id, state]),
    );

  it('takes every day of a tenant that has never published', async () => {
    const { id, members } = planned();
    await land(admin, id, 3, [
      { day: '2026-03-09', spend: 1 },
      { day: '2026-03-10', spend: 2 },
    ]);

    const planId = await write({ members });
    expect(await admin('control.waves').where({ wave_id: planId })).toEqual([
      {
        wave_id: planId,
        state: 'active',
        full_window: false,
        started_at: new Date('2026-03-10T12:00:00Z'),
      },
    ]);
    expect(await memberOf(planId, id)).toEqual({
      wave_id: planId,
      tenant_id: id,
      run_id: `run-${id}`,
      step_id: `step-${id}`,
      currency: 'USD',
      timezone: 'America/Jamaica',
      data_as_of: null,
      version_to: '3',
      cancelled: false,
    });
    expect(await daysOf(planId, id)).toEqual(['2026-03-09', '2026-03-10']);
  });

  it('takes a member along of whom nothing has landed', async () => {
    const { id, members } = planned();
    const planId = await write({ members });

    expect(await memberOf(planId, id)).toMatchObject({ version_to: '0' });
    expect(await daysOf(planId, id)).toEqual([]);
  });

  it('lets a wave without members be', async () => {
    const planId = await write({ members: [] });
    expect(
      await admin('control.wave_members').where({ wave_id: planId }),
    ).toEqual([]);
  });

  it.each([
    ['both loaded', ['active', 'active'], ['11:00', '09:00'], '09:00'],
    ['the older one failing', ['active', 'error'], ['11:00', '09:00'], '09:00'],
    ['the older one paused', ['active', 'paused'], ['11:00', '09:00'], '11:00'],
    ['one that never loaded', ['active', 'active'], ['11:00', ''], '11:00'],
    ['none that loaded', ['active', 'active'], ['', ''], ''],
  ] as const)(
    'is as of the oldest last load of the connections that are synced: %s',
    async (_, statuses, lastLoads, expected) => {
      const id = `tenant-${++tenants}`;
      const connections = statuses.map((status, index) => ({
        id: `${id}-${index}`,
        status,
      }));
      for (const [index, time] of lastLoads.entries()) {
        const owner = { tenant_id: id, connection_id: `${id}-${index}` };
        if (time) {
          await load(admin, owner, 1, '2026-03-08T05:00:00Z');
          await load(admin, owner, 2, `2026-03-10T${time}:00Z`);
        }
      }

      const planId = await write({
        members: planned(tenant(id, connections)).members,
      });
      expect((await memberOf(planId, id)).data_as_of).toEqual(
        expected ? new Date(`2026-03-10T${expected}:00Z`) : null,
      );
    },
  );

  describe('for a tenant that has published', () => {
    let id: string;
    let members: WavePlan['members'];

    beforeAll(async () => {
      await createPublications(warehouse.access);
    });

    beforeEach(async () => {
      ({ id, members } = planned());
      const owner = { tenant_id: id, connection_id: `${id}-meta` };
      await land(admin, id, 4, [{ day: '2026-03-07', spend: 1 }]);
      await landDays(admin, owner, 5, ['2026-03-08']);
      await landDays(admin, owner, 6, ['2026-03-09']);
      await landDays(admin, owner, 7, ['2026-03-10']);
      await admin('control.tenant_versions')
        .where({ tenant_id: id })
        .update({ version: 6 });
      await admin('marts.publications').insert([
        { tenant_id: id, wave_id: 'older', version: 4 },
        { tenant_id: id, wave_id: 'newer', version: 5 },
      ]);
    });

    it('takes the days that changed since, as far as the version goes', async () => {
      const planId = await write({ members });
      expect(await memberOf(planId, id)).toMatchObject({ version_to: '6' });
      expect(await daysOf(planId, id)).toEqual(['2026-03-09']);
    });

    it('takes every day for the full window', async () => {
      const planId = await write({ members, fullWindow: true });
      expect(await daysOf(planId, id)).toEqual([
        '2026-03-07',
        '2026-03-08',
        '2026-03-09',
      ]);
    });
  });

  describe('when an earlier build is left', () => {
    it('revokes those of the wave and no others', async () => {
      const { members } = planned();
      const waveId = 'wave-taken';
      const other = await write({ waveId: 'wave-taken-not', members });
      await write({ waveId, members });
      await write({ waveId, members, build: 2 });
      await write({ waveId, members, stand: { token: '1', claim: 2 } });
      await write({ waveId, members, stand: { token: '2', claim: 1 } });

      expect(await states(waveId)).toEqual({
        'wave-taken/1.1/1': 'revoked',
        'wave-taken/1.1/2': 'revoked',
        'wave-taken/1.2/1': 'revoked',
        'wave-taken/2.1/1': 'active',
      });
      expect(await states('wave-taken-not')).toEqual({ [other]: 'active' });
    });

    it('revokes one that has ended', async () => {
      const { members } = planned();
      const waveId = 'wave-over';
      const over = await write({ waveId, members });
      await closeWavePlan(warehouse.access, over);
      expect(await states(waveId)).toEqual({ [over]: 'ended' });

      const next = await write({ waveId, members, build: 2 });
      expect(await states(waveId)).toEqual({
        [over]: 'revoked',
        [next]: 'active',
      });
    });

    it('does not bring a revoked build back by closing it', async () => {
      const { members } = planned();
      const waveId = 'wave-lost';
      const lost = await write({ waveId, members });
      const next = await write({ waveId, members, build: 2 });
      await closeWavePlan(warehouse.access, lost);

      expect(await states(waveId)).toEqual({
        [lost]: 'revoked',
        [next]: 'active',
      });
    });

    it.each([
      ['claim', { token: '9', claim: 10 }, { token: '9', claim: 9 }],
      ['token', { token: '10', claim: 1 }, { token: '9', claim: 2 }],
    ])('refuses whoever lost the wave to a later %s', async (by, to, from) => {
      const { members } = planned();
      const waveId = `wave-lost-by-${by}`;
      const held = await write({ waveId, members, stand: to });

      await expect(
        write({ waveId, members, stand: from }),
      ).rejects.toMatchObject({ code: 'lost_worker' });
      expect(await states(waveId)).toEqual({ [held]: 'active' });
    });

    it('ends its back ends and no others', async () => {
      const [old, other] = ['dbt-wave-left', 'dbt-wave-else'].map(name =>
        warehouse.connectAsDbt(name),
      );
      try {
        await other.raw('select 1');
        const query = old.raw('select pg_sleep(60)').catch(error => error);
        await untilBusy(admin, 'dbt-wave-left');

        await write({ waveId: 'wave-left', members: planned().members });
        expect(await query).toMatchObject({ code: '57P01' });
        expect(
          await admin('pg_stat_activity')
            .whereIn('application_name', ['dbt-wave-left', 'dbt-wave-else'])
            .pluck('application_name'),
        ).toEqual(['dbt-wave-else']);
      } finally {
        await Promise.all([old.destroy(), other.destroy()]);
      }
    });
  });
});

async function untilBusy(admin: Knex, application: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const busy = await admin('pg_stat_activity').where({
      application_name: application,
      state: 'active',
    });
    if (busy.length) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`${application} never ran its query`);
}
