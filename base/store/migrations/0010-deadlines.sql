-- What the law asks of a case, by when and why; what was done about it; what changed and through what; which alarms were given.

create table duty_sheets (
  case_id uuid primary key references cases,
  words bytea,
  provider_version integer not null default 0,
  problem text check (problem <> ''),
  asks jsonb not null default '[]',
  not_in_force jsonb not null default '[]',
  counted_at timestamptz not null
);
comment on table duty_sheets is 'the facts that the deadlines of a case were last counted from, and the questions that are open';
comment on column duty_sheets.words is 'the facts, the day and the law that were counted with: sealed under the key of the case';
comment on column duty_sheets.problem is 'the code of what keeps them from being counted';
select guard_case_table('duty_sheets');
grant insert, update (words, provider_version, problem, asks, not_in_force, counted_at) on duty_sheets to cordon_app;

-- One row per duty, and one per stage of it. A row that no longer applies stays, with the reason.
create table deadlines (
  id uuid not null,
  case_id uuid not null references cases,
  duty text not null check (duty <> ''),
  stage text not null default '',
  jurisdiction text not null check (jurisdiction <> ''),
  binding text not null check (binding in ('mandatory', 'recommended')),
  status text not null check (status in ('due', 'no-number', 'satisfied-by', 'conditional', 'not-applicable')),
  due_at timestamptz,
  due text,
  unheld text,
  because text[] not null default '{}',
  asks text[] not null default '{}',
  for_each text[] not null default '{}',
  satisfied_by text,
  since timestamptz not null default acting_now(),
  done_at timestamptz,
  done_by uuid references accounts,
  done_mark uuid,
  version integer not null default 1,
  primary key (case_id, id),
  unique (case_id, duty, stage),
  check ((due_at is null) = (due is null)),
  check (binding = 'mandatory' or due is null),
  check ((done_at is null) = (done_mark is null))
);
comment on column deadlines.due is 'the same instant in the time of the place that counts it';
comment on column deadlines.unheld is 'when it would be due without the law-enforcement hold, where that moves it';
comment on column deadlines.because is 'made from data/duties, counts and places; no personal data';
comment on column deadlines.since is 'since when it has been on the board';
comment on column deadlines.done_at is 'when it was done, as stated with the proof';
create index deadlines_by_due on deadlines (case_id, due_at) where done_at is null;
select guard_case_table('deadlines');
grant insert, update (jurisdiction, binding, status, due_at, due, unheld, because, asks, for_each, satisfied_by, since, done_at, done_by, done_mark, version)
  on deadlines to cordon_app;

-- Done, with proof, or taken back; the last one counts.
create table deadline_marks (
  seq bigint generated always as identity,
  id uuid not null,
  case_id uuid not null references cases,
  deadline_id uuid not null,
  how text not null check (how in ('done', 'undone')),
  happened_at timestamptz not null,
  contact_id uuid,
  words bytea not null,
  made_by uuid not null references accounts,
  made_at timestamptz not null default acting_now(),
  primary key (case_id, id),
  foreign key (case_id, deadline_id) references deadlines (case_id, id),
  foreign key (case_id, contact_id) references contacts (case_id, id)
);
comment on column deadline_marks.words is 'proof, or why it was taken back: sealed under the key of the case';
comment on column deadline_marks.contact_id is 'the contact with a party that proves it';
create index deadline_marks_of on deadline_marks (case_id, deadline_id, seq);
select guard_case_table('deadline_marks');
grant insert on deadline_marks to cordon_app;
alter table deadlines add foreign key (case_id, done_mark) references deadline_marks (case_id, id);

create table deadline_changes (
  seq bigint generated always as identity,
  id uuid not null,
  case_id uuid not null references cases,
  deadline_id uuid not null,
  status_before text,
  due_before text,
  status_after text not null,
  due_after text,
  words bytea not null,
  made_by uuid references accounts,
  made_at timestamptz not null default acting_now(),
  primary key (case_id, id),
  foreign key (case_id, deadline_id) references deadlines (case_id, id)
);
comment on column deadline_changes.words is 'which facts changed, from what to what: sealed under the key of the case';
comment on column deadline_changes.made_by is 'whose act it follows from; null: a run, or time';
create index deadline_changes_of on deadline_changes (case_id, deadline_id, seq);
select guard_case_table('deadline_changes');
grant insert on deadline_changes to cordon_app;

-- That a deadline is near or over, once each. A due time that moved is a new one.
create table alarms (
  id uuid not null,
  case_id uuid not null references cases,
  deadline_id uuid not null,
  due_at timestamptz not null,
  lead_minutes integer not null check (lead_minutes >= 0),
  told boolean not null,
  made_at timestamptz not null default acting_now(),
  primary key (case_id, id),
  unique (case_id, deadline_id, due_at, lead_minutes),
  foreign key (case_id, deadline_id) references deadlines (case_id, id)
);
comment on column alarms.lead_minutes is 'so long before it is due; 0: it is over';
comment on column alarms.told is 'false: a later one was given in its place, after a standstill';
select guard_case_table('alarms');
grant insert on alarms to cordon_app;
