import { runFixture } from '../__testUtils__/runFixture';
import { lanesOf } from './lanes';

const tenants = [
  { tenantId: 'b', name: 'Bees' },
  { tenantId: 'a', name: 'Ants' },
];
const older = runFixture({ id: 'old', tenantId: 'b' });
const newer = runFixture({ id: 'new', tenantId: 'b', state: 'failed' });

describe('lanesOf', () => {
  it('gives each tenant a lane by name, runs oldest first', () => {
    const lanes = lanesOf({ runs: [newer, older], tenants, room: 5 });
    expect(lanes.map(({ name }) => name)).toEqual(['Ants', 'Bees']);
    expect(lanes[1].runs.map(({ id }) => id)).toEqual(['old', 'new']);
  });

  it('names a tenant it does not know by its id', () => {
    const lanes = lanesOf({ runs: [older], tenants: [], room: 5 });
    expect(lanes.map(({ name }) => name)).toEqual(['b']);
  });

  it('puts trouble first when there is no room for all', () => {
    const runs = [newer, older, runFixture({ tenantId: 'a' })];
    const lanes = lanesOf({ runs, tenants, room: 1 });
    expect(lanes.map(({ name }) => name)).toEqual(['Bees', 'Ants']);
  });

  it('gives no room to tenants without a run when there is none', () => {
    const lanes = lanesOf({ runs: [older], tenants, room: 1 });
    expect(lanes.map(({ name }) => name)).toEqual(['Bees']);
  });
});
