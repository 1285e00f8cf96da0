-- Messages leave the building by mail and webhook: what each is of, whether it went, and how the ways do.

alter table messages add column what text check (what <> '');
alter table messages add column due text check (due <> '');
alter table messages add column mail_failure text check (mail_failure <> '');
comment on column messages.what is 'the duty, task or approval in words of the data: never of a person';
comment on column messages.due is 'ISO 8601 with offset';
comment on column messages.mail_failure is 'the code of why no mail of it goes out';
grant update (mail_failure) on messages to cordon_app;

create table ways_out (
  name text primary key check (name in ('mail', 'webhook')),
  failing_since timestamptz,
  failure text,
  accepted_at timestamptz,
  check ((failing_since is null) = (failure is null))
);
comment on table ways_out is 'of no case: of the installation';
comment on column ways_out.failure is 'a code';
grant select, insert, delete, update (failing_since, failure, accepted_at) on ways_out to cordon_app;
grant select on ways_out to cordon_reader;
