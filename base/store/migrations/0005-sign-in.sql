-- Ways in: passkeys, code generators, recovery codes, directory logins; what a sign-in under way expects; messages to staff.

create table credentials (
  id uuid primary key,
  account_id uuid not null references accounts,
  kind text not null check (kind in ('passkey', 'totp', 'recovery', 'oidc')),
  handle text not null unique,
  public_key bytea,
  secret bytea,
  counter bigint not null default 0,
  backed_up boolean not null default false,
  transports text[] not null default '{}',
  created_at timestamptz not null default acting_now(),
  used_at timestamptz,
  revoked_at timestamptz
);
comment on table credentials is 'of no case: of a person';
comment on column credentials.handle is 'id of a passkey; for the others a keyed hash, of a code or of a directory''s name for the person';
comment on column credentials.secret is 'sealed under the key of the office';
comment on column credentials.counter is 'a passkey''s count of uses; a code generator''s last time step';
create index credentials_of_account on credentials (account_id) where revoked_at is null;
grant select, insert, update (counter, backed_up, used_at, revoked_at) on credentials to cordon_app;
grant select on credentials to cordon_reader;

create table challenges (
  id uuid primary key,
  purpose text not null check (purpose <> ''),
  account_id uuid references accounts,
  value bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table challenges is 'of no case: of a sign-in under way';
create index challenges_by_age on challenges (expires_at);
grant select, insert, delete, update (used_at) on challenges to cordon_app;
grant select on challenges to cordon_reader;

create table enrolments (
  id uuid primary key,
  account_id uuid not null references accounts,
  code_hash bytea not null unique,
  made_by uuid references accounts,
  made_at timestamptz not null default acting_now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table enrolments is 'of no case: of a person';
grant select, insert, update (used_at, expires_at) on enrolments to cordon_app;
grant select on enrolments to cordon_reader;

create table sign_in_failures (
  id uuid primary key,
  who text not null,
  at timestamptz not null default acting_now()
);
comment on table sign_in_failures is 'of no case: guesses at a way in';
comment on column sign_in_failures.who is 'an account, or a hash of what was tried';
create index sign_in_failures_of on sign_in_failures (who, at);
grant select, insert, delete on sign_in_failures to cordon_app;
grant select on sign_in_failures to cordon_reader;

-- Codes only: which words a person reads is the screen's matter.
create table messages (
  id uuid primary key,
  account_id uuid not null references accounts,
  kind text not null check (kind <> ''),
  case_id uuid references cases,
  about uuid,
  at timestamptz not null default acting_now(),
  read_at timestamptz,
  mailed_at timestamptz
);
comment on column messages.about is 'the task, approval or deadline that it speaks of';
select guard_case_table('messages');
create policy of_no_case on messages to cordon_app, cordon_reader using (case_id is null) with check (case_id is null);
create policy own on messages to cordon_app, cordon_reader using (account_id = acting_person()) with check (account_id = acting_person());
grant insert, update (read_at, mailed_at) on messages to cordon_app;
create index messages_of_account on messages (account_id, at);

grant update (verified) on sessions to cordon_app;

alter table approvals add column permission text not null default '';
comment on column approvals.permission is 'what the second person must be allowed to do';
