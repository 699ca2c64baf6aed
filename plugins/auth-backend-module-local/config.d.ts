export interface Config {
  auth?: {
    providers?: {
      /**
       * Sign-in by name, without a secret. Has an effect only with
       * adinsights.environment: local.
       */
      local?: {};
    };
  };
}
