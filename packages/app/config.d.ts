export interface Config {
  app?: {
    /** How people sign in on the page of this app. */
    signIn?: {
      /**
       * People offered on the sign-in page of a portal on a laptop, signed in
       * by the `local` auth provider. Left out everywhere else.
       *
       * @deepVisibility frontend
       */
      localUsers?: Array<{
        /** Name of the catalog user, sent as `x-local-user`. */
        name: string;
        /** What the card is called. */
        title: string;
        /** One line that says what this person may do. */
        description: string;
      }>;
    };
  };
}
