-- What the database keeps for rules that people edit: articles that leave by the week, what each
-- rule costs, tests made of hits (docs/schema.md).

-- Articles, a table for each week of `seen`: old ones leave by dropping theirs, which costs the
-- same however many they are. The key must hold `seen`; `id` comes from one sequence and is as
-- unique as before. Nothing refers to it by a foreign key, as a drop does not wait for a cascade.
alter table articles rename to articles_before;
alter table appearances drop constraint appearances_article_fkey;
alter sequence articles_id_seq rename to articles_before_id_seq;

create table articles (
  id             bigint not null generated always as identity,
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
) partition by range (seen);

-- The net: what belongs to no week yet, so that an article always finds a place.
create table articles_other partition of articles default;

-- Makes the weeks from one moment's to another's; how many were missing. Null: somebody else holds
-- the articles at this moment, ask again later. What the net has caught meanwhile moves over.
create function make_article_weeks(since timestamptz, until timestamptz) returns integer
language plpgsql set lock_timeout = '250ms' as $$
declare
  week timestamptz := date_trunc('week', since, 'UTC');
  after timestamptz;
  name text;
  made integer := 0;
begin
  if not pg_try_advisory_xact_lock(hashtext('wirewatch article weeks')) then return null; end if;
  while week <= until loop
    after := week + interval '168 hours';
    name := 'articles_' || to_char(week at time zone 'UTC', 'YYYYMMDD');
    if to_regclass(name) is null then
      -- Before anything is read of it: nobody who holds it can then wait for us.
      lock table articles_other in access exclusive mode;
      execute format('create table %I (like articles including defaults)', name);
      execute format('with moved as (delete from articles_other where seen >= %L and seen < %L'
                     ' returning *) insert into %I select * from moved', week, after, name);
      execute format('alter table articles attach partition %I for values from (%L) to (%L)',
                     name, week, after);
      made := made + 1;
    end if;
    week := after;
  end loop;
  return made;
exception when lock_not_available then
  return null;
end $$;

-- Drops the oldest week, where it had ended at that moment, and tells how many articles it held.
-- One at a time, because everybody who reads articles waits until the transaction has ended. No
-- row: there is none, or somebody reads articles just now.
create function drop_article_week(ended timestamptz)
returns table (week timestamptz, held bigint)
language plpgsql set lock_timeout = '250ms' as $$
declare
  name text;
begin
  if not pg_try_advisory_xact_lock(hashtext('wirewatch article weeks')) then return; end if;
  select c.relname, to_date(right(c.relname, 8), 'YYYYMMDD')::timestamp at time zone 'UTC'
    into name, week
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
   where i.inhparent = 'articles'::regclass and c.relname ~ '^articles_[0-9]{8}$'
   order by c.relname limit 1;
  if name is null or week + interval '168 hours' > ended then return; end if;
  execute format('select count(*) from %I', name) into held;
  lock table articles in access exclusive mode;
  execute format('drop table %I', name);
  return next;
exception when lock_not_available then
  return;
end $$;

-- Anything older waits in the net until it is deleted.
select make_article_weeks(
  greatest(coalesce(min(seen), now()), now() - interval '400 days'), now() + interval '28 days')
  from articles_before;
insert into articles (id, url, title, body, lang, authors, tags, source, country, published, seen,
                      content_digest)
overriding system value
select id, url, title, body, lang, authors, tags, source, country, published, seen, content_digest
  from articles_before;
select setval(pg_get_serial_sequence('articles', 'id'), last_value, is_called)
  from articles_before_id_seq;
drop table articles_before;

alter table articles add primary key (id, seen);
-- By the address a person has at hand, however long it is.
create index articles_url on articles using hash (url);

-- What became of an article is asked by its number, or by its address once it has left.
create index hits_article on hits (article);
create index hits_url on hits using hash (url);
create index alerts_article on alerts (article);

-- The words that were judged: '' for hits of the first version. An article's text may be replaced.
alter table hits add column content_digest text not null default '';

-- Letters of other scripts that look alike meet the rule's words, too.
alter table rules add column lookalikes boolean not null default false;

-- A rule that costs too much is suspended, never silently. The reason stays with a rule that is
-- disabled meanwhile: only its next revision, or a person, takes the suspension back.
alter table rules
  drop constraint rules_status_check,
  add constraint rules_status_check
    check (status in ('active', 'disabled', 'removed', 'suspended')),
  add column suspended_because text not null default '',
  add column suspended_at timestamptz,
  add check (status <> 'suspended' or suspended_because <> '');

-- What a rule's revision in force has cost; the next one begins anew.
create table rule_costs (
  rule          bigint primary key references rules on delete cascade,
  revision      integer not null,
  articles      bigint not null,                    -- judged
  candidates    bigint not null,                    -- looked at closely
  steps         bigint not null,                    -- of the evaluator, over all candidates
  worst_steps   bigint not null,                    -- for one article
  worst_article bigint not null,                    -- that one; no reference: it may leave
  since         timestamptz not null default now()
);

-- Tests of a rule that were made of hits. They hold the article, because it leaves earlier.
create table rule_tests (
  id         bigint generated always as identity primary key,
  rule       bigint not null references rules on delete cascade,
  must_match boolean not null,
  title      text not null,
  body       text not null,
  lang       text not null,
  authors    text[] not null,
  tags       text[] not null,
  source     text not null,
  country    text not null,
  feed       text not null,                         -- its name, for feed:
  url        text not null,
  published  timestamptz,
  seen       timestamptz not null,
  from_hit   bigint not null,                       -- no reference: the test outlives it
  state      text not null default 'open' check (state in ('open', 'adopted', 'dropped')),
  made_by    text not null,
  made_at    timestamptz not null default now(),
  settled_by text not null default '',
  settled_at timestamptz,
  check ((state = 'open') = (settled_at is null))
);
create unique index rule_tests_open on rule_tests (from_hit) where state = 'open';
create index rule_tests_of_rule on rule_tests (rule);

-- The revision that brought what this text means: it itself, or an older one where tests alone
-- changed. rules.revision and hits.rule_revision name it. Null: not a rule's, older than this
-- column, or never in force.
alter table revisions add column meaning integer;
