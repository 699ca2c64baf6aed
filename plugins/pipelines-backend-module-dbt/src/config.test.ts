import { ConfigReader } from '@backstage/config';
import { readDbtOptions } from './config';

const required = {
  executable: '/opt/dbt/bin/dbt',
  projectDirectory: '/opt/project',
  workDirectory: '/var/lib/dbt',
};

function read(dbt: object) {
  return readDbtOptions(new ConfigReader({ pipelines: { dbt: { ...dbt } } }));
}

describe('readDbtOptions', () => {
  it('has defaults for threads and time limit', () => {
    expect(read(required)).toEqual({
      ...required,
      threads: 4,
      buildTimeoutMs: 3_600_000,
    });
  });

  it('reads what is set', () => {
    expect(
      read({ ...required, threads: 8, buildTimeout: { minutes: 20 } }),
    ).toMatchObject({ threads: 8, buildTimeoutMs: 1_200_000 });
  });

  it.each([
    [{ ...required, threads: 0.5 }, 'pipelines.dbt.threads'],
    [{ ...required, executable: undefined }, 'pipelines.dbt.executable'],
  ])('names what is wrong with %j', (dbt, message) => {
    expect(() => read(dbt)).toThrow(message);
  });
});
