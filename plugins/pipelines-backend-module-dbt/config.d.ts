import type { HumanDuration } from '@backstage/types';

export interface Config {
  pipelines?: {
    dbt?: {
      /** Path of the `dbt` program. */
      executable: string;
      /** Folder of the dbt project; also holds profiles.yml. */
      projectDirectory: string;
      /** Where builds write; kept between builds so that parsing stays quick. */
      workDirectory: string;
      /** Models built side by side, 4 unless told. */
      threads?: number;
      /** A build that runs longer is ended, 1 hour unless told. */
      buildTimeout?: HumanDuration | string;
    };
  };
}
