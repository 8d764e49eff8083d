-- When a receiver wants to be told (docs/schema.md has the forms).
alter table receivers add column timezone text not null default '',
                      add column quiet    text[] not null default '{}',
                      add column away     text[] not null default '{}';

-- What is held waits for next_attempt, and is then told by itself or within another delivery.
alter table deliveries add column held_for text not null default '',
                       add column within   bigint references deliveries on delete set null;
create index deliveries_held on deliveries (alert) where state = 'held' and within is null;
create index deliveries_within on deliveries (within) where within is not null;

alter table alerts drop constraint alerts_kind_check,
                   add constraint alerts_kind_check
                     check (kind in ('alert', 'update', 'digest', 'test', 'notice'));

alter table decisions add column deputy text not null default '',  -- who is told instead
                      add column due    timestamptz;               -- of what is told later

-- A hit of this rule is of high priority where its article meets this query.
alter table rules add column high_if text not null default '';
