-- How a webhook's receiver reads it; the delivery keeps the form in which it was planned.
alter table receivers add column format text not null default 'json'
                        check (format in ('json', 'slack', 'teams', 'ntfy')),
                      add column welcome  boolean not null default true,   -- its first mail is one
                      add column personal boolean not null default false;  -- may unsubscribe
alter table deliveries add column format text not null default 'json'
                         check (format in ('json', 'slack', 'teams', 'ntfy'));

alter table alerts drop constraint alerts_kind_check,
                   add constraint alerts_kind_check
                     check (kind in ('alert', 'update', 'digest', 'summary', 'test', 'notice',
                                     'welcome'));

-- Who has had a first mail, by receiver and address. Those that were there before this table are
-- no newcomers.
create table welcomed (
  receiver text not null,
  address  text not null,
  at       timestamptz not null default now(),
  primary key (receiver, address)
);
insert into welcomed (receiver, address)
select distinct a.receiver, d.address from deliveries d join alerts a on a.id = d.alert
 where d.channel <> 'webhook';
