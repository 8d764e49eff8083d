// The engine against the plain definition, on thousands of seeded random queries and articles.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "query/parser.h"
#include "rules/find.h"
#include "tests/rules/ground.h"

namespace {

constexpr unsigned kSeed = 20240612;
constexpr std::size_t kAll = 1'000'000;

using Random = std::mt19937;

template <class List>
std::string one_of(Random& random, const List& list) {
  return list[random() % std::size(list)];
}

constexpr const char* kQueryWords[] = {"a",     "b",     "nato", "F16",   "16",
                                       "f16*",  "na*",   "*at*", "\"b\"", "AT&T",
                                       "plans", "plan*", "G7's", "l'a",   "wom?n"};
constexpr const char* kPhraseWords[] = {"a",   "b",   "*",   "nato", "F16",
                                        "16*", "a*o", "na*", "s",    "7"};
constexpr const char* kTextWords[] = {"a",      "b",    "NATO",    "F16",  "F-16s", "16",    "a1b2",
                                      "NATO's", "G7's", "planned", "AT&T", "l'a",   "women", ","};

std::string random_query(Random& random, int depth) {
  if (depth == 0 || random() % 4 == 0) {
    if (random() % 2 == 0) return one_of(random, kQueryWords);
    std::string phrase = "\"" + one_of(random, kPhraseWords);
    for (std::size_t i = random() % 4; i > 0; --i) phrase += ' ' + one_of(random, kPhraseWords);
    return phrase + "\"";
  }
  constexpr const char* kOps[] = {" OR ", " NEAR/0 ", " NEAR/2 ", " ONEAR/0 ", " ONEAR/3 "};
  return "(" + random_query(random, depth - 1) + one_of(random, kOps) +
         random_query(random, depth - 1) + ")";
}

std::string random_text(Random& random) {
  std::string text;
  for (std::size_t i = random() % 25; i > 0; --i) text += one_of(random, kTextWords) + ' ';
  return text;
}

std::vector<obvious::Words> sorted_out(std::vector<obvious::Words> found) {
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<obvious::Words> found_with(rules::Limits limits, const query::Node& root,
                                       const text::Reading& reading, const std::string& text) {
  rules::Program program;
  const rules::PartId query = program.add(root, {}) + 1;
  const rules::SlotIndex index(program);
  rules::KnownWords known(index, reading.words());
  rules::Sheet sheet(program);
  const model::Article article;
  sheet.open({reading, article, {}}, known);
  const auto ground = rules::Ground::of(sheet, model::Field::text, text);
  const auto found = rules::Finder(program).find(query, ground, limits);
  std::vector<obvious::Words> all;
  for (std::size_t i = 0; i < found.size(); ++i) {
    obvious::Words words;
    for (const rules::Stretch& one : found[i]) words.push_back({one.first, one.last});
    all.push_back(std::move(words));
  }
  return sorted_out(std::move(all));
}

std::vector<obvious::Words> plainly_found(const query::Node& root, const obvious::Ground& ground) {
  std::vector<obvious::Words> all;
  for (const obvious::Occurrence& one : ground.find(root)) all.push_back(one.words);
  return sorted_out(std::move(all));
}

}  // namespace

TEST(Finder, FindsWhatThePlainDefinitionFinds) {
  Random random(kSeed);
  int compared = 0, found_some = 0;
  for (int round = 0; round < 15'000; ++round) {
    const std::string query = random_query(random, 3), text = random_text(random);
    query::Warnings warnings(query);
    query::Parser parser(query, warnings);
    const auto root = parser.run();
    if (!root) continue;
    const text::Reading reading("", text, "en");

    const auto by_engine = found_with({kAll, kAll, kAll}, *root, reading, text);
    const auto by_tired_engine = found_with({kAll, 4, kAll}, *root, reading, text);

    const model::Article article;
    const rules::Means means;
    const obvious::Read read{reading, article, means};
    const auto plain = plainly_found(*root, obvious::Ground(read, model::Field::text, text));
    ASSERT_EQ(by_engine, plain) << query << "  on  " << text;
    ASSERT_TRUE(
        std::includes(plain.begin(), plain.end(), by_tired_engine.begin(), by_tired_engine.end()))
        << query << "  on  " << text;
    ++compared;
    found_some += plain.empty() ? 0 : 1;
  }
  EXPECT_GT(compared, 4000);
  EXPECT_GT(found_some, 1000);
}
