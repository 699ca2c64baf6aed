import { setTimeout as wait } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { WAREHOUSE_ROLES, WarehouseRole } from '../warehouseRoles';

const CONCURRENT_ATTEMPTS = 10;
const CONCURRENT_WAIT_MS = 50;
const POSTGRES_16 = 160000;

/**
 * Makes or updates the five roles and sees to it that the caller may act as
 * each.
 */
export async function ensureRoles(
  client: Client,
  passwords: Record<WarehouseRole, string>,
): Promise<void> {
  for (const role of WAREHOUSE_ROLES) {
    await withConcurrentSetUps(() => ensureRole(client, role, passwords[role]));
  }
}

async function ensureRole(
  client: Client,
  role: WarehouseRole,
  password: string,
): Promise<void> {
  const found = await client.query<{
    rolsuper: boolean;
    rolbypassrls: boolean;
  }>('select rolsuper, rolbypassrls from pg_roles where rolname = $1', [role]);
  const secret = client.escapeLiteral(password);
  if (found.rows.length === 0) {
    await client.query(`create role ${role} login password ${secret}`);
  } else {
    await client.query(`alter role ${role} login password ${secret}`);
  }

  // Named only where wrong: who is not superuser may not even name these attributes.
  const [existing] = found.rows;
  if (existing?.rolsuper) {
    await client.query(`alter role ${role} nosuperuser`);
  }
  if (existing?.rolbypassrls) {
    await client.query(`alter role ${role} nobypassrls`);
  }

  await ensureActingAs(client, role);
}

async function ensureActingAs(
  client: Client,
  role: WarehouseRole,
): Promise<void> {
  const version = await client.query<{ number: number; superuser: boolean }>(
    `select current_setting('server_version_num')::integer as number,
            rolsuper as superuser
     from pg_roles where rolname = current_user`,
  );
  const { number, superuser } = version.rows[0];
  if (superuser) {
    return;
  }

  // From PostgreSQL 16 on, who makes a role may grant it but not act as it.
  const hasOptions = number >= POSTGRES_16;
  const member = await client.query<{ able: boolean }>(
    'select pg_has_role(current_user, $1::name, $2) as able',
    [role, hasOptions ? 'SET' : 'MEMBER'],
  );
  if (!member.rows[0].able) {
    await client.query(
      `grant ${role} to current_user ${
        hasOptions ? 'with inherit false, set true' : ''
      }`,
    );
  }
}

/**
 * Roles belong to the whole server, so the set-up of another database may
 * touch the same ones at the same time; PostgreSQL then refuses one of both.
 */
async function withConcurrentSetUps(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === CONCURRENT_ATTEMPTS || !isConcurrentChange(error)) {
        throw error;
      }
      await wait(CONCURRENT_WAIT_MS * attempt);
    }
  }
}

function isConcurrentChange(error: unknown): boolean {
  return (
    error instanceof DatabaseError &&
    (error.code === '42710' ||
      error.code === '23505' ||
      error.message.startsWith('tuple concurrently'))
  );
}
