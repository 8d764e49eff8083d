-- The house's nouns (docs/schema.md tells who writes what, and for how long it is kept).

-- What a person wrote: current rows, each change kept in revisions.
create table feeds (
  id            bigint generated always as identity primary key,
  name          text not null unique,
  url           text not null,
  host          text not null generated always as (lower(substring(url from '://([^/?#]*)'))) stored,
  tags          text[] not null default '{}',
  country       text not null default '',
  interval_s    bigint check (interval_s > 0),      -- null: learnt
  text_from     text not null default 'auto' check (text_from in ('auto', 'feed', 'page')),
  first         text check (first in ('baseline', 'tell')),  -- null: as the configuration says
  status        text not null default 'active' check (status in ('active', 'disabled', 'removed')),
  origin        text not null default '',           -- file:line that owns it
  -- poll state: written with the articles a poll brought
  etag          text not null default '',
  last_modified text not null default '',
  body_digest   text not null default '',
  title         text not null default '',           -- what the feed calls itself
  baseline_at   timestamptz,
  last_polled   timestamptz,
  last_new      timestamptz,
  last_error    text not null default '',
  failures      integer not null default 0,
  successes     integer not null default 0,
  learnt_s      bigint not null default 900,
  gone          boolean not null default false,
  gaps          integer not null default 0,
  next_poll     timestamptz not null default now(),
  lease_owner   text,                               -- null: nobody polls it now
  lease_until   timestamptz,
  lease_token   bigint not null default 0           -- grows with each lease: a late worker's is not the last
);
create index feeds_due on feeds (next_poll) where status = 'active' and not gone;
create index feeds_leased on feeds (lease_owner, host) where lease_owner is not null;

create table receivers (
  id          bigint generated always as identity primary key,
  name        text not null unique,
  kind        text not null check (kind in ('email', 'webhook', 'maildir')),
  addresses   text[] not null,                      -- mail addresses, or one URL, or one folder
  secret_kind text not null default 'none' check (secret_kind in ('none', 'file', 'credential')),
  secret_name text not null default '',             -- where the secret lies, never itself
  status      text not null default 'active' check (status in ('active', 'disabled', 'removed')),
  origin      text not null default ''
);

create table rules (
  id         bigint generated always as identity primary key,
  name       text not null unique,
  revision   integer not null default 1,            -- one more with each change of what it means
  title      text not null,
  query      text not null,
  notify     text[] not null default '{}',
  per        text not null default 'story' check (per in ('story', 'article')),
  priority   text not null default 'normal' check (priority in ('normal', 'high')),
  max_age_s  bigint,
  status     text not null default 'active' check (status in ('active', 'disabled', 'removed')),
  origin     text not null default ''
);

create table revisions (
  kind       text not null check (kind in ('feed', 'rule', 'receiver')),
  name       text not null,
  revision   integer not null,
  definition text not null,                         -- as written, in the watch file's form
  changed_at timestamptz not null default now(),
  changed_by text not null,
  primary key (kind, name, revision)
);

-- One row: grows with each change of the tables above; a daemon that sees it grow compiles anew.
create table watch_generation (
  only_one   boolean primary key default true check (only_one),
  generation bigint not null default 1
);
insert into watch_generation default values;

-- What was read.
create table articles (
  id             bigint generated always as identity primary key,
  url            text not null,
  title          text not null,
  body           text not null,
  lang           text not null,
  authors        text[] not null default '{}',
  tags           text[] not null default '{}',
  source         text not null,
  country        text not null,
  published      timestamptz,
  seen           timestamptz not null,
  content_digest text not null
);

-- Recognition: kept longer than articles, so that a feed that brings an old item again tells nobody.
create table seen (
  digest  bytea primary key,
  article bigint not null,                          -- no reference: recognition outlives it
  at      timestamptz not null default now()        -- when a feed last brought it, to the day
);
create index seen_article on seen (article);

create table appearances (
  feed    bigint not null references feeds on delete cascade,
  article bigint not null references articles on delete cascade,
  content_digest text not null,                     -- as this feed last told it
  at      timestamptz not null default now(),
  primary key (feed, article)
);
create index appearances_article on appearances (article);

-- An article that PostgreSQL refused, with its reason; each version of it once, however often it comes.
create table quarantine (
  id             bigint generated always as identity primary key,
  feed           bigint not null references feeds on delete cascade,
  content_digest text not null,
  title          text not null,
  reason         text not null,
  times          integer not null default 1,
  at             timestamptz not null default now(),
  unique (feed, content_digest)
);

-- What was found.
create table hits (
  id            bigint generated always as identity primary key,
  rule          bigint not null references rules,
  rule_revision integer not null,
  article       bigint not null,                    -- no reference: the hit outlives it
  feed          bigint references feeds on delete set null,
  title         text not null,
  url           text not null,
  source        text not null,
  lang          text not null,
  published     timestamptz,
  spans         text[] not null,                    -- 'title 12 17': bytes of the article's field
  passages      text[] not null,
  marks         text[] not null,                    -- one a passage: 'text 3 7 9 12', bytes of the passage
  at            timestamptz not null default now(),
  unique (rule, article),
  check (cardinality(passages) = cardinality(marks))
);
create index hits_newest on hits (at desc, id desc);

create table decisions (
  hit      bigint not null references hits on delete cascade,
  receiver text not null,
  told     boolean not null,
  reason   text not null,
  at       timestamptz not null default now(),
  primary key (hit, receiver)
);

-- The outbox.
create table alerts (
  id       text primary key,
  kind     text not null check (kind in ('alert', 'update', 'test')),
  receiver text not null,
  rules    text[] not null default '{}',
  article  bigint,                                  -- null: a test
  content  text not null,                           -- what is said, as decided
  created  timestamptz not null default now()
);

create table deliveries (
  id           bigint generated always as identity primary key,
  alert        text not null references alerts on delete cascade,
  channel      text not null check (channel in ('email', 'webhook', 'maildir')),
  address      text not null,
  secret_kind  text not null default 'none' check (secret_kind in ('none', 'file', 'credential')),
  secret_name  text not null default '',
  state        text not null default 'pending' check (state in
    ('pending', 'sending', 'retrying', 'delivered', 'dead', 'discarded', 'held')),
  attempts     integer not null default 0,          -- ever begun: the ledger's count
  tries        integer not null default 0,          -- of the schedule under way: `alerts retry` begins a new one
  next_attempt timestamptz not null default now(),
  last_error   text not null default '',
  created      timestamptz not null default now(),
  delivered    timestamptz,
  lease_owner  text,
  lease_until  timestamptz,
  lease_token  bigint not null default 0,
  unique (alert, address)
);
-- The deliverer goes from address to address, and at each looks for what is due: first what has not been
-- tried, then the backlog (A5). What waits for its time costs no more than that.
create index deliveries_open on deliveries (channel, address) where state in ('pending', 'retrying');
create index deliveries_fresh on deliveries (channel, address, next_attempt)
  where state in ('pending', 'retrying') and tries = 0;
create index deliveries_again on deliveries (channel, address, next_attempt)
  where state in ('pending', 'retrying') and tries > 0;
create index deliveries_sending on deliveries (channel, address) where state = 'sending';

-- An address is told once of an article: these keys say so, whatever crashes. Only updates come on top.
create table told (
  article bigint not null,
  address text not null,
  alert   text not null,
  kind    text not null,
  at      timestamptz not null default now(),
  primary key (article, address, alert)
);
create unique index told_once on told (article, address) where kind = 'alert';

create table attempts (
  delivery bigint not null references deliveries on delete cascade,
  number   integer not null,
  started  timestamptz not null default now(),      -- committed before the send
  ended    timestamptz,
  outcome  text not null default '',                -- delivered, later, never, gone, ambiguous; lost: the worker vanished
  message  text not null default '',
  primary key (delivery, number)
);

-- What a person asks of the daemon: polls, a reload.
create table requests (
  id          bigint generated always as identity primary key,
  kind        text not null check (kind in ('poll', 'reload')),
  feed        bigint references feeds on delete cascade,
  asked_at    timestamptz not null default now(),
  taken_token bigint,                               -- of the feed's lease whose poll answers it
  done_at     timestamptz,
  ok          boolean,
  message     text not null default ''
);
create index requests_open on requests (kind, asked_at) where done_at is null;
create index requests_of_feed on requests (feed) where done_at is null;
