-- Who may do what: sites, roles, sessions, second persons, break-glass; and the ledger's half in the database.

comment on column accounts.name is 'a handle that names nobody, such as staff-0007; the name of the person is sealed in words';
alter table accounts add column words bytea;
alter table accounts add column email_token text unique;
comment on column accounts.words is 'name, e-mail, language: sealed under the key of the office';
comment on column accounts.email_token is 'blind index of the e-mail address';
grant update (words, email_token) on accounts to cordon_app;

create table sites (
  id uuid primary key,
  name text not null unique check (name <> ''),
  created_at timestamptz not null default acting_now()
);
grant select, insert, update (name) on sites to cordon_app;
grant select on sites to cordon_reader;

-- What a person is outside of any case. Without a site it counts at all of them.
create table grants (
  id uuid primary key,
  account_id uuid not null references accounts,
  role text not null check (role <> ''),
  site_id uuid references sites,
  since timestamptz not null default acting_now(),
  until timestamptz,
  granted_by uuid references accounts,
  unique nulls not distinct (account_id, role, site_id)
);
grant select, insert, delete, update (until) on grants to cordon_app;
grant select on grants to cordon_reader;

alter table cases add column site_id uuid references sites;
grant update (site_id) on cases to cordon_app;

-- A session is a random token that only its holder has; what lies here cannot be used as one.
create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references accounts,
  authenticator text not null check (authenticator <> ''),
  verified boolean not null,
  started_at timestamptz not null default acting_now(),
  seen_at timestamptz not null default acting_now(),
  ends_at timestamptz not null,
  ended_at timestamptz
);
comment on column sessions.authenticator is 'which passkey, code generator or directory login it was started with';
comment on column sessions.verified is 'the person was verified (PIN, fingerprint, second factor), not only present';
create index sessions_of_account on sessions (account_id) where ended_at is null;
grant select, insert, update (seen_at, ended_at), delete on sessions to cordon_app;
grant select on sessions to cordon_reader;

-- Four eyes: an action that waits for a second person.
create table approvals (
  id uuid primary key,
  case_id uuid references cases,
  action text not null check (action <> ''),
  input bytea not null,
  asked_by uuid not null references accounts,
  asked_with text not null,
  asked_at timestamptz not null default acting_now(),
  expires_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'declined', 'withdrawn')),
  decided_by uuid references accounts,
  decided_with text,
  decided_at timestamptz,
  check ((state = 'waiting') = (decided_at is null)),
  check (decided_by <> asked_by or state = 'withdrawn')
);
comment on column approvals.input is 'sealed under the key of the case, or of the office';
select guard_case_table('approvals');
create policy of_no_case on approvals to cordon_app, cordon_reader using (case_id is null) with check (case_id is null);
grant insert, update (state, decided_by, decided_with, decided_at) on approvals to cordon_app;

-- Break-glass: a role for some hours, with a reason.
create table elevations (
  id uuid not null,
  case_id uuid not null references cases,
  person_id uuid not null references accounts,
  role text not null check (role <> ''),
  reason bytea not null,
  since timestamptz not null default acting_now(),
  until timestamptz not null,
  told_at timestamptz,
  primary key (case_id, id),
  check (until <= since + interval '4 hours')
);
comment on column elevations.reason is 'sealed under the key of the case';
create index elevations_of_person on elevations (person_id);
select guard_case_table('elevations');
grant insert, update (until, told_at) on elevations to cordon_app;
create policy gate on elevations for select to cordon_gate using (true);
create policy gate_opens on elevations for insert to cordon_gate with check (true);
grant select, insert on elevations to cordon_gate;

-- The gate owns this function, and only an owner may replace it.
set local role cordon_gate;
create or replace function visible_cases() returns setof uuid language sql stable security definer
  set search_path = cordon, pg_temp
  as $$
    select case_id from memberships
      where person_id = acting_person() and since <= acting_now() and (until is null or until > acting_now())
    union
    select case_id from elevations
      where person_id = acting_person() and since <= acting_now() and until > acting_now()
    union
    select acting_case() where acting_case() is not null
  $$;
set local role cordon_owner;

-- Somebody who is no member cannot write a row of the case: the gate lets the acting person in, for four hours at most.
create function break_glass(new_id uuid, of_case uuid, as_role text, why bytea, till timestamptz) returns void
  language plpgsql security definer set search_path = cordon, pg_temp
  as $$
    begin
      if acting_person() is null then
        raise exception 'glass is broken by a person' using errcode = 'insufficient_privilege';
      end if;
      insert into elevations (id, case_id, person_id, role, reason, until) values (new_id, of_case, acting_person(), as_role, why, till);
    end
  $$;
grant execute on function break_glass(uuid, uuid, text, bytea, timestamptz) to cordon_app;
alter function break_glass(uuid, uuid, text, bytea, timestamptz) owner to cordon_gate;

-- An answer that was given is given again to the same request, so that a lost connection does nothing twice.
create table replies (
  account_id uuid not null references accounts,
  request text not null check (length(request) between 8 and 128),
  action text not null,
  input_hash bytea not null,
  case_id uuid references cases,
  answer bytea not null,
  at timestamptz not null default acting_now(),
  primary key (account_id, request)
);
comment on column replies.answer is 'sealed under the key of the case, or of the office';
select guard_case_table('replies');
create policy of_no_case on replies to cordon_app, cordon_reader using (case_id is null) with check (case_id is null);
grant insert, delete on replies to cordon_app;
create index replies_by_age on replies (at);

-- Written in the transaction of what they tell of; numbered and put into the Merkle log afterwards, in batches.
create table ledger_entries (
  id bigint generated always as identity primary key,
  case_id uuid references cases,
  at timestamptz not null default acting_now(),
  actor text not null,
  what text not null,
  subject text,
  facts jsonb not null,
  seq bigint unique
);
create index ledger_entries_waiting on ledger_entries (id) where seq is null;
create index ledger_entries_of_case on ledger_entries (case_id, id);
select guard_case_table('ledger_entries');
create policy of_no_case on ledger_entries to cordon_app, cordon_reader using (case_id is null) with check (case_id is null);
grant insert on ledger_entries to cordon_app;
create policy gate on ledger_entries to cordon_gate using (true) with check (true);
grant select, update (seq) on ledger_entries to cordon_gate;

-- Gives the next numbers, from `first` on, to entries that have none. One writer at a time.
create function number_entries(first bigint, most integer) returns bigint language plpgsql security definer
  set search_path = cordon, pg_temp
  as $$
    declare numbered bigint;
    begin
      perform pg_advisory_xact_lock(hashtext('cordon.ledger'));
      if exists (select from ledger_entries where seq >= first) then
        raise exception 'entries were numbered already' using errcode = 'serialization_failure';
      end if;
      with chosen as (
        select id, row_number() over (order by id) - 1 + first as number
          from (select id from ledger_entries where seq is null order by id limit most) waiting
      )
      update ledger_entries e set seq = chosen.number from chosen where e.id = chosen.id;
      get diagnostics numbered = row_count;
      return numbered;
    end
  $$;
create function last_entry_number() returns bigint language sql stable security definer
  set search_path = cordon, pg_temp
  as $$ select coalesce(max(seq), -1) from ledger_entries $$;
create function numbered_entries(first bigint, most integer)
  returns table (seq bigint, at timestamptz, actor text, what text, subject text, facts jsonb) language sql stable security definer
  set search_path = cordon, pg_temp
  as $$
    select e.seq, e.at, e.actor, e.what, e.subject, e.facts from ledger_entries e
      where e.seq >= first order by e.seq limit most
  $$;
grant execute on function number_entries(bigint, integer), last_entry_number(), numbered_entries(bigint, integer) to cordon_app;
alter function number_entries(bigint, integer) owner to cordon_gate;
alter function last_entry_number() owner to cordon_gate;
alter function numbered_entries(bigint, integer) owner to cordon_gate;

-- Every other table belongs to a case and has the wall; a test reads these comments.
comment on table accounts is 'of no case: people work in many';
comment on table sites is 'of no case: of the provider';
comment on table grants is 'of no case: what a person is everywhere';
comment on table sessions is 'of no case: of a person';
comment on table settings is 'of no case: of the provider';
comment on table migrations is 'of no case: of the program';
