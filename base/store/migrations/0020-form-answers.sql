-- What people wrote into the forms of regulators, beside what the case answers by itself.

create table form_answers (
  case_id uuid not null references cases,
  duty text not null check (duty ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  words bytea not null,
  changed_by uuid not null references accounts,
  changed_at timestamptz not null default acting_now(),
  version integer not null default 1,
  primary key (case_id, duty)
);
comment on column form_answers.words is 'answers by field of the form: sealed under the key of the case';
select guard_case_table('form_answers');
grant insert, update (words, changed_by, changed_at, version) on form_answers to cordon_app;
