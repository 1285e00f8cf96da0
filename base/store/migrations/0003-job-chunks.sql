-- The checkpoint of every chunk of queued work (base/jobs). pg-boss says when; this table says whether it was done.
-- Leases are told by the database's own clock, the only one that all workers share.

create table job_chunks (
  id uuid primary key,
  case_id uuid references cases,
  job text not null check (job <> ''),
  key text not null,
  input jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'dead', 'dropped')),
  attempts integer not null default 0,
  worker uuid,
  lease_until timestamptz,
  result jsonb,
  failure text,
  created_at timestamptz not null default acting_now(),
  ended_at timestamptz,
  unique nulls not distinct (case_id, job, key),
  check ((state = 'running') = (worker is not null and lease_until is not null))
);
comment on column job_chunks.input is 'which chunk: numbers and names of tables, never personal data';
create index job_chunks_running on job_chunks (job, lease_until) where state = 'running';
create index job_chunks_dead on job_chunks (job) where state = 'dead';

select guard_case_table('job_chunks');
-- Work of no case (feeds, alarms) is nobody's secret; pg-boss holds its number.
create policy of_no_case on job_chunks to cordon_app, cordon_reader using (case_id is null) with check (case_id is null);
grant insert, update (state, attempts, worker, lease_until, result, failure, ended_at) on job_chunks to cordon_app;

create policy gate on job_chunks to cordon_gate using (true) with check (true);
grant select, update (state, attempts, worker, lease_until) on job_chunks to cordon_gate;

-- A worker does not know the case before it has claimed: takes the chunk if nobody holds it.
create function claim_chunk(wanted uuid, by_worker uuid, lease interval)
  returns table (id uuid, case_id uuid, input jsonb, attempts integer) language sql security definer
  set search_path = cordon, pg_temp
  as $$
    update job_chunks c
      set state = 'running', worker = by_worker, lease_until = clock_timestamp() + lease, attempts = c.attempts + 1
      where c.id = wanted and (c.state = 'waiting' or (c.state = 'running' and c.lease_until < clock_timestamp()))
      returning c.id, c.case_id, c.input, c.attempts
  $$;

-- Chunks whose worker has gone silent.
create function expired_chunks(of_job text) returns table (id uuid, case_id uuid) language sql stable security definer
  set search_path = cordon, pg_temp
  as $$ select c.id, c.case_id from job_chunks c where c.job = of_job and c.state = 'running' and c.lease_until < clock_timestamp() $$;

grant execute on function claim_chunk(uuid, uuid, interval), expired_chunks(text) to cordon_app;
alter function claim_chunk(uuid, uuid, interval) owner to cordon_gate;
alter function expired_chunks(text) owner to cordon_gate;
