-- A run that stopped because a part of its work was tried in vain says how often; null where trying again would mend nothing.

alter table runs add column tries integer check (tries > 0);
comment on column runs.tries is 'how often the work that stopped the run was tried';
grant update (tries) on runs to cordon_app;
