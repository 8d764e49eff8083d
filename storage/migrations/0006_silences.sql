-- What is not to be told for a while, by whom and why. One that was ended early ends when that was done.
create table silences (
  id       bigint generated always as identity primary key,
  rule     text not null default '',                -- a rule's name; '': any
  source   text not null default '',                -- an outlet's or a feed's name; '': any
  text     text not null default '',                -- a query that the article meets; '': any
  until    timestamptz not null,
  made_by  text not null,
  comment  text not null default '',
  made     timestamptz not null default now(),
  ended_by text not null default '',                -- who ended it early
  check (rule <> '' or source <> '' or text <> '')
);
create index silences_until on silences (until);

-- The silence that a decision goes back to.
alter table decisions add column silence bigint references silences;
create index decisions_silence on decisions (silence) where silence is not null;
