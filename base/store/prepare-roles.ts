import type pg from 'pg'
import { Problem } from '../errors.ts'

/**
 * The five roles. owner: has the tables, makes migrations, not used otherwise. app: reads and writes rows, behind the
 * wall. reader: reads rows, behind the wall. gate: owns the few functions that look across cases; nobody logs in as it.
 * backup: reads the rows of all cases; taken by the administrator's login while it makes a backup.
 * None is a superuser and none may bypass row-level security; `noinherit` keeps the owner from seeing what the gate sees.
 */
const roles = {
  cordon_owner: 'nologin noinherit',
  cordon_gate: 'nologin noinherit',
  cordon_app: 'login noinherit',
  cordon_reader: 'login noinherit',
  cordon_backup: 'nologin noinherit',
}

const forbidden = 'rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication'

/**
 * Makes roles and the schema `cordon` where they are missing; does nothing when all is there. Needs a login that may
 * create roles the first time. Throws `STORE_ROLES` when it may not, or when a role has more power than it should.
 */
export async function prepareRoles(admin: pg.ClientBase): Promise<void> {
  try {
    for (const [role, attributes] of Object.entries(roles)) await makeRole(admin, role, attributes)
    const strong = await admin.query(`select rolname from pg_roles where rolname = any($1) and (${forbidden})`, [names])
    if (strong.rowCount !== 0) throw new Error(`role ${strong.rows[0].rolname} could pass the wall between cases`)
    await grantRoles(admin)
    await makeSchema(admin)
    await closeDatabase(admin)
  } catch (cause) {
    const code = (cause as { code?: string }).code
    if (code !== undefined && code !== '42501') throw cause
    throw new Problem(
      'STORE_ROLES',
      `The roles of the database cannot be made ready: ${(cause as Error).message}`,
      'Give the login of DATABASE_URL the attribute CREATEROLE and its own database, or see docs/design/store.md',
      { cause },
    )
  }
}

const names = Object.keys(roles)

async function makeRole(admin: pg.ClientBase, role: string, attributes: string): Promise<void> {
  const there = await admin.query('select from pg_roles where rolname = $1', [role])
  if (there.rowCount !== 0) return
  // Roles belong to the whole server: another database's first start may make the same one at this moment.
  await admin.query(`do $$ begin create role ${role} ${attributes};
    exception when duplicate_object or unique_violation then null; end $$`)
}

/** From 16 on whoever creates a role is its member without the right to take it, and has to grant that to himself. */
async function grantRoles(admin: pg.ClientBase): Promise<void> {
  const { rows } = await admin.query<{ gate: boolean; missing: string[] }>(
    `with way as (select case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end as name)
     select pg_has_role('cordon_owner', 'cordon_gate', way.name) as gate,
       array(select role from unnest($1::text[]) role where not pg_has_role(current_user, role, way.name)) as missing
     from way`,
    [names],
  )
  const { gate, missing } = rows[0]!
  if (missing.length > 0) await admin.query(`grant ${missing.join(', ')} to current_user`)
  if (!gate) await admin.query('grant cordon_gate to cordon_owner')
}

async function makeSchema(admin: pg.ClientBase): Promise<void> {
  const there = await admin.query(`select from pg_namespace where nspname = 'cordon'`)
  if (there.rowCount !== 0) return
  await admin.query(`begin;
    create schema cordon authorization cordon_owner;
    set local role cordon_owner;
    grant usage on schema cordon to cordon_app, cordon_reader, cordon_gate;
    grant create on schema cordon to cordon_gate;
    alter default privileges for role cordon_owner revoke execute on functions from public;
    create table cordon.migrations (number integer primary key, name text not null, checksum text not null,
      applied_at timestamptz not null default now());
    commit`)
}

/**
 * Takes from the logins what PostgreSQL gives to everybody: temporary tables, tables in `public`, large objects. Looked
 * at every time, because a database that is copied or restored has its own privileges. Large objects belong to the
 * server's superuser; a login without that power leaves them (docs/design/store.md).
 */
async function closeDatabase(admin: pg.ClientBase): Promise<void> {
  const { rows } = await admin.query<{ name: string; open: boolean }>(
    `select quote_ident(current_database()) as name,
       has_database_privilege('cordon_reader', current_database(), 'temporary')
       or has_schema_privilege('cordon_reader', to_regnamespace('public')::oid, 'create')
       or not has_database_privilege('cordon_reader', current_database(), 'connect') as open`,
  )
  const { name, open } = rows[0]!
  if (open)
    await admin.query(`revoke connect, temporary on database ${name} from public;
      revoke create on schema public from public;
      grant connect on database ${name} to cordon_app, cordon_reader`)
  await admin.query(`do $$ begin
      if has_function_privilege('cordon_reader', 'lo_create(oid)', 'execute') then
        revoke execute on function lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea) from public;
      end if;
    exception when insufficient_privilege then null; end $$`)
}
