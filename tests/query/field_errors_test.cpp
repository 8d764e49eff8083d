// What is refused of fields and of the values behind them.
#include <gtest/gtest.h>

#include "tests/query/refusal.h"

TEST(ParseQuery, RefusesFieldsThatBindToNothing) {
  const refusals::Refusal table[] = {
      {"lang:(en NEAR/5 de)", 1, 10, "NEAR/5 cannot stand inside lang:", nullptr},
      {"title: nato", 1, 1, "title: needs a word, a phrase or a bracket right behind it",
       "title:nato"},
      {"csto title:", 1, 6, "title: needs a word, a phrase or a bracket right behind it", nullptr},
      {"title:-nato", 1, 7, "- cannot stand behind title:", "-title:nato"},
      {"title:-\"foo bar\"", 1, 7, "- cannot stand behind title:", "-title:\"foo bar\""},
      {"title:-(foo (bar baz)) x", 1, 7, "- cannot stand behind title:", "-title:(foo (bar baz))"},
      {"title: \"foo bar\"", 1, 1, "title: needs a word, a phrase or a bracket right behind it",
       "title:\"foo bar\""},
      {"title:(nato source:tass)", 1, 13, "source: cannot stand inside title:", nullptr},
      {"title:lang:en", 1, 7, "lang: cannot stand inside title:", "title:word lang:en"},
      {"intitle:nato", 1, 1, "there is no field intitle:", "title:nato"},
      {"titel:nato", 1, 1, "there is no field titel:", "title:nato"},
      {"quux:nato", 1, 1, "there is no field quux:; quoted, it is words", "\"quux:nato\""},
      {"lang:english", 1, 6, "lang: takes a two-letter code", "lang:en"},
      {"nato https://example.org/x", 1, 6,
       "an address stands only behind url:, a host behind site:", "url:https://example.org/x"},
      {"feed:tass*", 1, 6, "wildcards mean nothing in feed:", nullptr},
      {"lang:en*", 1, 6, "lang: takes a two-letter code", "lang:en"},
      {"titel:\"nato summit\"", 1, 1, "there is no field titel:", "title:\"nato summit\""},
      {"intitle:(a b)", 1, 1, "there is no field intitle:", "title:(a b)"},
      {"domain:nato.int", 1, 1, "there is no field domain:", "site:nato.int"},
      {"bodi:x", 1, 1, "there is no field bodi:", "body:x"},
      {"title:(lead:a)", 1, 8, "lead: cannot stand inside title:", nullptr},
      {"source:raw:TASS", 1, 8, "raw: cannot stand inside source:", nullptr},
      {"author:SCORE(a b) >= 1", 1, 8, "SCORE(…) cannot stand inside author:", nullptr},
      {"title:SCORE(a b) >= 1", 1, 7, "SCORE(…) cannot stand inside title:", nullptr},
      {"lang:(en OR SENT(a))", 1, 13, "lang: takes a two-letter code", nullptr},
      {"lang:raw:en", 1, 6, "lang: takes a two-letter code", nullptr},
  };

  refusals::expect(table);
}

TEST(ParseQuery, RefusesValuesThatAreNone) {
  const refusals::Refusal table[] = {
      {"lang:russian", 1, 6, "lang: takes a two-letter code", "lang:ru"},
      {"lang:en-GB", 1, 6, "lang: takes a two-letter code", "lang:en"},
      {"lang:(en OR french)", 1, 13, "lang: takes a two-letter code", "lang:fr"},
      {"country:Germany", 1, 9, "country: takes a two-letter code", "country:DE"},
      {"country:\"United States\"", 1, 9, "country: takes a two-letter code", "country:US"},
      {"country:uk", 1, 9, "the code of the United Kingdom is GB", "country:GB"},
      {"site:https://www.nato.int/news", 1, 6, "site: takes a host, and means its subdomains, too",
       "site:www.nato.int"},
      {"site:*.nato.int", 1, 6, "site: takes a host, and means its subdomains, too",
       "site:nato.int"},
      {"site:nato.int:443", 1, 6, "site: takes a host, and means its subdomains, too",
       "site:nato.int"},
      {"site:nato.int/news", 1, 6, "site: takes a host, and means its subdomains, too", nullptr},
      {"site:\"nato int\"", 1, 6, "site: takes a host, and means its subdomains, too", nullptr},
      {"url:\"a b\"", 1, 5, "an address holds no blanks", nullptr},
      {"url:nato*", 1, 5, "wildcards mean nothing in url:, which finds any piece of the address",
       nullptr},
      {"published:2023-02-29", 1, 11, "there is no such day", "published:2023-02-28"},
      {"published:>=2023-04-31", 1, 11, "there is no such day", "published:>=2023-04-30"},
      {"published:2023-05", 1, 11, "published: takes a day, with >= > <= or < before it",
       "published:(>=2023-05-01 <2023-06-01)"},
      {"published:2023", 1, 11, "published: takes a day, with >= > <= or < before it",
       "published:(>=2023-01-01 <2024-01-01)"},
      {"published:>2023", 1, 11, "published: takes a day, with >= > <= or < before it",
       "published:>=2024-01-01"},
      {"published:<=2023-12", 1, 11, "published: takes a day, with >= > <= or < before it",
       "published:<2024-01-01"},
      {"published:2023-05-01..2023-06-30", 1, 11,
       "published: takes a day, with >= > <= or < before it",
       "published:(>=2023-05-01 <2023-07-01)"},
      {"published:2023-05-01T12:00", 1, 11, "published: takes a day, with >= > <= or < before it",
       "published:2023-05-01"},
      {"published:today", 1, 11, "published: takes a day, with >= > <= or < before it", nullptr},
      {"published:>= 2023-05-01", 1, 11, "published: takes a day, with >= > <= or < before it",
       nullptr},
      {"published:2023-13-01", 1, 11, "published: takes a day, with >= > <= or < before it",
       nullptr},
      {"published:2023-5-1", 1, 11, "published: takes a day, with >= > <= or < before it", nullptr},
  };

  refusals::expect(table);
}
