import type pg from 'pg'

/** Everything that migrations make, in words: columns, keys, indexes, policies, functions, triggers, rights. */
export async function describeTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
      from information_schema.columns where table_schema = 'cordon'
    union all select 'key ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'cordon'::regnamespace and contype <> 'n'
    union all select 'index ' || indexdef from pg_indexes where schemaname = 'cordon'
    union all select 'policy ' || tablename || ' ' || policyname || roles::text || cmd || coalesce(qual, '') || coalesce(with_check, '')
      from pg_policies where schemaname = 'cordon'
    union all select 'function ' || proname || ' ' || proowner::regrole || prosecdef || coalesce(proacl::text, '') || prosrc
      from pg_proc where pronamespace = 'cordon'::regnamespace
    union all select 'trigger ' || tgrelid::regclass || ' ' || tgenabled::text || ' ' || pg_get_triggerdef(t.oid) from pg_trigger t
      join pg_class c on c.oid = tgrelid where c.relnamespace = 'cordon'::regnamespace and not tgisinternal
    union all select 'rights ' || relname || ' ' || relrowsecurity || relforcerowsecurity || coalesce(relacl::text, '')
      from pg_class where relnamespace = 'cordon'::regnamespace and relkind = 'r'
    order by 1`)
  return rows.map(({ line }) => line)
}
