#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/watch/folder.h"

using storage::Status;
using testing::ElementsAre;

namespace {

constexpr auto kSet = R"(
[[feed]]
name = "north"
url = "https://north.example.org/"
[[receiver]]
name = "desk"
maildir = "var/mail"
[[list]]
name = "alliances"
terms = ["NATO"]
[[rule]]
name = "exercises"
query = '''exercise'''
notify = ["desk"]
)";

// Rows as storage holds them after `set` was applied.
storage::WatchRows rows_of(const watch::WatchSet& set) {
  storage::WatchRows rows;
  for (const auto& feed : set.feeds) rows.feeds.push_back({feed.noun, Status::active, "a.toml:1"});
  for (const auto& receiver : set.receivers)
    rows.receivers.push_back({receiver.noun, Status::active, "a.toml:2"});
  for (const auto& list : set.lists) {
    rows.lists.push_back({list.noun, Status::active, "a.toml:4"});
    rows.lists.back().noun.id = {9};
  }
  for (const auto& rule : set.rules) {
    rows.rules.push_back({rule.noun, Status::active, "a.toml:3"});
    rows.rules.back().noun.id = {7};
    rows.rules.back().noun.revision = 3;
    rows.rules.back().noun.tests.clear();
  }
  return rows;
}

std::vector<std::string> told(const std::vector<watch::Change>& changes) {
  static constexpr const char* kKinds[] = {"added", "changed", "disabled", "removed", "enabled"};
  std::vector<std::string> lines;
  for (const auto& change : changes)
    lines.push_back(std::string(kKinds[static_cast<int>(change.kind)]) + " " + change.noun + " " +
                    change.name + (change.detail.empty() ? "" : ": " + change.detail));
  return lines;
}

}  // namespace

TEST(Difference, OfAnEmptyDatabaseAddsEverything) {
  EXPECT_THAT(told(watch::difference({}, test::watch_set(kSet), false)),
              ElementsAre("added feed north", "added receiver desk", "added list alliances",
                          "added rule exercises"));
}

TEST(Difference, OfTheSameSetIsNone) {
  const auto set = test::watch_set(kSet);

  EXPECT_THAT(told(watch::difference(rows_of(set), set, false)), ElementsAre());
  EXPECT_THAT(told(watch::difference(rows_of(set), set, true)), ElementsAre());
}

TEST(Difference, NamesWhatChanged) {
  const struct {
    const char* told;
    void (*change)(storage::WatchRows&);
  } rows[] = {
      {"changed feed north: url", [](auto& r) { r.feeds[0].noun.url = "https://x.example.org/"; }},
      {"changed feed north: tags, country",
       [](auto& r) { r.feeds[0].noun.tags = {"x"}, r.feeds[0].noun.country = "NO"; }},
      {"changed feed north: interval",
       [](auto& r) { r.feeds[0].noun.interval = std::chrono::hours(1); }},
      {"changed feed north: text", [](auto& r) { r.feeds[0].noun.text = model::TextFrom::feed; }},
      {"changed feed north: first",
       [](auto& r) { r.feeds[0].noun.first = model::FirstPoll::tell; }},
      {"changed rule exercises: query", [](auto& r) { r.rules[0].noun.query = "x"; }},
      {"changed rule exercises: lookalikes", [](auto& r) { r.rules[0].noun.lookalikes = true; }},
      {"changed rule exercises: title", [](auto& r) { r.rules[0].noun.title = "x"; }},
      {"changed rule exercises: notify", [](auto& r) { r.rules[0].noun.notify.clear(); }},
      {"changed rule exercises: per",
       [](auto& r) { r.rules[0].noun.per = model::Rule::Per::article; }},
      {"changed rule exercises: priority",
       [](auto& r) { r.rules[0].noun.priority = model::Rule::Priority::high; }},
      {"changed rule exercises: max_age",
       [](auto& r) { r.rules[0].noun.max_age = std::chrono::hours(1); }},
      {"changed rule exercises: min_confidence",
       [](auto& r) { r.rules[0].noun.min_confidence = 0.6; }},
      {"changed list alliances: title, verified",
       [](auto& r) { r.lists[0].noun.title = "x", r.lists[0].noun.verified = model::Day(); }},
      {"changed list alliances: members", [](auto& r) { r.lists[0].noun.members.resize(1); }},
      {"changed list alliances: countries", [](auto& r) { r.lists[0].noun.countries.resize(1); }},
      {"changed list alliances: terms, include, within",
       [](auto& r) {
         auto& list = r.lists[0].noun;
         list.terms.clear(), list.include = {"x"}, list.within = "x";
       }},
      {"changed receiver desk: address",
       [](auto& r) { r.receivers[0].noun.where = model::Maildir{"x"}; }},
      {"changed receiver desk: digest, at_most",
       [](auto& r) {
         auto& receiver = r.receivers[0].noun;
         receiver.digest.emplace(), receiver.at_most.count = 1;
       }},
      {"changed rule exercises: storm, expect",
       [](auto& r) { r.rules[0].noun.storm.count = 1, r.rules[0].noun.expect.emplace(); }},
      {"changed receiver desk: timezone, quiet, away",
       [](auto& r) {
         auto& receiver = r.receivers[0].noun;
         receiver.timezone = "x", receiver.quiet.resize(1), receiver.away.resize(1);
       }},
      {"changed rule exercises: high_if", [](auto& r) { r.rules[0].noun.high_if = "x"; }},
      {"enabled feed north", [](auto& r) { r.feeds[0].status = Status::disabled; }},
      {"added feed north", [](auto& r) { r.feeds[0].status = Status::removed; }},
      {"enabled rule exercises: query",
       [](auto& r) { r.rules[0].noun.query = "x", r.rules[0].status = Status::disabled; }},
  };
  const auto set = test::watch_set(kSet);
  for (const auto& row : rows) {
    auto before = rows_of(set);
    row.change(before);
    EXPECT_THAT(told(watch::difference(before, set, false)), ElementsAre(row.told));
  }
}

TEST(Difference, DisablesWhatVanishedAndRemovesItOnlyToPrune) {
  const auto rows = rows_of(test::watch_set(kSet));

  EXPECT_THAT(told(watch::difference(rows, {}, false)),
              ElementsAre("disabled rule exercises", "disabled list alliances",
                          "disabled receiver desk", "disabled feed north"));
  EXPECT_THAT(told(watch::difference(rows, {}, true)),
              ElementsAre("removed rule exercises", "removed list alliances",
                          "removed receiver desk", "removed feed north"));
}

TEST(Difference, DisablesASuspendedRuleToo) {
  auto rows = rows_of(test::watch_set(kSet));
  rows.feeds.clear();
  rows.lists.clear();
  rows.receivers.clear();
  rows.rules[0].status = Status::suspended;

  EXPECT_THAT(told(watch::difference(rows, {}, false)), ElementsAre("disabled rule exercises"));
}

TEST(Difference, LeavesASuspensionAlone) {
  const auto set = test::watch_set(kSet);
  auto rows = rows_of(set);
  rows.rules[0].status = Status::suspended;

  EXPECT_THAT(told(watch::difference(rows, set, false)), ElementsAre());
}

TEST(Difference, LeavesAloneWhatIsAlreadyDisabledUntilPruned) {
  auto rows = rows_of(test::watch_set(kSet));
  rows.rules.clear();
  rows.lists.clear();
  rows.receivers.clear();
  rows.feeds[0].status = Status::disabled;

  EXPECT_THAT(told(watch::difference(rows, {}, false)), ElementsAre());
  EXPECT_THAT(told(watch::difference(rows, {}, true)), ElementsAre("removed feed north"));
}

TEST(Difference, LeavesAloneWhatNoFileEverOwned) {
  auto rows = rows_of(test::watch_set(kSet));
  rows.rules.clear();
  rows.lists.clear();
  rows.receivers.clear();
  rows.feeds[0].origin.clear();

  EXPECT_THAT(told(watch::difference(rows, {}, true)), ElementsAre());
}

TEST(Difference, LeavesListsThatARuleOfNoFileNames) {
  auto rows = rows_of(test::watch_set(R"(
[[list]]
name = "masters"
within = "league"
include = ["others"]
[[list]]
name = "others"
terms = ["x"]
[[list]]
name = "league"
[[list.country]]
country = "NO"
[[list]]
name = "unused"
terms = ["y"]
[[rule]]
name = "r"
query = '''bees AND (said(by:@masters) OR hives)'''
)"));
  rows.rules[0].origin.clear();

  EXPECT_THAT(told(watch::difference(rows, {}, true)), ElementsAre("removed list unused"));
}
