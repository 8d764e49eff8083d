-- Who held an office in articles and is on no list (docs/schema.md): the list may be stale. Until
-- the list changes.
create table stale_names (
  list    text not null,                            -- as rules name it
  name    text not null,                            -- as written
  office  text not null,
  country text not null,
  article bigint not null,                          -- the first one; no reference: it may leave
  title   text not null,
  url     text not null,
  times   integer not null default 1,
  first   timestamptz not null default now(),
  last    timestamptz not null default now(),
  told    timestamptz,                              -- when receivers were last told
  primary key (list, name)
);
