-- Connected systems; orders to limit a breach, tried dry first, and what came of them; leaked secrets to be made worthless.

create table connectors (
  id uuid primary key,
  kind text not null check (kind <> ''),
  words bytea not null,
  state text not null default 'active' check (state in ('active', 'removed')),
  health jsonb,
  checked_at timestamptz,
  changed_by uuid not null references accounts,
  changed_at timestamptz not null default acting_now(),
  version integer not null default 1
);
comment on table connectors is 'of no case: of the provider';
comment on column connectors.words is 'label and settings, with their secrets: sealed under the key of the office';
comment on column connectors.health is 'whether it answers and what its rights allow, in words that name nobody';
grant select, insert, update (words, state, health, checked_at, changed_by, changed_at, version) on connectors to cordon_app;
grant select on connectors to cordon_reader;

create table rotations (
  id uuid not null,
  case_id uuid not null references cases,
  token text not null,
  element text not null check (element <> ''),
  way text not null check (way in ('account', 'system', 'list', 'folder')),
  secrets integer not null check (secrets > 0),
  words bytea not null,
  run_id uuid not null,
  task_id uuid,
  found_at timestamptz not null default acting_now(),
  primary key (case_id, id),
  unique (case_id, token),
  foreign key (case_id, run_id) references runs (case_id, id),
  foreign key (case_id, task_id) references tasks (case_id, id)
);
comment on column rotations.token is 'blind index of what holds these secrets together, so that the next run finds the same one';
comment on column rotations.words is 'owner, system, places: sealed under the key of the case; never a secret';
comment on column rotations.run_id is 'the last run that found them';
select guard_case_table('rotations');
grant insert, update (secrets, words, run_id, task_id) on rotations to cordon_app;

create table containments (
  id uuid not null,
  case_id uuid not null references cases,
  connector_id uuid references connectors,
  kind text not null check (kind <> ''),
  action text not null check (action <> ''),
  state text not null default 'planning'
    check (state in ('planning', 'planned', 'confirmed', 'done', 'refused', 'unknown', 'dropped')),
  reason text check (reason <> ''),
  words bytea not null,
  report bytea,
  rotation_id uuid,
  task_id uuid,
  asked_by uuid not null references accounts,
  asked_at timestamptz not null default acting_now(),
  foreseen_at timestamptz,
  confirmed_by uuid references accounts,
  confirmed_at timestamptz,
  ended_at timestamptz,
  attempt integer not null default 0,
  version integer not null default 1,
  primary key (case_id, id),
  foreign key (case_id, rotation_id) references rotations (case_id, id),
  foreign key (case_id, task_id) references tasks (case_id, id),
  check ((confirmed_by is null) = (confirmed_at is null))
);
comment on column containments.words is 'whom or what it is about, and why: sealed under the key of the case';
comment on column containments.report is 'what a person says was done, where people carry it out: sealed under the key of the case';
comment on column containments.reason is 'a code';
create index containments_of on containments (case_id, asked_at);
select guard_case_table('containments');
grant insert, update (state, reason, report, task_id, foreseen_at, confirmed_by, confirmed_at, ended_at, attempt, version) on containments to cordon_app;

-- Every dry run and every attempt; never overwritten.
create table containment_answers (
  seq bigint generated always as identity,
  id uuid not null,
  case_id uuid not null references cases,
  containment_id uuid not null,
  step text not null check (step in ('dry-run', 'carry-out')),
  outcome text not null check (outcome <> ''),
  reason text check (reason <> ''),
  words bytea not null,
  at timestamptz not null default acting_now(),
  primary key (case_id, id),
  foreign key (case_id, containment_id) references containments (case_id, id)
);
comment on column containment_answers.words is 'what was said and seen, warnings, what a person should do: sealed under the key of the case';
create index containment_answers_of on containment_answers (case_id, containment_id, seq);
select guard_case_table('containment_answers');
grant insert on containment_answers to cordon_app;
