-- Accounts, cases, who may see which case, and the wall between cases.

-- Who acts, and when, as the transaction was told (base/store/transaction.ts). Empty: nobody, and nobody sees no case.
create function acting_person() returns uuid language sql stable
  as $$ select nullif(current_setting('cordon.person', true), '')::uuid $$;
create function acting_case() returns uuid language sql stable
  as $$ select nullif(current_setting('cordon.case', true), '')::uuid $$;
create function acting_now() returns timestamptz language sql stable
  as $$ select coalesce(nullif(current_setting('cordon.now', true), '')::timestamptz, now()) $$;

create table accounts (
  id uuid primary key,
  name text not null check (name <> ''),
  state text not null default 'active' check (state in ('active', 'left')),
  created_at timestamptz not null default acting_now()
);
grant select, insert, update (name, state) on accounts to cordon_app;
grant select on accounts to cordon_reader;

create table cases (
  id uuid primary key,
  name text not null check (name <> ''),
  state text not null default 'open' check (state in ('open', 'closed')),
  created_by uuid not null references accounts,
  created_at timestamptz not null default acting_now()
);

create table memberships (
  case_id uuid not null references cases,
  person_id uuid not null references accounts,
  role text not null check (role <> ''),
  since timestamptz not null default acting_now(),
  until timestamptz,
  primary key (case_id, person_id)
);
create index memberships_of_person on memberships (person_id);

-- The gate is the one role that may look across cases, and only through the functions below, which it owns.
create policy gate on memberships for select to cordon_gate using (true);
create policy gate_opens on memberships for insert to cordon_gate with check (true);
create policy gate_opens on cases for insert to cordon_gate with check (true);
create policy gate on cases for select to cordon_gate using (true);
grant select, insert on memberships, cases to cordon_gate;

-- The cases that the acting person is a member of, and the one case that the service itself works on.
create function visible_cases() returns setof uuid language sql stable security definer
  set search_path = cordon, pg_temp
  as $$
    select case_id from memberships
      where person_id = acting_person() and since <= acting_now() and (until is null or until > acting_now())
    union
    select acting_case() where acting_case() is not null
  $$;

-- A case and its first member come into being together: nobody else could add that member.
create function open_case(new_id uuid, new_name text, first_role text) returns void language plpgsql security definer
  set search_path = cordon, pg_temp
  as $$
    begin
      if acting_person() is null then
        raise exception 'a case is opened by a person' using errcode = 'insufficient_privilege';
      end if;
      insert into cases (id, name, created_by) values (new_id, new_name, acting_person());
      insert into memberships (case_id, person_id, role) values (new_id, acting_person(), first_role);
    end
  $$;

-- For the service's own rounds (alarms, jobs): numbers only, each case is then worked on by itself.
create function every_case() returns setof uuid language sql stable security definer
  set search_path = cordon, pg_temp
  as $$ select id from cases $$;

create function refuse_move() returns trigger language plpgsql
  as $$ begin raise exception 'a row never moves to another case' using errcode = 'insufficient_privilege'; end $$;

-- The wall, for every table with a case_id. A test reads the catalogue for tables that were forgotten.
create function guard_case_table(guarded regclass) returns void language plpgsql
  as $$
    begin
      execute format('alter table %s enable row level security', guarded);
      execute format('alter table %s force row level security', guarded);
      execute format('create policy per_case on %s to cordon_app, cordon_reader
        using (case_id in (select cordon.visible_cases())) with check (case_id in (select cordon.visible_cases()))', guarded);
      execute format('grant select on %s to cordon_app, cordon_reader', guarded);
      execute format('create trigger stays_in_case before update of case_id on %s for each row
        when (old.case_id is distinct from new.case_id) execute function cordon.refuse_move()', guarded);
    end
  $$;

select guard_case_table('memberships');
grant insert, delete, update (role, until) on memberships to cordon_app;

alter table cases enable row level security;
alter table cases force row level security;
create policy per_case on cases to cordon_app, cordon_reader
  using (id in (select visible_cases())) with check (id in (select visible_cases()));
grant select on cases to cordon_app, cordon_reader;
grant update (name, state) on cases to cordon_app;

-- PUBLIC may execute nothing here, by the default privileges of the schema (base/store/prepare-roles.ts).
grant execute on function acting_person(), acting_case(), acting_now() to cordon_app, cordon_reader, cordon_gate;
grant execute on function visible_cases() to cordon_app, cordon_reader;
grant execute on function open_case(uuid, text, text), every_case() to cordon_app;
alter function visible_cases() owner to cordon_gate;
alter function open_case(uuid, text, text) owner to cordon_gate;
alter function every_case() owner to cordon_gate;
