import { tenantRecord } from './__testUtils__/tenantRecord';
import { CachedTenantDirectory } from './CachedTenantDirectory';

function setUp(...ids: string[]) {
  let nowMs = 0;
  const known = new Set(ids);
  const suspended = new Set<string>();
  const directory = CachedTenantDirectory.create({
    load: async tenantId =>
      [...known]
        .filter(id => tenantId === undefined || id === tenantId)
        .map(id =>
          tenantRecord(id, {
            status: suspended.has(id) ? 'suspended' : 'active',
          }),
        ),
    clock: { now: () => new Date(nowMs) },
  });
  return { directory, known, suspended, wait: (ms: number) => (nowMs += ms) };
}

describe('CachedTenantDirectory', () => {
  it('lists tenants by id', async () => {
    const { directory } = setUp('beta', 'alpha', 'gamma');
    expect((await directory.list()).map(({ id }) => id)).toEqual([
      'alpha',
      'beta',
      'gamma',
    ]);
  });

  it('is at most 30 seconds old', async () => {
    const { directory, known, wait } = setUp('alpha');
    await directory.list();
    known.add('beta');
    wait(29_999);
    expect(await directory.list()).toHaveLength(1);
    wait(1);
    expect(await directory.list()).toHaveLength(2);
  });

  it('finds a tenant created a moment ago, and lists it from then on', async () => {
    const { directory, known } = setUp('alpha');
    await directory.list();
    known.add('beta');
    expect(await directory.get('beta')).toMatchObject({ id: 'beta' });
    expect(await directory.list()).toHaveLength(2);
  });

  it('sees at once that a tenant became active', async () => {
    const { directory, suspended } = setUp('alpha');
    suspended.add('alpha');
    await directory.list();
    suspended.clear();
    expect(await directory.get('alpha')).toMatchObject({ status: 'active' });
  });

  it('knows nothing of a tenant that does not exist', async () => {
    const { directory } = setUp('alpha');
    expect(await directory.get('beta')).toBeUndefined();
  });

  it('asks again after a change was announced', async () => {
    const { directory, known } = setUp('alpha');
    await directory.list();
    known.delete('alpha');
    directory.invalidate();
    expect(await directory.list()).toEqual([]);
  });
});
