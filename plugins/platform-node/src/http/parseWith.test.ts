import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { parseWith } from './parseWith';

const schema = z
  .object({
    limit: z.coerce.number().max(100),
    day: z.iso.date('must be an ISO date').optional(),
    names: z.array(z.string().min(1, 'must not be empty')).optional(),
    owner: z.object({ id: z.string() }).optional(),
  })
  .strict();

describe('parseWith', () => {
  it('answers what the schema makes of the value', () => {
    expect(parseWith(schema, { limit: '5' })).toEqual({ limit: 5 });
  });

  it.each([
    [
      'a wrong value',
      { limit: 5, day: '2026-13-45' },
      'day: must be an ISO date, got 2026-13-45',
    ],
    ['a wrong element', { limit: 5, names: ['a', ''] }, /^names\.1: must not/],
    ['a missing field', {}, /^limit: .*, got nothing$/],
    [
      'a wrong type',
      { limit: 5, owner: { id: [1] } },
      /^owner\.id: .* a list$/,
    ],
    ['an unknown field', { limit: 5, lim: 1 }, 'lim: is not a known field'],
    ['no object at all', 'text', /^body: .*, got text$/],
    [
      'several at once',
      { limit: 5, day: 'x', names: [''] },
      /^day: .*; names\.0: /,
    ],
  ])('names the field and the value of %s', (_, value, message) => {
    const parse = () => parseWith(schema, value, 'body');
    expect(parse).toThrow(InputError);
    expect(parse).toThrow(message);
  });

  it('refuses NUL wherever it stands, which PostgreSQL cannot store', () => {
    const value = { reason: 'a\0b', list: ['fine', '\0'] };
    expect(() => parseWith(z.any(), value)).toThrow(
      'reason: must not hold NUL; list.1: must not hold NUL',
    );
    expect(() => parseWith(z.string(), '\0', 'name')).toThrow(
      'name: must not hold NUL',
    );
  });

  it('shortens a long value', () => {
    expect(() => parseWith(schema, { limit: 5, day: 'x'.repeat(500) })).toThrow(
      `got ${'x'.repeat(60)}…`,
    );
  });
});
