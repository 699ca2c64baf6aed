import { ConfigReader } from '@backstage/config';
import { assertLocal, readEnvironment } from './environment';

const config = (environment?: string) =>
  new ConfigReader({ adinsights: { environment } });

describe('readEnvironment', () => {
  it.each([
    ['local', 'local'],
    ['production', 'production'],
    [undefined, 'production'],
  ])('reads %s as %s', (value, expected) => {
    expect(readEnvironment(config(value))).toBe(expected);
  });

  it('is production when nothing of the portal is configured', () => {
    expect(readEnvironment(new ConfigReader({}))).toBe('production');
  });

  it('refuses a word it does not know instead of guessing', () => {
    expect(() => readEnvironment(config('Local'))).toThrow(
      'adinsights.environment: must be local or production, got Local',
    );
  });
});

describe('assertLocal', () => {
  it('passes under local', () => {
    expect(() => assertLocal(config('local'), 'sign-in by name')).not.toThrow();
  });

  it('names what is refused elsewhere', () => {
    expect(() => assertLocal(config(), 'sign-in by name')).toThrow(
      'sign-in by name is allowed only with adinsights.environment: local, this is production',
    );
  });
});
