import type { HumanDuration } from '@backstage/types';

export interface Config {
  adinsights: {
    /**
     * Where the portal runs; production unless told. What is only for a laptop
     * starts only under local.
     * @visibility frontend
     */
    environment?: 'local' | 'production';
    clock?: {
      /** Moves the portal's present, also into the past; local only. */
      offset?: HumanDuration | string;
    };
    /** The PostgreSQL database of the warehouse. */
    warehouse: {
      host: string;
      /** 5432 unless told. */
      port?: number;
      database: string;
      /** TLS with a verified certificate; off unless told. */
      ssl?: boolean;
      /** The roles as which back ends work, each with rights of its own. */
      roles: {
        landingWriter: {
          /** @visibility secret */
          password: string;
        };
        dbtOwner: {
          /** @visibility secret */
          password: string;
        };
        portalTenant: {
          /** @visibility secret */
          password: string;
        };
        portalFleet: {
          /** @visibility secret */
          password: string;
        };
      };
    };
  };
}
