-- A case whose key was destroyed; settings whose values somebody typed.

alter table cases drop constraint cases_state_check;
alter table cases add constraint cases_state_check check (state in ('open', 'closed', 'erased'));

alter table settings add column words bytea;
alter table settings add column version integer not null default 1;
comment on column settings.words is 'what somebody typed: sealed under the key of the office';
grant update (words, version) on settings to cordon_app;
