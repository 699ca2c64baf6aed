import { rawSchemaOf, tenantIdSchema } from './tenantId';

describe('tenantIdSchema', () => {
  it.each(['kingston-motors', 'a1', 'x'.repeat(40)])('accepts %s', id =>
    expect(tenantIdSchema.safeParse(id).success).toBe(true),
  );

  it.each([
    '',
    'a',
    '1abc',
    'Kingston',
    'with space',
    "o'hara",
    'x'.repeat(41),
    'all',
    'platform',
  ])('refuses %p', id =>
    expect(tenantIdSchema.safeParse(id).success).toBe(false),
  );
});

describe('rawSchemaOf', () => {
  it('is an identifier that needs no quotes', () => {
    expect(rawSchemaOf('kingston-motors-google-ads')).toBe(
      'raw_kingston_motors_google_ads',
    );
  });

  it('refuses what is no connection id', () => {
    expect(() => rawSchemaOf('a"; drop schema marts')).toThrow(
      /connection|letter/,
    );
  });
});
