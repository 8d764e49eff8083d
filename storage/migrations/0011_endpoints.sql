-- What is known of the addresses that alerts go to, whichever receivers have them.
create table endpoints (
  channel      text not null check (channel in ('email', 'webhook', 'maildir')),
  address      text not null,
  paused_until timestamptz,                         -- it asked for so much time (Retry-After)
  gone_since   timestamptz,                         -- it wants no more (410)
  gone_because text not null default '',
  trouble_told timestamptz,                         -- when others last had a notice that it fails
  primary key (channel, address)
);

-- What a person did to a delivery; beside the attempts, it is the ledger.
create table interventions (
  id       bigint generated always as identity primary key,
  delivery bigint not null references deliveries on delete cascade,
  action   text not null check (action in ('retry', 'discard')),
  who      text not null,
  at       timestamptz not null default now()
);
create index interventions_of_delivery on interventions (delivery);
create index attempts_started on attempts (started desc);
