import { TestDatabases } from '../sandbox/testing/TestDatabases';
import { withClient } from '../postgres/databases';
import { loadExchangeRates } from './loadExchangeRates';

describe('loadExchangeRates', () => {
  let databases: TestDatabases;
  const now = new Date('2026-03-10T23:30:00Z');

  beforeAll(async () => {
    databases = await TestDatabases.create();
    await withClient(databases.stateUrl, client =>
      client.query(`
        create schema control;
        create table control.fx_rates (
          day date, from_currency text, to_currency text,
          rate numeric(18, 8) not null check (rate > 0),
          primary key (day, from_currency, to_currency))`),
    );
  });

  afterAll(async () => {
    await databases?.drop();
  });

  const ask = (sql: string) =>
    withClient(databases.stateUrl, async client => {
      const { rows } = await client.query(sql);
      return rows;
    });

  it('brings both directions of the last 130 days, and leaves them be', async () => {
    await loadExchangeRates(databases.stateUrl, now);
    const [sum] = await ask(`
      select count(*)::int as rates, min(day)::text as first,
             max(day)::text as last from control.fx_rates`);
    expect(sum).toEqual({
      rates: 260,
      first: '2025-11-01',
      last: '2026-03-10',
    });

    await ask('update control.fx_rates set rate = 1 where day = current_date');
    await ask(`update control.fx_rates set rate = 2
               where day = '2026-03-09' and from_currency = 'USD'`);
    const before = await ask('select * from control.fx_rates order by 1, 2, 3');
    await loadExchangeRates(databases.stateUrl, now);
    expect(
      await ask('select * from control.fx_rates order by 1, 2, 3'),
    ).toEqual(before);
  });

  it('adds the days that came since', async () => {
    await loadExchangeRates(databases.stateUrl, now);
    await loadExchangeRates(
      databases.stateUrl,
      new Date(now.getTime() + 2 * 86_400_000),
    );
    const [sum] = await ask(`
      select count(*)::int as rates, max(day)::text as last
      from control.fx_rates`);
    expect(sum).toEqual({ rates: 264, last: '2026-03-12' });
  });

  it('stays near the real rate, and both directions agree', async () => {
    const [bad] = await ask(`
      select count(*)::int as n
      from control.fx_rates there
      join control.fx_rates back on back.day = there.day
       and back.from_currency = 'JMD' and back.to_currency = 'USD'
      where there.from_currency = 'USD' and there.day <> '2026-03-09'
        and (there.rate not between 155 and 162
             or abs(there.rate * back.rate - 1) > 0.00001)`);
    expect(bad).toEqual({ n: 0 });
  });
});
