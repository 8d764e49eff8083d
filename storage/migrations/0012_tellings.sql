-- What at_most and storm count: a row for the receiver of each alert that was told at once, and one
-- for each of its rules. A storm counts what it holds, too. Numbered, so that the hundredth before
-- the last is found without a walk over those between.
create table tellings (
  kind   text not null check (kind in ('receiver', 'rule')),
  name   text not null,
  number bigint not null,                           -- of this kind and name, under the intake's lock
  at     timestamptz not null default now()
);
create index tellings_number on tellings (kind, name, number);
create index tellings_at on tellings (at);

-- A rate is of 31 days at most.
insert into tellings (kind, name, number, at)
select kind, name, row_number() over (partition by kind, name order by created), created
  from (select 'receiver' as kind, a.receiver as name, a.created from alerts a
         where a.kind in ('alert', 'update') and a.created > now() - interval '31 days'
           and exists (select from deliveries d where d.alert = a.id and d.held_for = '')
        union all
        select 'rule', r.name, a.created from alerts a, unnest(a.rules) as r(name)
         where a.kind in ('alert', 'update') and a.created > now() - interval '31 days'
           and exists (select from deliveries d
                        where d.alert = a.id and d.held_for in ('', 'storm'))) told;

-- Whether anything is due.
create index deliveries_due on deliveries (channel, next_attempt)
  where state in ('pending', 'retrying');

-- What waits for a person since a receiver's last alert.
create index decisions_unsure on decisions (receiver, at) where reason = 'unsure';
