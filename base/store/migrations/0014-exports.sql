-- What of the register was given to whom outside, for what purpose; the files lie sealed in the case's vault.

create table exports (
  seq bigint generated always as identity,
  id uuid not null,
  case_id uuid not null references cases,
  run_id uuid not null,
  party_id uuid not null,
  words bytea not null,
  recipients integer not null check (recipients > 0),
  state text not null default 'making' check (state in ('making', 'ready')),
  files jsonb not null default '[]',
  contact_id uuid,
  asked_by uuid not null references accounts,
  asked_at timestamptz not null default acting_now(),
  made_at timestamptz,
  primary key (case_id, id),
  foreign key (case_id, run_id) references runs (case_id, id),
  foreign key (case_id, party_id) references parties (case_id, id),
  foreign key (case_id, contact_id) references contacts (case_id, id)
);
comment on column exports.words is 'purpose, public keys that it is sealed for: sealed under the key of the case';
comment on column exports.files is 'name, length and SHA-256 of each file, before and after it was sealed for the recipients';
select guard_case_table('exports');
grant insert, update (state, files, contact_id, made_at) on exports to cordon_app;

create table export_downloads (
  id uuid not null,
  case_id uuid not null references cases,
  export_id uuid not null,
  file text not null,
  account_id uuid not null references accounts,
  until timestamptz not null,
  primary key (case_id, id),
  foreign key (case_id, export_id) references exports (case_id, id)
);
comment on table export_downloads is 'leave to fetch one file of an export, for one person, for ten minutes';
select guard_case_table('export_downloads');
grant insert on export_downloads to cordon_app;
