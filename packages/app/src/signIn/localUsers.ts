import { ConfigApi } from '@backstage/frontend-plugin-api';

/** A person offered on the sign-in page of a portal on a laptop. */
export interface LocalUser {
  name: string;
  title: string;
  description: string;
}

/** The people of `app.signIn.localUsers`; none where the key is left out. */
export function readLocalUsers(config: ConfigApi): LocalUser[] {
  const people = config.getOptionalConfigArray('app.signIn.localUsers') ?? [];
  return people.map(person => ({
    name: person.getString('name'),
    title: person.getString('title'),
    description: person.getString('description'),
  }));
}
