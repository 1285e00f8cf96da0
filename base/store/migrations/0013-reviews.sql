-- Decisions about doubtful matches as a team makes them: comparable choices, taken back with a reason, samples that say how good it all is.

alter table match_decisions add column choice integer check (choice between 0 and 5);
alter table match_decisions add column undone_by uuid references accounts;
alter table match_decisions add column undone_why bytea;
comment on column match_decisions.choice is 'rank of the candidate that it is, 0 for none of them; null where somebody is unsure';
comment on column match_decisions.undone_why is 'why a decision that a run had taken in was taken back: sealed under the key of the case';
alter table match_decisions add column undone_seq bigint;
comment on column match_decisions.undone_seq is 'of the same counter as seq: whether it was undone before or after a run took the decisions in';
grant update (undone_by, undone_why, undone_seq) on match_decisions to cordon_app;
grant usage on sequence match_decisions_seq_seq to cordon_app;

create table samples (
  seq bigint generated always as identity,
  id uuid not null,
  case_id uuid not null references cases,
  run_id uuid not null,
  kind text not null check (kind in ('doubtful-findings', 'all-findings', 'empty-items')),
  seed text not null,
  population bigint not null check (population >= 0),
  drawn_by uuid not null references accounts,
  drawn_at timestamptz not null default acting_now(),
  primary key (case_id, id),
  foreign key (case_id, run_id) references runs (case_id, id)
);
comment on table samples is 'random samples of what a run has found or not found: whoever has the seed draws the same one again';
select guard_case_table('samples');
grant insert on samples to cordon_app;

create table sampled (
  case_id uuid not null references cases,
  sample_id uuid not null,
  n integer not null,
  place integer not null,
  words bytea not null,
  verdict text check (verdict in ('right', 'wrong', 'unsure')),
  judged_by uuid references accounts,
  judged_at timestamptz,
  primary key (case_id, sample_id, n),
  foreign key (case_id, sample_id) references samples (case_id, id)
);
comment on column sampled.place is 'number in what the sample was drawn from, so that nothing is drawn twice';
comment on column sampled.words is 'person, element, item, location: sealed under the key of the case';
comment on column sampled.verdict is 'right: the finding is one, or there is truly nothing in the item';
select guard_case_table('sampled');
grant insert, update (verdict, judged_by, judged_at) on sampled to cordon_app;
