import { Client } from 'pg';
import { WAREHOUSE_ROLES, WarehouseRole } from '../warehouseRoles';

const SCHEMA_OWNERS: Record<string, WarehouseRole> = {
  landing: 'landing_writer',
  control: 'landing_writer',
  staging: 'dbt_owner',
  candidates: 'dbt_owner',
  marts: 'dbt_owner',
  seeds: 'dbt_owner',
};

const STATEMENTS_BY_OWNER: Partial<Record<WarehouseRole, string[]>> = {
  // So the schema and tables of a new connection are readable, and trimmable, at once.
  airbyte_loader: [
    'alter default privileges grant usage on schemas to landing_writer',
    'alter default privileges grant select, delete on tables to landing_writer',
  ],
  landing_writer: [
    'grant usage on schema landing to dbt_owner, portal_fleet',
    'grant usage on schema control to dbt_owner',
    'alter default privileges in schema landing, control grant select on tables to dbt_owner',
  ],
  // landing_writer reads the publications to know which days a wave needs.
  dbt_owner: [
    'grant usage on schema marts to portal_tenant, portal_fleet, landing_writer',
    'grant usage on schema seeds to portal_tenant, portal_fleet',
    'alter default privileges in schema seeds grant select on tables to portal_tenant, portal_fleet',
  ],
};

/** By default every role may make large objects, readers too. */
const LARGE_OBJECT_WRITERS = [
  'lo_creat(integer)',
  'lo_create(oid)',
  'lo_from_bytea(oid, bytea)',
  'lo_put(oid, bigint, bytea)',
  'lowrite(integer, bytea)',
];

/** Makes the schemas with their owners and grants what each role needs. */
export async function ensureSchemas(client: Client): Promise<void> {
  const found = await client.query<{ name: string }>(
    'select current_database() as name',
  );
  const database = client.escapeIdentifier(found.rows[0].name);

  await client.query(`revoke all on database ${database} from public`);
  await client.query(
    `grant connect on database ${database} to ${WAREHOUSE_ROLES.join(', ')}`,
  );
  await client.query(`grant create on database ${database} to airbyte_loader`);
  await client.query(`grant temporary on database ${database} to dbt_owner`);

  await closeLargeObjects(client);

  for (const [schema, owner] of Object.entries(SCHEMA_OWNERS)) {
    await client.query(
      `create schema if not exists ${schema} authorization ${owner}`,
    );
  }

  for (const [owner, statements] of Object.entries(STATEMENTS_BY_OWNER)) {
    await client.query(`set role ${owner}`);
    for (const statement of statements) {
      await client.query(statement);
    }
    await client.query('reset role');
  }
}

/** Only a superuser can: for another administrator it is a warning. */
async function closeLargeObjects(client: Client): Promise<void> {
  const open = await client.query<{ signature: string }>(
    `select signature from unnest($1::text[]) as f(signature)
     where has_function_privilege('public', 'pg_catalog.' || signature, 'execute')`,
    [LARGE_OBJECT_WRITERS],
  );
  for (const { signature } of open.rows) {
    await client.query(
      `revoke execute on function pg_catalog.${signature} from public`,
    );
  }
}
