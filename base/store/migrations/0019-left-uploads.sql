-- Uploads go on after a page was closed, and what became a source is not kept twice.

alter table uploads drop constraint uploads_state_check;
alter table uploads add constraint uploads_state_check check (state in ('open', 'whole', 'taken', 'dropped'));
comment on column uploads.state is 'open: on its way; whole: all of it is here; taken: sealed once more as an item of a source, its parts may go; dropped: given up, its parts may go';
alter table uploads add column sums bytea;
comment on column uploads.sums is 'length and SHA-256 of each part: sealed under the key of the case';
grant update (sums) on uploads to cordon_app;
