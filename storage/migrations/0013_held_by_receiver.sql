-- Whose a held delivery is, beside why it is held: what is due is looked for each second.
alter table deliveries add column held_receiver text not null default '';
update deliveries d set held_receiver = a.receiver
  from alerts a where a.id = d.alert and d.state = 'held';
drop index deliveries_held;
create index deliveries_held on deliveries (held_receiver, held_for, next_attempt)
  where state = 'held' and within is null;

-- What decides with which others, and before which, a held alert is told.
alter table alerts add column urgent         boolean not null default false,
                   add column once_per_story boolean not null default true;

-- For which alert others were told that an endpoint fails: they hear of an alert once.
alter table endpoints add column trouble_alert text not null default '';

-- When a poll last began behind the end of the one before.
alter table feeds add column gap_at timestamptz;
