-- What was taken and whose it is: uploads, sources, runs of the engine, the register they end in, and what reviewers decided.

create table uploads (
  id uuid not null,
  case_id uuid not null references cases,
  account_id uuid not null references accounts,
  words bytea not null,
  bytes bigint not null check (bytes >= 0),
  received bigint not null default 0,
  parts text[] not null default '{}',
  state text not null default 'open' check (state in ('open', 'whole', 'dropped')),
  created_at timestamptz not null default acting_now(),
  primary key (case_id, id)
);
comment on column uploads.words is 'name of the file: sealed under the key of the case';
comment on column uploads.received is 'bytes that are sealed already: a broken upload goes on there';
select guard_case_table('uploads');
grant insert, update (received, parts, state) on uploads to cordon_app;

create table sources (
  seq bigint generated always as identity,
  id uuid not null,
  case_id uuid not null references cases,
  purpose text not null check (purpose in ('evidence', 'roster')),
  words bytea not null,
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'failed', 'removed')),
  failure text,
  items integer not null default 0,
  bytes bigint not null default 0,
  attached_by uuid not null references accounts,
  attached_at timestamptz not null default acting_now(),
  exhibit_id uuid,
  primary key (case_id, id)
);
comment on column sources.words is 'label, where it came from, uploads or folder: sealed under the key of the case';
comment on column sources.failure is 'a code';
select guard_case_table('sources');
grant insert, update (state, failure, items, bytes, exhibit_id) on sources to cordon_app;

create table runs (
  id uuid not null,
  case_id uuid not null references cases,
  number integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'resolving', 'done', 'failed', 'stopped')),
  failure text,
  parts integer not null default 0,
  parts_done integer not null default 0,
  items integer not null default 0,
  items_done integer not null default 0,
  bytes bigint not null default 0,
  bytes_done bigint not null default 0,
  counts jsonb,
  asked_by uuid not null references accounts,
  asked_at timestamptz not null default acting_now(),
  started_at timestamptz,
  ended_at timestamptz,
  primary key (case_id, id),
  unique (case_id, number)
);
comment on column runs.counts is 'summary.json without names: people, elements, harm, residence, items, gaps';
select guard_case_table('runs');
grant insert, update (state, failure, parts, parts_done, items, items_done, bytes, bytes_done, counts, started_at, ended_at) on runs to cordon_app;

-- One row per human being: what can be counted and filtered in columns, who it is sealed.
create table people (
  case_id uuid not null references cases,
  run_id uuid not null,
  person integer not null,
  outcome text not null check (outcome in ('linked', 'ambiguous', 'unlisted')),
  band text not null,
  score real not null,
  flags text[] not null default '{}',
  elements text[] not null default '{}',
  grade text not null,
  residence text not null default '',
  addressee text not null default 'none',
  places integer not null default 0,
  decided boolean not null default false,
  words bytea not null,
  primary key (case_id, run_id, person),
  foreign key (case_id, run_id) references runs (case_id, id)
);
comment on column people.words is 'name, patient number, why linked, exposures with their places: sealed under the key of the case';
create index people_by_harm on people (case_id, run_id, score desc, person);
select guard_case_table('people');
grant insert, delete, update (decided) on people to cordon_app;

create table people_tokens (
  case_id uuid not null references cases,
  run_id uuid not null,
  token text not null,
  person integer not null,
  primary key (case_id, run_id, token, person),
  foreign key (case_id, run_id) references runs (case_id, id)
);
comment on column people_tokens.token is 'blind index of a number, phone, e-mail or whole name, cut so that a table of them says little';
select guard_case_table('people_tokens');
grant insert, delete on people_tokens to cordon_app;

-- A doubtful match, for a person to decide; the decision is kept for all later runs.
create table reviews (
  case_id uuid not null references cases,
  run_id uuid not null,
  person integer not null,
  best real not null,
  tokens text[] not null,
  words bytea not null,
  primary key (case_id, run_id, person),
  foreign key (case_id, run_id) references runs (case_id, id)
);
comment on column reviews.tokens is 'blind indexes of the signatures that a decision is kept under';
comment on column reviews.words is 'fields, candidates, weights: sealed under the key of the case';
select guard_case_table('reviews');
grant insert, delete on reviews to cordon_app;

create table match_decisions (
  seq bigint generated always as identity,
  id uuid not null,
  case_id uuid not null references cases,
  run_id uuid not null,
  person integer not null,
  outcome text not null check (outcome in ('same', 'none', 'unsure')),
  tokens text[] not null,
  words bytea not null,
  round integer not null default 1 check (round in (1, 2)),
  made_by uuid not null references accounts,
  made_at timestamptz not null default acting_now(),
  undone_at timestamptz,
  primary key (case_id, id),
  foreign key (case_id, run_id) references runs (case_id, id)
);
comment on column match_decisions.words is 'signatures, patient number, reason: sealed under the key of the case';
create index match_decisions_of on match_decisions (case_id, run_id, person);
select guard_case_table('match_decisions');
grant insert, update (undone_at) on match_decisions to cordon_app;

alter table cases add column current_run uuid;
comment on column cases.current_run is 'the run whose register counts';
grant update (current_run) on cases to cordon_app;
