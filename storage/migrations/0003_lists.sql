-- Named sets of people, offices, countries and terms, as rules name them (docs/schema.md).
create table lists (
  id       bigint generated always as identity primary key,
  name     text not null unique,
  title    text not null,
  verified date,                                    -- null: nobody has said so
  terms    text[] not null default '{}',
  include  text[] not null default '{}',            -- names of lists
  within   text not null default '',                -- name of a list of countries, or empty
  status   text not null default 'active' check (status in ('active', 'disabled', 'removed')),
  origin   text not null default ''
);

-- One person in one office. A country is a code, or what has none by its name and forms.
create table list_members (
  list          bigint not null references lists on delete cascade,
  place         integer not null,                   -- in the list as written, from 1
  name          text not null,                      -- empty: no holder is known
  aliases       text[] not null,
  pin           text[] not null,
  ban           text[] not null,
  office        text not null,
  office_forms  text[] not null,
  country       text not null,
  country_name  text not null,
  country_forms text[] not null,
  since         date,                               -- both inclusive; null: open
  until         date,
  basis         text not null,
  as_of         date,
  unsure        boolean not null,
  primary key (list, place)
);

create table list_countries (
  list          bigint not null references lists on delete cascade,
  place         integer not null,
  country       text not null,
  country_name  text not null,
  country_forms text[] not null,
  since         date,
  until         date,
  primary key (list, place)
);

alter table revisions
  drop constraint revisions_kind_check,
  add constraint revisions_kind_check check (kind in ('feed', 'list', 'rule', 'receiver'));

-- From which confidence on a statement that said() finds is told; null: as the program says.
alter table rules add column min_confidence double precision check (min_confidence between 0 and 1);
