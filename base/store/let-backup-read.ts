import type pg from 'pg'

/**
 * Lets cordon_backup read all rows of every table with a wall; it can write nothing and nobody logs in as it. Looked at after
 * the migrations, so that none can forget it: a table without would be empty in every backup.
 */
export async function letBackupRead(owner: pg.ClientBase): Promise<void> {
  await owner.query(`do $$ declare shut regclass; begin
    if not has_schema_privilege('cordon_backup', 'cordon', 'usage') then grant usage on schema cordon to cordon_backup; end if;
    for shut in select c.oid from pg_class c where c.relnamespace = 'cordon'::regnamespace and c.relkind in ('r', 'p')
      and c.relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'backup')
    loop
      execute format('create policy backup on %s for select to cordon_backup using (true)', shut);
      execute format('grant select on %s to cordon_backup', shut);
    end loop;
  end $$`)
}
