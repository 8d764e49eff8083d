// Fields: of words, and filters on whole values.
#include <chrono>

#include "tests/rules/row.h"

using rows::Attributes;
using rows::AttributesRow;
using rows::Row;

namespace {

using namespace std::chrono;

model::Time at(year_month_day day, seconds in_day = {}) {
  return model::Time(sys_days(day)) + in_day;
}

// A report of one afternoon, with all that feeds say of it.
Attributes report() {
  return {.title = "Minister opens drill",
          .text = "Troops left the port.\n\nBelarus closed the border.",
          .lang = "en",
          .authors = {"Anna Petrova", "Ivan O’Neill"},
          .tags = {"agency", "ru-state"},
          .source = "The Baltic Times",
          .feed = "baltic-world",
          .url = "https://www.baltic.example.com/World/drill-2023?id=7",
          .country = "EE",
          .published = at(2023y / May / 25, hours(14)),
          .seen = at(2023y / May / 27)};
}

Attributes with_url(const char* url) {
  Attributes of = report();
  of.url = url;
  return of;
}

Attributes published(model::Time time) {
  Attributes of = report();
  of.published = time;
  return of;
}

Attributes without_date() {
  Attributes of = report();
  of.published.reset();
  return of;
}

}  // namespace

TEST(Fields, LeadIsTheFirstParagraphAndBodyTheText) {
  const char* const kText = "Troops left the port.\n\nBelarus closed the border.";
  const Row table[] = {
      {"lead:troops", "", kText, "en", true, "in the first paragraph"},
      {"lead:Belarus", "", kText, "en", false, "in the second"},
      {"lead:troops", "Troops", "The port.", "en", false, "the title is not in it"},
      {"lead:\"port Belarus\"", "", kText, "en", false, "a phrase lies inside it whole"},
      {"body:\"port Belarus\"", "", kText, "en", true, "in the text it may cross"},
      {"lead:(port NEAR/0 Belarus)", "", kText, "en", false, "NEAR too"},
      {"lead:(troops OR Belarus)", "", kText, "en", true, "a bracket"},
      {"lead:port Belarus", "", kText, "en", true, "it binds the next word alone"},
      {"lead:(port Belarus)", "", kText, "en", false, "a bracket binds both"},
      {"lead:troops", "", "\n\n  Troops left.\n\nBelarus.", "en", true, "the first with words"},
      {"body:troops", "Troops", "The port.", "en", false, "not the title"},
      {"body:Belarus", "", kText, "en", true, "the whole text"},
      {"body:troops", "Troops", "", "en", false, "no text"},
      {"lead:troops", "Troops", "", "en", false, "no lead"},
      {"title:nato expansion", "NATO", "its expansion", "en", true, "half a field"},
      {"title:(nato expansion)", "NATO", "its expansion", "en", false, "a whole one"},
      {"LEAD:troops", "", kText, "en", true, "in any case"},
      {"lead:войска", "", "Войсками.\n\nГраница.", "ru", true, "inflected"},
      {"lead:armée", "", "L’armée part.\n\nFin.", "fr", true, "behind an elision"},
      {"lead:Häfen", "", "Zwei Haefen.\n\nEnde.", "de", true, "umlauts"},
      {"lead:порт", "", "Удар.\n\nПорт.", "uk", false, "Ukrainian"},
  };
  rows::expect(table);
}

TEST(Fields, OfNamesAreReadLikeTitles) {
  const AttributesRow table[] = {
      {"author:Petrova", report(), true, "a word of a name"},
      {"author:petrova", report(), true, "folded"},
      {"author:\"Anna Petrova\"", report(), true, "a phrase"},
      {"author:\"Petrova Ivan\"", report(), false, "which never joins two authors"},
      {"author:(Anna NEAR/3 Ivan)", report(), false, "nor does NEAR"},
      {"author:(Petrova O'Neill)", report(), true, "AND may"},
      {"author:(Petrova NOT O'Neill)", report(), false, "NOT means all of them"},
      {"author:SENT(Petrova O'Neill)", report(), false, "each is a sentence of its own"},
      {"author:SENT(Anna Petrova)", report(), true, "as here"},
      {"author:Petr*", report(), true, "a wildcard"},
      {"author:troops", report(), false, "the text is none"},
      {"Petrova", report(), false, "only title and text are searched by default"},
      {"tag:agency", report(), true, "a tag"},
      {"tag:\"ru state\"", report(), true, "read like a title"},
      {"tag:ru-state", report(), true, "as written"},
      {"tag:\"agency ru\"", report(), false, "two tags never join"},
      {"tag:(agency state)", report(), true, "AND may"},
      {"tag:sport", report(), false, "not tagged so"},
      {"agency", report(), false, "not searched by default"},
      {"drill -tag:agency", report(), false, "negated"},
      {"source:Baltic", report(), true, "a word of the outlet's name"},
      {"source:\"Baltic Times\"", report(), true, "a phrase"},
      {"source:(Baltic Times)", report(), true, "both"},
      {"source:(Times NOT Baltic)", report(), false, "NOT"},
      {"source:Times Baltic", report(), false, "it binds the next word alone"},
      {"source:baltic-world", report(), false, "the feed's name is another"},
  };
  rows::expect(table);
}

TEST(Fields, OfValuesAreWhole) {
  const AttributesRow table[] = {
      {"drill feed:baltic-world", report(), true, "the exact name"},
      {"drill feed:baltic", report(), false, "no part of it"},
      {"drill country:EE", report(), true, "the outlet's country"},
      {"drill country:ee", report(), true, "in any case"},
      {"drill country:RU", report(), false, "another"},
      {"drill country:(RU OR EE)", report(), true, "a bracket"},
      {"drill -country:EE", report(), false, "negated"},
      {"drill lang:en", report(), true, "language"},
      {"drill -lang:(en OR de)", report(), false, "negated bracket"},
      {"country:EE lang:en", report(), true, "filters alone are allowed"},
      {"site:example.com", report(), true, "a host's subdomain"},
      {"drill site:baltic.example.com", report(), true, "www"},
      {"drill site:BALTIC.example.com", report(), true, "in any case"},
      {"drill site:www.baltic.example.com", report(), true, "the host itself"},
      {"drill site:tic.example.com", report(), false, "no part of a label"},
      {"drill site:tass.com", with_url("https://tass.com/x"), true, "the host"},
      {"drill site:tass.com", with_url("https://nottass.com/x"), false, "another one"},
      {"drill site:tass.com", with_url("https://tass.com.example.org/"), false, "nor in front"},
      {"drill site:tass.com", with_url("https://example.org/tass.com"), false, "nor in the path"},
      {"drill site:tass.com", with_url("https://tass.com:8443/x"), true, "the port is none of it"},
      {"drill site:tass.com", with_url(""), false, "no address"},
      {"drill url:drill-2023", report(), true, "a piece of the address"},
      {"drill url:/world/", report(), true, "case does not count"},
      {"drill url:sport", report(), false, "not in it"},
      {"drill -url:drill-2023", report(), false, "negated"},
      {"drill site:(tass.com OR example.com)", report(), true, "a bracket of hosts"},
      {"(title:minister lead:troops) OR site:tass.com", report(), true, "beside others"},
  };
  rows::expect(table);
}

TEST(Fields, PublishedIsADayInUtc) {
  const auto last_second = at(2023y / May / 25, hours(23) + minutes(59) + seconds(59));
  const AttributesRow table[] = {
      {"drill published:>=2023-05-01", report(), true, "later"},
      {"drill published:>=2023-05-25", report(), true, "the day itself"},
      {"drill published:>2023-05-25", report(), false, "not after it"},
      {"drill published:>2023-05-24", report(), true, "after the day before"},
      {"drill published:<=2023-05-25", report(), true, "until its end"},
      {"drill published:<2023-05-25", report(), false, "not before it"},
      {"drill published:<2023-05-26", report(), true, "before the next"},
      {"drill published:2023-05-25", report(), true, "a day"},
      {"drill published:2023-05-24", report(), false, "another"},
      {"drill published:2023-05-25", published(at(2023y / May / 25)), true, "from midnight"},
      {"drill published:2023-05-25", published(last_second), true, "to the last second"},
      {"drill published:2023-05-25", published(at(2023y / May / 26)), false, "until midnight"},
      {"drill published:>2023-05-25", published(at(2023y / May / 26)), true, "the next day"},
      {"drill published:2023-05-27", without_date(), true, "no date: first seen"},
      {"drill published:2023-05-25", without_date(), false, "and nothing else"},
      {"drill published:>=2023-05-01 published:<2023-06-01", report(), true, "a stretch"},
      {"drill -published:2023-05-25", report(), false, "negated"},
      {"published:>=2023-05-25", report(), true, "alone"},
  };
  rows::expect(table);
}
