import type pg from 'pg'

/**
 * Takes off what stands in the way of putting rows back in any order: references between tables, triggers (they have done their work
 * when the rows were first written), and the wall's hold on the owner, because COPY does not write through a wall. Answers
 * how to put all of it back, references first: each is then checked against all rows at once. In the owner's transaction.
 */
export async function loosenTables(owner: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows } = await owner.query<{ off: string; back: string }>(pairs)
  for (const { off } of rows) await owner.query(off)
  return async () => {
    for (const { back } of rows) await owner.query(back)
  }
}

const ours = `in ('cordon', 'pgboss')`

/** What PostgreSQL has inherited to partitions goes and comes with its parent. */
const pairs = `
  select 1 as turn, format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(k.oid)) as back
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where k.contype = 'f' and k.conparentid = 0 and n.nspname ${ours}
  union all
  select 2, format('alter table %s disable trigger %I', t.tgrelid::regclass, tgname),
    format('alter table %s enable %s trigger %I', t.tgrelid::regclass,
      case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname)
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled <> 'D' and n.nspname ${ours}
  union all
  select 3, format('alter table %s no force row level security', c.oid::regclass),
    format('alter table %s force row level security', c.oid::regclass)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity and n.nspname ${ours}
  order by turn, off`
