-- How many alerts a receiver takes and a rule may send; what a digest's receiver wants, and when.
alter table receivers add column at_most_count integer not null default 60,
                      add column at_most_s     bigint not null default 3600,
                      add column digest_at     text[],                       -- '08:00'; null: at once
                      add column digest_empty  boolean not null default false;
alter table rules add column storm_count  integer not null default 100,
                  add column storm_s      bigint not null default 600,
                  add column expect_count integer,                           -- hits; null: any number
                  add column expect_s     bigint;

alter table alerts drop constraint alerts_kind_check,
                   add constraint alerts_kind_check
                     check (kind in ('alert', 'update', 'digest', 'summary', 'test', 'notice'));
create index alerts_created on alerts (created desc);

-- Up to which time of its clock a receiver has had its digests.
create table digests (
  receiver text primary key,
  shown     timestamp not null,                      -- without a zone: what the clock shows
  at       timestamptz not null default now()       -- when that was settled
);

-- When receivers were last told that a rule finds less than it should.
create table missed_hits (
  rule text primary key,
  told timestamptz not null default now()
);
create index hits_of_rule on hits (rule, at desc);
create index decisions_silent on decisions (receiver, at) where not told;
