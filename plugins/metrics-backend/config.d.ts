export interface Config {
  metrics?: {
    datasets?: {
      demo?: {
        /** Offers the curated demo dataset beside the live one; off unless told. */
        enabled?: boolean;
      };
    };
    cache?: {
      /** Memory for answers made ready to send, 64 MiB unless told. */
      maxBytes?: number;
    };
  };
}
