import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor';

const keySchema = z.tuple([z.string(), z.string()]);

describe('cursor', () => {
  it.each([
    [['Negril Resorts', 'negril-resorts']],
    [['Café "Übergröße" 咖啡', 'cafe']],
  ])('comes back as %p', key => {
    const cursor = encodeCursor(key);
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(decodeCursor(keySchema, cursor)).toEqual(key);
  });

  it.each([
    ['not a cursor', 'hello!'],
    ['cut off', encodeCursor(['a', 'b']).slice(0, 5)],
    ['of another list', encodeCursor(7)],
    ['empty', ''],
  ])('is refused when %s', (_, cursor) => {
    expect(() => decodeCursor(keySchema, cursor)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(/^cursor: /),
      }),
    );
  });
});
