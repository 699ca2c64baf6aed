import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../..');

/** The project under test and the program that builds it. */
export function realDbt(): { executable: string; projectDirectory: string } {
  const executable =
    process.env.DBT_EXECUTABLE ?? path.join(ROOT, '.venv/bin/dbt');
  if (!existsSync(executable)) {
    throw new Error(
      `dbt is not at ${executable}; ./portal test installs it, or set DBT_EXECUTABLE`,
    );
  }
  return { executable, projectDirectory: path.join(ROOT, 'dbt') };
}
