import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  createTestWarehouse,
  TestWarehouse,
} from './__testUtils__/createTestWarehouse';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('functions of control', () => {
  let warehouse: TestWarehouse;

  beforeAll(async () => {
    warehouse = await createTestWarehouse(databases);
    await warehouse.access.asLandingWriter(async trx => {
      await trx('control.waves').insert([
        { wave_id: 'w1/a/1', state: 'active' },
        { wave_id: 'w2/a/1', state: 'revoked' },
      ]);
      const member = {
        run_id: 'run',
        step_id: 'step',
        currency: 'JMD',
        timezone: 'America/Jamaica',
        version_to: 1,
      };
      await trx('control.wave_members').insert([
        { ...member, wave_id: 'w1/a/1', tenant_id: 'harbour' },
        { ...member, wave_id: 'w1/a/1', tenant_id: 'summit', cancelled: true },
        { ...member, wave_id: 'w2/a/1', tenant_id: 'orchard' },
      ]);
    });
  });

  afterAll(async () => {
    await warehouse?.access.destroy();
  });

  const inWave = (
    wave: string,
    fn: (trx: Knex.Transaction) => Promise<unknown>,
  ) =>
    warehouse.access.asDbtOwner(async trx => {
      await trx.raw(`set local adinsights.wave = '${wave}'`);
      return fn(trx);
    });

  describe('require_wave', () => {
    it.each([
      ['', 'adinsights.wave is not set'],
      ['w9/a/1', 'Wave "w9/a/1" is unknown'],
      ['w2/a/1', 'Wave "w2/a/1" is revoked, not active'],
    ])('refuses wave %p', async (wave, message) => {
      await expect(
        inWave(wave, trx => trx.raw('select control.require_wave()')),
      ).rejects.toThrow(message);
      await expect(
        inWave(wave, trx => trx.raw('select control.require_wave(true)')),
      ).rejects.toThrow(message);
    });

    it('accepts an active wave', async () => {
      await expect(
        inWave('w1/a/1', trx => trx.raw('select control.require_wave()')),
      ).resolves.toBeDefined();
    });

    it('keeps the wave from being revoked between its last question and the commit', async () => {
      await inWave('w1/a/1', async trx => {
        await trx.raw('select control.require_wave(true)');
        await expect(
          warehouse.access.asLandingWriter(async other => {
            await other.raw(`set local lock_timeout = '50ms'`);
            await other('control.waves')
              .where({ wave_id: 'w1/a/1' })
              .update({ state: 'revoked' });
          }),
        ).rejects.toThrow('lock timeout');
      });
    });

    it('does not let dbt change waves itself', async () => {
      await expect(
        inWave('w1/a/1', trx =>
          trx('control.waves').update({ state: 'active' }),
        ),
      ).rejects.toThrow('permission denied');
    });
  });

  it('shows as current members those of the wave that are not cancelled', async () => {
    expect(
      await inWave('w1/a/1', trx =>
        trx('control.current_members').select('tenant_id'),
      ),
    ).toEqual([{ tenant_id: 'harbour' }]);
    expect(await inWave('', trx => trx('control.current_members'))).toEqual([]);
  });

  describe('secure', () => {
    it('takes no exclusive lock on a relation that is secured already', async () => {
      await warehouse.access.asDbtOwner(async trx => {
        await trx.raw('create table marts.creatives (tenant_id text)');
        await trx.raw(`select control.secure('marts.creatives', 'dbt_owner')`);
      });
      await warehouse.access.asDbtOwner(async trx => {
        await trx.raw(`select control.secure('marts.creatives', 'dbt_owner')`);
        const locks = await trx.raw(`
          select mode from pg_locks
          where relation = 'marts.creatives'::regclass and pid = pg_backend_pid()
            and mode <> 'AccessShareLock'`);
        expect(locks.rows).toEqual([]);
      });
    });

    it.each([
      ['create table marts.odd (id text)', 'it has no tenant_id'],
      [
        'create view marts.odd as select 1 as tenant_id',
        'must be security_invoker',
      ],
      [
        'create materialized view marts.odd as select 1 as tenant_id',
        'only tables and views can',
      ],
    ])('refuses %p', async (statement, message) => {
      await expect(
        warehouse.access.asDbtOwner(async trx => {
          await trx.raw(statement);
          await trx.raw(`select control.secure('marts.odd', 'dbt_owner')`);
        }),
      ).rejects.toThrow(message);
    });
  });

  describe('safe casts', () => {
    it.each([
      [`read_number('12.50', 1000)`, '12.5'],
      [`number_within(12.500000000, 1000)`, '12.5'],
      [`read_number(' -3 ', 1000)`, '-3'],
      [`read_number('1e2', 1000)`, '100'],
      [`read_number('.5', 1000)`, '0.5'],
      [`read_number('1000', 1000)`, null],
      [`read_number('1e99', 1000)`, null],
      [`read_number('12.5x', 1000)`, null],
      [`read_number('1,250', 100000)`, null],
      [`read_number('NaN', 1000)`, null],
      [`read_number('', 1000)`, null],
      [`number_within('NaN', 1000)`, null],
      [`number_within('-Infinity', 1000)`, null],
      [`whole_within(106.0, 1000)`, '106'],
      [`whole_within(106.5, 1000)`, null],
      [`whole_within(9e30, 9223372036854775808)`, null],
      [`read_date('2026-03-01')::text`, '2026-03-01'],
      [`read_date('2026-03-01T05:00:00Z')::text`, '2026-03-01'],
      [`read_date('2026-02-30')::text`, null],
      [`read_date('yesterday')::text`, null],
      [
        `extract(epoch from read_instant('2023-03-17T08:04:31-0700'))::bigint`,
        '1679065471',
      ],
      [`read_instant('2023-13-17')`, null],
      [`read_json('[{"value": 1}]')::text`, '[{"value": 1}]'],
      [`read_json('[{')`, null],
    ])('%s is %p', async (expression, expected) => {
      const found = await warehouse.access.asLandingWriter(async trx => {
        await trx.raw('set local search_path = control');
        return trx.raw(`select ${expression} as value`);
      });
      expect(found.rows[0].value).toBe(expected);
    });
  });
});
