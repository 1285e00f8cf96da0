-- A case is closed, and opened again; what was learnt; proof packs for outsiders.

create table closings (
  seq bigint generated always as identity,
  id uuid not null,
  case_id uuid not null references cases,
  how text not null check (how in ('closed', 'reopened')),
  words bytea not null,
  made_by uuid not null references accounts,
  made_at timestamptz not null default acting_now(),
  primary key (case_id, id)
);
comment on column closings.words is 'the reason: sealed under the key of the case';
select guard_case_table('closings');
grant insert on closings to cordon_app;

create table after_actions (
  case_id uuid primary key references cases,
  words bytea not null,
  changed_by uuid not null references accounts,
  changed_at timestamptz not null default acting_now(),
  version integer not null default 1
);
comment on column after_actions.words is 'answers to the questions of the after-action report: sealed under the key of the case';
select guard_case_table('after_actions');
grant insert, update (words, changed_by, changed_at, version) on after_actions to cordon_app;

create table proof_packs (
  seq bigint generated always as identity,
  id uuid not null,
  case_id uuid not null references cases,
  with_words boolean not null,
  state text not null default 'making' check (state in ('making', 'recorded', 'ready')),
  entries integer,
  bytes bigint,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  asked_by uuid not null references accounts,
  asked_at timestamptz not null default acting_now(),
  made_at timestamptz,
  primary key (case_id, id),
  check ((state = 'ready') = (bytes is not null))
);
comment on column proof_packs.with_words is 'reasons and proofs that people typed are in it; without, there is nothing of any person';
comment on column proof_packs.state is 'recorded: its files are made and stand in the ledger; ready: closed with the proofs of the log';
select guard_case_table('proof_packs');
grant insert, update (state, entries, bytes, sha256, made_at) on proof_packs to cordon_app;

create table proof_downloads (
  id uuid not null,
  case_id uuid not null references cases,
  pack_id uuid not null,
  account_id uuid not null references accounts,
  until timestamptz not null,
  primary key (case_id, id),
  foreign key (case_id, pack_id) references proof_packs (case_id, id)
);
comment on table proof_downloads is 'leave to fetch a proof pack, for one person, for ten minutes';
select guard_case_table('proof_downloads');
grant insert on proof_downloads to cordon_app;
