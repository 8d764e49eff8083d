-- Which articles tell of the same event, and who was told of it (docs/schema.md).
create table stories (
  id          bigint generated always as identity primary key,
  opened      timestamptz not null default now(),
  merged_into bigint references stories on delete cascade,  -- null: it stands by itself
  changed_by  text not null default '',             -- who merged it, or split it off
  check (merged_into <> id)
);
-- Mails are threaded by the story: a database that is made anew begins threads of its own.
select setval(pg_get_serial_sequence('stories', 'id'), 40000 + floor(random() * 900000)::bigint);

create table story_articles (
  article   bigint primary key,                     -- no reference: it may leave
  story     bigint not null references stories,
  -- Given when it is placed and whenever a person moves it, under the lock of the intake: it grows
  -- in the order of the commits, and a daemon that knows all up to one reads what is behind it.
  placed    bigint not null unique generated always as identity,
  kind      text not null check (kind in ('new_story', 'report', 'rewrite', 'copy', 'chapter')),
  source    text not null,
  agency    text not null,                          -- whose text it is, or who is credited
  nearest   bigint,                                 -- of the story; of a copy, its original
  likeness  double precision not null,              -- to the story
  shared    text[] not null,                        -- what it and the nearest have in common
  signature bytea not null,                         -- by which others are compared with it
  seen      timestamptz not null,                   -- when the article was first met
  moved_by  text not null default '',               -- who put it there; '': the daemon
  at        timestamptz not null default now()
);
create index story_articles_story on story_articles (story);
create index story_articles_at on story_articles (at);
create index stories_merged on stories (merged_into) where merged_into is not null;

-- An address is told once of a story, whatever rules and receivers lead there: this key says so.
create table story_told (
  story   bigint not null references stories on delete cascade,
  address text not null,
  at      timestamptz not null default now(),
  primary key (story, address)
);

alter table alerts add column story bigint;         -- null: of none
create index alerts_story on alerts (story) where story is not null;

-- When a story is told again: 'never', 'statements', 'sources:3'.
alter table rules add column updates text not null default 'never';
