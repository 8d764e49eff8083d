-- The house's nouns (docs/schema.md tells who writes what, and for how long it is kept).

-- What a person wrote: current rows, each change kept in revisions.
create table feeds (
  id           bigint generated always as identity primary key,
  name         text not null unique,
  url          text not null,
  tags         text[] not null default '{}',
  country      text not null default '',
  interval_s   integer,
  text_from    text not null default 'auto',
  first        text not null default '',          -- '', baseline, tell
  status       text not null default 'active',    -- active, disabled, removed
  origin       text not null default '',          -- file:line that owns it
  -- poll state: written with the articles a poll brought
  etag          text not null default '',
  last_modified text not null default '',
  body_digest   text not null default '',
  title         text not null default '',         -- what the feed calls itself
  baseline_at   timestamptz,
  last_polled   timestamptz,
  last_new      timestamptz,
  last_error    text not null default '',
  failures      integer not null default 0,
  successes     integer not null default 0,
  learnt_s      integer not null default 900,
  gone          boolean not null default false,
  gaps          integer not null default 0,
  next_poll     timestamptz not null default now(),
  lease_owner   text,
  lease_until   timestamptz,
  lease_token   bigint not null default 0
);
create index feeds_due on feeds (next_poll) where status = 'active';

create table receivers (
  id         bigint generated always as identity primary key,
  name       text not null unique,
  kind       text not null,                       -- email, webhook, maildir
  addresses  text[] not null,
  secret_kind text not null default 'none',       -- none, file, credential: where it lies, never itself
  secret_name text not null default '',
  status     text not null default 'active',
  origin     text not null default ''
);

create table rules (
  id         bigint generated always as identity primary key,
  name       text not null unique,
  revision   integer not null default 1,
  title      text not null,
  query      text not null,
  notify     text[] not null default '{}',
  per        text not null default 'story',
  priority   text not null default 'normal',
  max_age_s  bigint,
  status     text not null default 'active',
  origin     text not null default ''
);

create table revisions (
  kind       text not null,                       -- feed, rule, receiver
  name       text not null,
  revision   integer not null,
  definition text not null,                       -- as written, in the watch file's form
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
  id        bigint generated always as identity primary key,
  url       text not null,
  title     text not null,
  body      text not null,
  lang      text not null,
  authors   text[] not null default '{}',
  tags      text[] not null default '{}',
  source    text not null,
  country   text not null,
  published timestamptz,
  seen      timestamptz not null default now(),
  content_digest text not null,
  judged_at timestamptz not null default now()
);
create index articles_seen on articles (seen);
create index articles_url on articles (url) where url <> '';

-- Recognition: kept longer than articles, so that a feed that brings an old item again tells nobody.
create table seen (
  digest  bytea primary key,
  article bigint not null,
  at      timestamptz not null default now()
);

create table appearances (
  article bigint not null references articles on delete cascade,
  feed    bigint not null references feeds on delete cascade,
  at      timestamptz not null default now(),
  primary key (article, feed)
);

-- A document or article that PostgreSQL refused, with its reason.
create table quarantine (
  id     bigint generated always as identity primary key,
  feed   bigint references feeds on delete cascade,
  title  text not null,
  reason text not null,
  at     timestamptz not null default now()
);

-- What was found.
create table hits (
  id            bigint generated always as identity primary key,
  rule          bigint not null references rules,
  rule_revision integer not null,
  article       bigint not null,                  -- no reference: the hit outlives it
  feed          bigint references feeds on delete set null,
  title         text not null,
  url           text not null,
  source        text not null,
  lang          text not null,
  published     timestamptz,
  spans         jsonb not null,                   -- [[field, begin, end], …] in bytes
  passages      jsonb not null,                   -- [{field, text, marks: [[begin, end], …]}, …]
  at            timestamptz not null default now(),
  unique (rule, article)
);
create index hits_at on hits (at);
create index hits_article on hits (article);

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
  kind     text not null,                         -- alert, update, test
  receiver text not null,
  rules    text[] not null default '{}',
  article  bigint,
  content  text not null,                         -- what is said, as decided
  created  timestamptz not null default now()
);

create table deliveries (
  id           bigint generated always as identity primary key,
  alert        text not null references alerts on delete cascade,
  channel      text not null,                     -- email, webhook, maildir
  address      text not null,
  secret_kind  text not null default 'none',
  secret_name  text not null default '',
  state        text not null default 'pending',   -- pending, sending, retrying, delivered, dead, discarded, held
  attempts     integer not null default 0,
  next_attempt timestamptz not null default now(),
  last_error   text not null default '',
  created      timestamptz not null default now(),
  delivered    timestamptz,
  lease_owner  text,
  lease_until  timestamptz,
  lease_token  bigint not null default 0,
  unique (alert, address)
);
create index deliveries_due on deliveries (next_attempt) where state in ('pending', 'sending', 'retrying');

-- An address is told once of an article: this key says so, whatever crashes.
create table told (
  article  bigint not null,
  address  text not null,
  alert    text not null,
  kind     text not null,
  at       timestamptz not null default now(),
  primary key (article, address, alert)
);

create table attempts (
  delivery bigint not null references deliveries on delete cascade,
  number   integer not null,
  started  timestamptz not null default now(),     -- committed before the send
  ended    timestamptz,
  outcome  text not null default '',               -- delivered, later, never, gone, ambiguous
  message  text not null default '',
  primary key (delivery, number)
);

-- What a person asks of the daemon: polls, a reload.
create table requests (
  id       bigint generated always as identity primary key,
  kind     text not null,                          -- poll, reload
  feed     bigint references feeds on delete cascade,
  asked_at timestamptz not null default now(),
  taken_by text,
  done_at  timestamptz,
  ok       boolean,
  message  text not null default ''
);
create index requests_open on requests (kind) where done_at is null;
