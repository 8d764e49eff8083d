-- Matching by a table: each rule stands under its rarest word (an OR under one word of each
-- branch), an index finds the rules whose word the article has, and @@ judges those. What a person
-- would try first. raw_articles (line) and raw_rules (line) hold the JSON lines.
set jit = off;
set max_parallel_workers_per_gather = 0;  -- one core

create table articles as
  select line ->> 'id' as id, line ->> 'text' as text from raw_articles;

-- How many articles hold a word, as the parser of 'simple' cuts words.
create table frequencies as
  select word, ndoc from ts_stat($$select to_tsvector('simple', text) from articles$$);
create unique index on frequencies (word) include (ndoc);
analyze;

select clock_timestamp() as started \gset

-- The five shapes of the rule files. "a b"~10 becomes its orders: b up to 11 places behind a, or up
-- to 9 before it (Lucene's slop counts a change of order as two moves).
create function as_tsquery(query text) returns tsquery language plpgsql immutable as $$
declare
  part text[];
begin
  part := regexp_match(query, '^"(\S+) (\S+)"~10$');
  if part is not null then
    return
      (select string_agg(format('%s <%s> %s', quote_literal(part[1]), n, quote_literal(part[2])), ' | ')
         from generate_series(1, 11) n)::tsquery ||
      (select string_agg(format('%s <%s> %s', quote_literal(part[2]), n, quote_literal(part[1])), ' | ')
         from generate_series(1, 9) n)::tsquery;
  end if;
  part := regexp_match(query, '^"([^"]+)"$');
  if part is not null then return phraseto_tsquery('simple', part[1]); end if;
  part := regexp_match(query, '^\((\S+) OR (\S+) OR (\S+)\) AND NOT (\S+)$');
  if part is not null then
    return (plainto_tsquery('simple', part[1]) || plainto_tsquery('simple', part[2]) ||
            plainto_tsquery('simple', part[3])) && !!plainto_tsquery('simple', part[4]);
  end if;
  part := regexp_match(query, '^(\S+)\* AND (\S+)$');
  if part is not null then
    return to_tsquery('simple', quote_literal(part[1]) || ':*') &&
           plainto_tsquery('simple', part[2]);
  end if;
  part := regexp_match(query, '^(\S+) AND (\S+)$');
  if part is not null then
    return plainto_tsquery('simple', part[1]) && plainto_tsquery('simple', part[2]);
  end if;
  raise exception 'a rule of no known shape: %', query;
end $$;

-- What an article must have one of: the branches of an OR, else all the words of the rule.
create function branches(query text) returns setof text language sql immutable as $$
  select unnest(case
    when query like '(%' then string_to_array(substring(query from '^\(([^)]*)\)'), ' OR ')
    when query ~ '^\S+\* AND ' then array[substring(query from ' AND (.*)$')]
    else array[translate(regexp_replace(query, ' AND |~10$', ' ', 'g'), '"', '')] end)
$$;

create function rarest_word(branch text) returns text language sql stable as $$
  select word from unnest(tsvector_to_array(to_tsvector('simple', branch))) word
    left join frequencies using (word) order by coalesce(ndoc, 0), word limit 1
$$;

create table queries as
  select line ->> 'id' as id, as_tsquery(line ->> 'query') as query, line ->> 'query' as written
    from raw_rules;
create table keyed as
  select distinct rarest_word(branch) as key, id, query from queries, branches(written) branch;
create index on keyed (key);
analyze keyed;
select extract(epoch from clock_timestamp() - :'started'::timestamptz) as load_s \gset

-- Articles one after the other, as they would come.
create table matches (article text, rule text);
create procedure match_all() language plpgsql as $$
declare
  article record;
begin
  for article in select id, to_tsvector('simple', text) as words from articles loop
    insert into matches
      select distinct article.id, k.id
        from unnest(tsvector_to_array(article.words)) word join keyed k on k.key = word
       where article.words @@ k.query;
  end loop;
end $$;

-- Not to read all the rules for each article.
set enable_hashjoin = off;
set enable_mergejoin = off;
call match_all();  -- warm
truncate matches;
select clock_timestamp() as started \gset
call match_all();
select extract(epoch from clock_timestamp() - :'started'::timestamptz) as match_s \gset

\t on
\pset format unaligned
select format('articles %s, articles/s %s, load_s %s, matches %s', (select count(*) from articles),
              round((select count(*) from articles) / (:match_s)::numeric),
              round((:load_s)::numeric, 2), (select count(*) from matches));
