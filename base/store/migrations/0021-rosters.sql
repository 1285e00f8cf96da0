-- The provider's own list of patients, kept ready for the next breach: its versions, sealed under the key of the office.

create table rosters (
  number integer generated always as identity,
  id uuid primary key,
  state text not null default 'open' check (state in ('open', 'waiting', 'ready', 'failed', 'removed')),
  failure text,
  stated_on text not null check (stated_on ~ '^\d{4}-\d\d-\d\d$'),
  sites uuid[] not null default '{}',
  counts jsonb,
  words bytea,
  brought_by uuid not null references accounts,
  brought_at timestamptz not null default acting_now(),
  read_at timestamptz
);
comment on table rosters is 'of no case: of the provider';
comment on column rosters.state is 'open: on its way; waiting: all of it is here and is being read; ready: can be taken into a case; failed: could not be read; removed: its files are gone or about to go';
comment on column rosters.failure is 'a code';
comment on column rosters.stated_on is 'the day that the list is as of, as whoever brought it says';
comment on column rosters.counts is 'how many patients it has, and how many of them have what; nothing that names one';
comment on column rosters.words is 'what reading found, in words, and the hashes of its files: sealed under the key of the office';
grant select, insert, update (state, failure, counts, words, read_at) on rosters to cordon_app;
grant select on rosters to cordon_reader;

create table roster_files (
  roster_id uuid not null references rosters,
  n integer not null check (n >= 0),
  words bytea not null,
  bytes bigint not null check (bytes > 0),
  received bigint not null default 0,
  parts text[] not null default '{}',
  primary key (roster_id, n)
);
comment on table roster_files is 'of no case: of the provider';
comment on column roster_files.words is 'name of the file: sealed under the key of the office';
comment on column roster_files.received is 'bytes that are sealed already: a broken upload goes on there';
grant select, insert, update (received, parts), delete on roster_files to cordon_app;
grant select on roster_files to cordon_reader;
