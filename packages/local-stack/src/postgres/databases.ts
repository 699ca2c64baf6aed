import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** A connection for as long as `use` takes. */
export async function withClient<T>(
  url: string,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Makes a database when it is not there; `url` is an administrator's. */
export async function ensureDatabase(
  url: string,
  name: string,
  owner?: { role: string; password: string },
): Promise<void> {
  await withClient(url, async client => {
    if (owner) {
      const roles = await client.query(
        'select 1 from pg_roles where rolname = $1',
        [owner.role],
      );
      await client.query(
        `${roles.rowCount ? 'alter' : 'create'} role ${escapeIdentifier(
          owner.role,
        )} login password ${escapeLiteral(owner.password)}`,
      );
    }
    const databases = await client.query(
      'select 1 from pg_database where datname = $1',
      [name],
    );
    if (!databases.rowCount) {
      await client.query(
        `create database ${escapeIdentifier(name)}${
          owner ? ` owner ${escapeIdentifier(owner.role)}` : ''
        }`,
      );
    }
  });
}

/**
 * Leaves every database of a server to its owner and to the roles it names:
 * by default every role, those of the warehouse too, may connect to each and
 * make temporary tables there.
 */
export async function closeDatabases(url: string): Promise<void> {
  await withClient(url, async client => {
    const databases = await client.query<{ name: string; owner: string }>(
      `select datname as name, pg_get_userbyid(datdba) as owner
       from pg_database where datallowconn`,
    );
    for (const { name, owner } of databases.rows) {
      const database = escapeIdentifier(name);
      await client.query(
        `revoke connect, temporary on database ${database} from public`,
      );
      await client.query(
        `grant connect, temporary on database ${database} to ${escapeIdentifier(
          owner,
        )}`,
      );
    }
  });
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
