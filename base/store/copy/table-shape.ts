import type pg from 'pg'

/** A table as a backup has it: its columns in the order of the rows, without those that are reckoned from others. */
export interface TableShape {
  schema: string
  name: string
  columns: { name: string; type: string }[]
}

/** Where a sequence stands; as text, because it may pass what a number holds exactly. */
export interface SequenceState {
  schema: string
  name: string
  value: string
  called: boolean
}

/** All tables of cordon, and of pg-boss's those that base/jobs names. */
export interface Wanted {
  pgboss: readonly string[]
}

export interface ListedTable extends TableShape {
  /** Row-level security is on: it is read by cordon_backup, which sees all rows, and no other table is. */
  walled: boolean
  /** Its wall lets cordon_backup through. */
  open: boolean
}

/** The tables, by name. */
export async function listTables(client: pg.ClientBase, { pgboss }: Wanted): Promise<ListedTable[]> {
  const { rows } = await client.query<ListedTable>(
    `select n.nspname as schema, c.relname as name, c.relrowsecurity as walled,
       exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'backup') as open,
       (select coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum), '[]')
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition
       and (n.nspname = 'cordon' or n.nspname = 'pgboss' and c.relname = any($1))
     order by 1, 2`,
    [pgboss],
  )
  return rows
}

/** Where the sequences stand. They are no part of a snapshot: read afterwards they are at or past every row of it. */
export async function listSequences(client: pg.ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and n.nspname in ('cordon', 'pgboss') order by 1, 2`,
  )
  const states: SequenceState[] = []
  for (const { schema, name } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quoted(client, { schema, name })}`,
    )
    states.push({ schema, name, ...state.rows[0]! })
  }
  return states
}

export function quoted(client: pg.ClientBase, { schema, name }: { schema: string; name: string }): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`
}

export function quotedColumns(client: pg.ClientBase, columns: readonly { name: string }[]): string {
  return columns.map(({ name }) => client.escapeIdentifier(name)).join(', ')
}
