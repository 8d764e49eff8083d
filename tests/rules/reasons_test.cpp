// Reasons of parts that are built here as the parser builds them.
#include "rules/reasons.h"

#include <gtest/gtest.h>

#include "rules/copy.h"

namespace {

using query::Child;

// The tree of a query of today's operators.
Child part(const std::string& query) {
  return rules::copy_of(query::parse(query)->query->root());
}

std::vector<Child> parts(std::initializer_list<const char*> queries) {
  std::vector<Child> made;
  for (const char* query : queries) made.push_back(part(query));
  return made;
}

const model::Article kArticle = [] {
  model::Article article;
  article.title = "Ships";
  article.text =
      "The minister spoke of troops. Ships left, and planes came.\n\nTroops moved to the US.";
  article.url = "https://news.example/1";
  article.seen = model::Time{std::chrono::sys_days{std::chrono::year{2023} / 5 / 25}};
  return article;
}();

template <class Meaning>
std::string reason(Meaning meaning, const std::string& written = {}) {
  const text::Reading reading(kArticle.title, kArticle.text, "en");
  query::Node node;
  node.is = std::move(meaning);
  const query::Size size{.terms = 4, .words = 4, .wildcards = 0, .nears = 2};
  const rules::Subject subject{reading, kArticle, "daily"};
  const rules::Asked asked{written, size, subject};
  return asked.judge(node, query::Scope::everywhere).matched
             ? "holds"
             : rules::reason_of(asked, node, query::Scope::everywhere);
}

}  // namespace

TEST(Reasons, NameWhatIsLongByItsBeginning) {
  EXPECT_EQ(reason(query::Raw{std::string(300, 'x')}),
            "“" + std::string(79, 'x') + "…” does not stand in title or text, written like this");
}

TEST(Reasons, OfAUnit) {
  using Unit = query::Within::Unit;
  EXPECT_EQ(reason(query::Within{Unit::sentence, part("ships planes")}), "holds");
  EXPECT_EQ(reason(query::Within{Unit::sentence, part("minister planes")}),
            "the article holds this, but no single sentence does");
  EXPECT_EQ(reason(query::Within{Unit::paragraph, part("minister bees")}),
            "no paragraph holds this");
}

TEST(Reasons, OfACountTellTheCount) {
  EXPECT_EQ(reason(query::AtLeast{2, part("troops")}), "holds");
  EXPECT_EQ(reason(query::AtLeast{5, part("troops")}), "it stands there 2 times, not 5 times");
  EXPECT_EQ(reason(query::AtLeast{2, part("planes")}), "it stands there once, not 2 times");
  EXPECT_EQ(reason(query::AtLeast{1, part("bees")}, "bees"),
            "no form of “bees” stands in title or text");
}

TEST(Reasons, OfAScoreTellTheSum) {
  query::Score score;
  score.parts.push_back({part("troops"), 3});
  score.parts.push_back({part("planes"), -1});
  score.parts.push_back({part("bees"), 5});
  score.threshold = 4;

  EXPECT_EQ(reason(std::move(score)), "the weights add up to 2, 4 are asked for");
}

TEST(Reasons, OfAWindowTellHowWideItWouldBe) {
  EXPECT_EQ(reason(query::NearAll{parts({"minister", "troops", "planes"}), 3}),
            "the smallest stretch that holds them all has 5 other words");
  EXPECT_EQ(reason(query::NearAll{parts({"minister", "bees"}), 3}, "bees"),
            "no form of “bees” stands in title or text");
}

TEST(Reasons, OfNotNear) {
  const std::string written = "minister NEAR/9 troops";
  auto near = part(written);
  std::get<query::Near>(near->is).without = true;

  EXPECT_EQ(reason(std::move(std::get<query::Near>(near->is)), written),
            "each minister has troops that near");
  EXPECT_EQ(reason(query::Near{part("bees"), part("troops"), 9, false, true}, "bees"),
            "no form of “bees” stands in title or text");
}

TEST(Reasons, OfExactCharactersAndOfWholeValues) {
  EXPECT_EQ(reason(query::Raw{"US"}), "holds");
  EXPECT_EQ(reason(query::Raw{"us"}), "“us” does not stand in title or text, written like this");
  EXPECT_EQ(reason(query::Value{query::Scope::country, "kz"}), "the outlet's country is not known");
  EXPECT_EQ(reason(query::Value{query::Scope::site, "other.example"}),
            "the article's address is https://news.example/1");
  EXPECT_EQ(reason(query::Published{kArticle.seen + std::chrono::days(1), std::nullopt}),
            "it has no date; it was first seen 2023-05-25T00:00:00Z");
}

TEST(Reasons, OfAPhraseWithSlopTellTheMoves) {
  auto phrase = part("\"minister of troops\"");
  auto& term = std::get<query::Term>(phrase->is);
  term.slots.erase(term.slots.begin() + 1);
  term.slop = 1;

  EXPECT_EQ(reason(std::move(term)), "its words are 2 moves away from this order");
}
