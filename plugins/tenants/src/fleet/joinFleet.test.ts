import { metrics, runs, tenant } from '../testing/fleetFixture';
import { joinFleet } from './joinFleet';

const mapOf = <T extends { tenantId: string }>(...rows: T[]) =>
  new Map(rows.map(row => [row.tenantId, row]));

describe('joinFleet', () => {
  it('shows each tenant of the registry, in its order, with what others know', () => {
    const rows = joinFleet({
      tenants: [tenant('b', { name: 'Bee' }), tenant('a', { name: 'Ay' })],
      pipelines: mapOf(runs('a')),
      metrics: mapOf(metrics('b', { state: 'late' })),
    });

    expect(rows.map(({ id, name }) => [id, name])).toEqual([
      ['b', 'Bee'],
      ['a', 'Ay'],
    ]);
    expect(rows[0].metrics?.state).toBe('late');
    expect(rows[0].run).toBeUndefined();
    expect(rows[1].run?.lastRunId).toBe('run-a');
    expect(rows[1].metrics).toBeUndefined();
  });

  it('leaves out tenants that the registry does not know', () => {
    const rows = joinFleet({
      tenants: [tenant('a')],
      pipelines: mapOf(runs('gone')),
      metrics: mapOf(metrics('gone')),
    });

    expect(rows.map(({ id }) => id)).toEqual(['a']);
  });

  it('shows by id those that any source knows while the registry is silent', () => {
    const rows = joinFleet({
      tenants: undefined,
      pipelines: mapOf(runs('b'), runs('a')),
      metrics: mapOf(metrics('c')),
    });

    expect(rows.map(({ id, name }) => [id, name])).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['c', 'c'],
    ]);
  });
});
