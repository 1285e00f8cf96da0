-- Callers whom the call desk did not find: so many per agent and quarter of an hour, then no more questions are answered.

create table caller_misses (
  id uuid not null,
  case_id uuid not null references cases,
  account_id uuid not null references accounts,
  at timestamptz not null default acting_now(),
  primary key (case_id, id)
);
create index caller_misses_of on caller_misses (account_id, at);
select guard_case_table('caller_misses');
grant insert on caller_misses to cordon_app;
