-- What the office writes down in a case, and the settings of the provider.

create table settings (
  name text primary key,
  value jsonb not null,
  changed_by uuid references accounts,
  changed_at timestamptz not null default acting_now()
);
grant select, insert, delete, update (value, changed_by, changed_at) on settings to cordon_app;
grant select on settings to cordon_reader;

-- A decision is never edited: a later one replaces it.
create table decisions (
  id uuid not null,
  case_id uuid not null references cases,
  kind text not null check (kind <> ''),
  outcome text not null check (outcome <> ''),
  reason bytea,
  made_by uuid not null references accounts,
  made_at timestamptz not null default acting_now(),
  replaces uuid,
  primary key (case_id, id),
  -- References between rows of cases carry the case: foreign keys look through the wall.
  foreign key (case_id, replaces) references decisions (case_id, id)
);
comment on column decisions.reason is 'sealed under the key of the case';
select guard_case_table('decisions');
grant insert on decisions to cordon_app;

create table tasks (
  id uuid not null,
  case_id uuid not null references cases,
  kind text not null check (kind <> ''),
  words bytea,
  owner_id uuid references accounts,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  due_at timestamptz,
  created_at timestamptz not null default acting_now(),
  ended_at timestamptz,
  primary key (case_id, id)
);
comment on column tasks.words is 'sealed under the key of the case';
create index tasks_due on tasks (due_at) where state = 'open';
select guard_case_table('tasks');
grant insert, update (words, owner_id, state, due_at, ended_at) on tasks to cordon_app;
