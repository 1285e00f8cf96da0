-- The register as people work with it: proof apart from what lists show, decisions that a run has taken in, second opinions.

alter table people add column proof bytea;
comment on column people.words is 'name, patient number, whom to write to: sealed under the key of the case';
comment on column people.proof is 'why linked, why the harm, places, what the person is found by: sealed under the key of the case; apart, because lists do not need it';

alter table runs add column decided_to bigint not null default 0;
comment on column runs.decided_to is 'seq of the last decision that this run has taken in';
grant update (decided_to) on runs to cordon_app;

alter table match_decisions drop constraint match_decisions_round_check;
alter table match_decisions add constraint match_decisions_round_check check (round in (1, 2, 3));
comment on column match_decisions.round is '1: first opinion; 2: by another reviewer who has not seen it; 3: settles what the two disagree on';
create unique index match_decisions_once on match_decisions (case_id, run_id, person, round) where undone_at is null;
create index match_decisions_by_token on match_decisions using gin (tokens) where undone_at is null;
create index reviews_by_best on reviews (case_id, run_id, best desc, person);
