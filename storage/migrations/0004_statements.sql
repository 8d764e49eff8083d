-- What somebody said (docs/schema.md): hits hold the statements that prove them, and those that are
-- unsure wait for a person instead of being sent.
alter table hits add column statements jsonb not null default '[]',
                 add column unsure boolean not null default false;
create index hits_unsure on hits (at desc, id desc) where unsure;

alter table alerts drop constraint alerts_kind_check,
                   add constraint alerts_kind_check check (kind in ('alert', 'update', 'test', 'notice'));
create index alerts_of_receiver on alerts (receiver, created desc);
