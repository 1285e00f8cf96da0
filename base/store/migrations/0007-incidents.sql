-- From a concern to the work of a case: what staff report, what is known, to be done, decided, told, and kept as evidence.

create table counters (
  name text primary key check (name <> ''),
  last integer not null check (last > 0)
);
comment on table counters is 'of no case: how many concerns and incidents of a year have a code';
grant select, insert, update (last) on counters to cordon_app;
grant select on counters to cordon_reader;

-- Concerns are sealed to a public key, so that they can be reported while the vault is sealed.
create table reporting_keys (
  id uuid primary key,
  public_key bytea not null unique check (length(public_key) = 32),
  private_key bytea not null,
  made_at timestamptz not null default acting_now()
);
comment on table reporting_keys is 'of no case: of the provider';
comment on column reporting_keys.private_key is 'sealed under the key of the office';
grant select, insert on reporting_keys to cordon_app;
grant select on reporting_keys to cordon_reader;

create table concerns (
  id uuid primary key,
  code text not null unique check (code <> ''),
  way text not null check (way in ('staff', 'anonymous')),
  kind text not null check (kind <> ''),
  reported_by uuid references accounts,
  site_id uuid references sites,
  key_id uuid not null references reporting_keys,
  words bytea,
  received_at timestamptz not null default acting_now(),
  state text not null default 'new' check (state in ('new', 'closed', 'duplicate', 'in-case')),
  duplicate_of uuid references concerns check (duplicate_of <> id),
  code_hash bytea unique,
  request_hash bytea unique,
  version integer not null default 1,
  check ((way = 'staff') = (reported_by is not null)),
  check ((state = 'duplicate') = (duplicate_of is not null)),
  check ((state = 'in-case') = (words is null))
);
comment on table concerns is 'of no case: reported before there is one; what it says moves into the case that it becomes part of';
comment on column concerns.words is 'the report, sealed to the reporting key';
comment on column concerns.code_hash is 'SHA-256 of the random code by which whoever reported without a name asks what became of it';
comment on column concerns.request_hash is 'SHA-256 of the form''s own random id: sent twice, it is there once';
create index concerns_open on concerns (received_at) where state = 'new';
create index concerns_of_reporter on concerns (reported_by) where reported_by is not null;
grant select, insert, update (words, state, duplicate_of, code_hash, version) on concerns to cordon_app;
grant select on concerns to cordon_reader;

-- What was done about a concern; never overwritten.
create table concern_steps (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  concern_id uuid not null references concerns,
  kind text not null check (kind in ('closed', 'duplicate', 'in-case', 'answered')),
  why text check (why <> ''),
  words bytea,
  made_by uuid not null references accounts,
  made_at timestamptz not null default acting_now()
);
comment on table concern_steps is 'of no case: what was done about a concern';
comment on column concern_steps.words is 'a reason, or the answer to the reporter: sealed under the key of the office';
create index concern_steps_of on concern_steps (concern_id, seq);
grant select, insert on concern_steps to cordon_app;
grant select on concern_steps to cordon_reader;

create table incidents (
  case_id uuid primary key references cases,
  vectors text[] not null check (cardinality(vectors) > 0),
  words bytea not null,
  opened_at timestamptz not null default acting_now(),
  version integer not null default 1
);
comment on column incidents.words is 'title and what is known: sealed under the key of the case';
select guard_case_table('incidents');
grant insert, update (vectors, words, version) on incidents to cordon_app;

create table case_concerns (
  case_id uuid not null references cases,
  concern_id uuid not null unique references concerns,
  words bytea not null,
  added_by uuid not null references accounts,
  added_at timestamptz not null default acting_now(),
  primary key (case_id, concern_id)
);
comment on column case_concerns.words is 'the report, sealed under the key of the case';
select guard_case_table('case_concerns');
grant insert on case_concerns to cordon_app;

-- Tasks: the steps of the case's playbooks, and those that people add.
alter table tasks drop constraint tasks_state_check;
alter table tasks add constraint tasks_state_check check (state in ('waiting', 'open', 'done', 'dropped', 'not-needed'));
alter table tasks add column step text check (step <> '');
alter table tasks add column phase text check (phase <> '');
alter table tasks add column owner_role text check (owner_role <> '');
alter table tasks add column privileged boolean not null default false;
alter table tasks add column opened_at timestamptz;
alter table tasks add column created_by uuid references accounts;
alter table tasks add column version integer not null default 1;
comment on column tasks.kind is 'playbook, own, or whatever makes tasks: a code';
comment on column tasks.step is 'the step of a playbook that it is';
create unique index tasks_one_per_step on tasks (case_id, step) where step is not null;
create index tasks_of_owner on tasks (owner_id) where state = 'open';
grant update (owner_role, opened_at, version) on tasks to cordon_app;

-- How a task ended, or that it was opened again; the last one counts, none is overwritten.
create table task_endings (
  seq bigint generated always as identity,
  id uuid not null,
  case_id uuid not null references cases,
  task_id uuid not null,
  how text not null check (how in ('done', 'dropped', 'reopened')),
  words bytea not null,
  made_by uuid not null references accounts,
  made_at timestamptz not null default acting_now(),
  primary key (case_id, id),
  foreign key (case_id, task_id) references tasks (case_id, id)
);
comment on column task_endings.words is 'answers, result or reason: sealed under the key of the case';
create index task_endings_of on task_endings (case_id, task_id, seq);
select guard_case_table('task_endings');
grant insert on task_endings to cordon_app;

-- That a task is late and which role was told. A due time that moved is a new one.
create table escalations (
  id uuid not null,
  case_id uuid not null references cases,
  task_id uuid not null,
  to_role text not null check (to_role <> ''),
  due_at timestamptz not null,
  since timestamptz not null,
  made_at timestamptz not null default acting_now(),
  primary key (case_id, id),
  unique (case_id, task_id, to_role, due_at),
  foreign key (case_id, task_id) references tasks (case_id, id)
);
comment on column escalations.since is 'when it should have been told; earlier than made_at after a standstill';
select guard_case_table('escalations');
grant insert on escalations to cordon_app;

-- What is known, each with the time at which it was stated and why; a change is a new row, and the last one counts.
create table facts (
  seq bigint generated always as identity,
  id uuid not null,
  case_id uuid not null references cases,
  name text not null check (name <> ''),
  words bytea not null,
  source text not null check (source in ('opening', 'person', 'task')),
  task_id uuid,
  stated_by uuid not null references accounts,
  stated_at timestamptz not null default acting_now(),
  primary key (case_id, id),
  foreign key (case_id, task_id) references tasks (case_id, id),
  check ((source = 'task') = (task_id is not null))
);
comment on column facts.words is 'value and reason: sealed under the key of the case';
create index facts_of on facts (case_id, name, seq);
select guard_case_table('facts');
grant insert on facts to cordon_app;

alter table decisions add column place text check (place <> '');
alter table decisions add column about text check (about <> '');
alter table decisions add column privileged boolean not null default false;
comment on column decisions.place is 'ISO 3166: where the judgement holds; null: everywhere';
comment on column decisions.about is 'the duty that it decides on, by its id in data/duties';
create unique index decisions_replaced_once on decisions (case_id, replaces) where replaces is not null;

create table notes (
  id uuid not null,
  case_id uuid not null references cases,
  words bytea not null,
  privileged boolean not null default false,
  written_by uuid not null references accounts,
  written_at timestamptz not null default acting_now(),
  primary key (case_id, id)
);
comment on column notes.words is 'sealed under the key of the case';
select guard_case_table('notes');
grant insert on notes to cordon_app;

-- Police, regulator, forensics firm, insurer, counsel, supplier, media: who they are, and what each was told and given.
create table parties (
  id uuid not null,
  case_id uuid not null references cases,
  kind text not null check (kind <> ''),
  words bytea not null,
  added_by uuid not null references accounts,
  added_at timestamptz not null default acting_now(),
  version integer not null default 1,
  primary key (case_id, id)
);
comment on column parties.words is 'name, contact, reference numbers: sealed under the key of the case';
select guard_case_table('parties');
grant insert, update (words, version) on parties to cordon_app;

create table contacts (
  id uuid not null,
  case_id uuid not null references cases,
  party_id uuid not null,
  way text not null check (way <> ''),
  happened_at timestamptz not null,
  words bytea not null,
  privileged boolean not null default false,
  made_by uuid not null references accounts,
  made_at timestamptz not null default acting_now(),
  primary key (case_id, id),
  foreign key (case_id, party_id) references parties (case_id, id)
);
comment on column contacts.words is 'what was told and given, by whom, reference number: sealed under the key of the case';
create index contacts_of on contacts (case_id, party_id, happened_at);
select guard_case_table('contacts');
grant insert on contacts to cordon_app;

-- Chain of custody (fields of ISO/IEC 27037).
create table exhibits (
  id uuid not null,
  case_id uuid not null references cases,
  code text not null check (code <> ''),
  kind text not null check (kind <> ''),
  words bytea not null,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  collected_at timestamptz not null,
  added_by uuid not null references accounts,
  added_at timestamptz not null default acting_now(),
  version integer not null default 1,
  primary key (case_id, id),
  unique (case_id, code)
);
comment on column exhibits.words is 'what it is, where found, by whom and how taken, seal, storage, changes that could not be avoided: sealed under the key of the case';
select guard_case_table('exhibits');
grant insert, update (version) on exhibits to cordon_app;

create table handovers (
  seq bigint generated always as identity,
  id uuid not null,
  case_id uuid not null references cases,
  exhibit_id uuid not null,
  handed_at timestamptz not null,
  words bytea not null,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  made_by uuid not null references accounts,
  made_at timestamptz not null default acting_now(),
  primary key (case_id, id),
  foreign key (case_id, exhibit_id) references exhibits (case_id, id)
);
comment on column handovers.words is 'from, to, where, why, by whose authority, seal, storage, changes: sealed under the key of the case';
comment on column handovers.sha256 is 'of the content as checked at this moment; null: not checked';
create index handovers_of on handovers (case_id, exhibit_id, seq);
select guard_case_table('handovers');
grant insert on handovers to cordon_app;
