-- Which process of which machine works a chunk, so that one that was killed is known at once and not only when its lease ends.

alter table job_chunks add column process text;
comment on column job_chunks.process is 'machine:number:start of the process that holds the chunk; no name of a machine';
grant update (process) on job_chunks to cordon_app, cordon_gate;

create function claim_chunk(wanted uuid, by_worker uuid, lease interval, by_process text)
  returns table (id uuid, case_id uuid, input jsonb, attempts integer) language sql security definer
  set search_path = cordon, pg_temp
  as $$
    update job_chunks c
      set state = 'running', worker = by_worker, process = by_process, lease_until = clock_timestamp() + lease,
        attempts = c.attempts + 1
      where c.id = wanted and (c.state = 'waiting' or (c.state = 'running' and c.lease_until < clock_timestamp()))
      returning c.id, c.case_id, c.input, c.attempts
  $$;

-- Chunks that processes of this machine say they work.
create function chunks_of_machine(machine text)
  returns table (id uuid, case_id uuid, job text, worker uuid, process text) language sql stable security definer
  set search_path = cordon, pg_temp
  as $$
    select c.id, c.case_id, c.job, c.worker, c.process from job_chunks c
      where c.state = 'running' and starts_with(c.process, machine || ':')
  $$;

grant execute on function claim_chunk(uuid, uuid, interval, text), chunks_of_machine(text) to cordon_app;
alter function claim_chunk(uuid, uuid, interval, text) owner to cordon_gate;
alter function chunks_of_machine(text) owner to cordon_gate;
