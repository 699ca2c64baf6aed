import { z } from 'zod';
import { fromFleet, toFleet } from './fleet';

const rowSchema = z.object({ tenantId: z.string(), state: z.string() });

describe('fleet answers', () => {
  const rows = [
    { tenantId: 'blue', state: 'fresh' },
    { tenantId: 'green', state: 'late' },
  ];

  it('come back as they were written', () => {
    const fleet = toFleet(['tenantId', 'state'], rows, new Date(0));
    expect([...fromFleet(rowSchema, fleet).values()]).toEqual(rows);
  });

  it('are read by column name, so columns may be added', () => {
    const fleet = {
      columns: ['tenantId', 'spend', 'state'],
      rows: [['blue', 12, 'fresh']],
      generatedAt: new Date(0).toISOString(),
    };
    expect(fromFleet(rowSchema, fleet).get('blue')?.state).toBe('fresh');
  });

  it('are refused when a row does not fit', () => {
    const fleet = {
      columns: ['tenantId', 'state'],
      rows: [['blue', 12]],
      generatedAt: new Date(0).toISOString(),
    };
    expect(() => fromFleet(rowSchema, fleet)).toThrow(/state/);
  });
});
