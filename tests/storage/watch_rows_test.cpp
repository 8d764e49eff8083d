#include "storage/watch_rows.h"

#include <gtest/gtest.h>

#include "tests/storage/house.h"

namespace storage {
namespace {

using namespace std::chrono_literals;
using test::at;
using test::House;

WatchRow<model::Feed> feed_row() {
  WatchRow<model::Feed> row;
  row.noun.name = "tass";
  row.noun.url = "https://tass.example/rss";
  row.noun.interval = 1h;
  row.origin = "feeds.toml:3";
  return row;
}

WatchRow<model::Rule> rule_row() {
  WatchRow<model::Rule> row;
  row.noun = {.id = {},
              .revision = 0,
              .name = "csto",
              .title = "CSTO on NATO",
              .query = "title:(csto OR ОДКБ) \"a\\b\"",
              .notify = {"press", "hook"},
              .per = model::Rule::Per::article,
              .priority = model::Rule::Priority::high,
              .lookalikes = true,
              .min_confidence = 0.6,
              .max_age = 168h,
              .tests = {}};
  row.origin = "csto.toml:14";
  return row;
}

template <class Noun>
void store(House& house, const WatchRow<Noun>& row, const std::string& definition = "one") {
  house.in_transaction([&](auto& transaction) {
    const auto keep = [&](const char* noun) {
      keep_definitions(transaction, noun, {{row.noun.name}, {definition}}, "alice");
    };
    if constexpr (std::is_same_v<Noun, model::Feed>) {
      store_feed(transaction, row);
      keep("feed");
    } else if constexpr (std::is_same_v<Noun, model::Rule>) {
      store_rule(transaction, row);
      keep("rule");
    } else {
      store_receiver(transaction, row);
      keep("receiver");
    }
  });
}

WatchRows load(House& house) {
  return house.in_transaction([](auto& transaction) { return load_watch_rows(transaction); });
}

void set(House& house, const std::string& noun, const std::string& name, Status status) {
  house.in_transaction([&](auto& transaction) { set_status(transaction, noun, name, status); });
}

std::vector<LeasedFeed> claim(House& house) {
  return house.in_transaction(
      [](auto& transaction) { return claim_due_feeds(transaction, {.node = "one", .limit = 10}); });
}

bool record(House& house, const LeasedFeed& leased) {
  return house.in_transaction([&](auto& transaction) {
    PollRecord poll;
    poll.feed = leased.feed.id;
    poll.token = leased.token;
    poll.state.etag = "etag";
    poll.state.baseline_at = at(0);
    poll.state.last_polled = at(0);
    poll.next_poll = database_now(transaction) + 1h;
    return record_poll(transaction, poll);
  });
}

TEST(WatchRows, ComeBackAsStored) {
  House house;
  auto feed = feed_row();
  auto rule = rule_row();
  store(house, feed);
  store(house, rule);

  const auto rows = load(house);

  ASSERT_EQ(rows.feeds.size(), 1u);
  feed.noun.id = rows.feeds[0].noun.id;
  EXPECT_EQ(rows.feeds[0].noun, feed.noun);
  EXPECT_EQ(rows.feeds[0].origin, "feeds.toml:3");
  ASSERT_EQ(rows.rules.size(), 1u);
  rule.noun.id = rows.rules[0].noun.id;
  rule.noun.revision = 1;
  EXPECT_EQ(rows.rules[0].noun, rule.noun);
  EXPECT_EQ(rows.rules[0].origin, "csto.toml:14");
}

TEST(WatchRows, ComeBackWithEveryKindOfReceiver) {
  House house;
  using model::SecretSource;
  const std::vector<model::Receiver> receivers{
      {{}, "archive", model::Maildir{"var/mail"}},
      {{},
       "hook",
       model::Webhook{"https://hooks.example/x", {SecretSource::Kind::file, "/etc/secret"}}},
      {{}, "plain-hook", model::Webhook{"https://hooks.example/y", {}}},
      {{}, "slack", model::Webhook{"file:/run/slack", {}, model::WebhookFormat::slack}},
      {.name = "terse",
       .where = model::Email{{"a@example.org", "\"b, c\"@example.org"}},
       .welcome = false,
       .personal = true}};
  for (const auto& receiver : receivers) {
    store(house, WatchRow<model::Receiver>{receiver, Status::active, ""});
  }

  const auto rows = load(house).receivers;

  ASSERT_EQ(rows.size(), receivers.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].noun.name, receivers[i].name);
    EXPECT_EQ(rows[i].noun.where, receivers[i].where);
    EXPECT_EQ(rows[i].noun.welcome, receivers[i].welcome);
    EXPECT_EQ(rows[i].noun.personal, receivers[i].personal);
  }
}

TEST(StoreRule, GrowsTheRevisionWhenItsMeaningChanges) {
  struct Case {
    const char* changed;
    void (*change)(model::Rule&);
    int revision;
  };
  const Case cases[] = {
      {"nothing", [](model::Rule&) {}, 1},
      {"tests", [](model::Rule& rule) { rule.tests.resize(1); }, 1},
      {"title", [](model::Rule& rule) { rule.title = "other"; }, 2},
      {"query", [](model::Rule& rule) { rule.query = "other"; }, 2},
      {"lookalikes", [](model::Rule& rule) { rule.lookalikes = false; }, 2},
      {"notify", [](model::Rule& rule) { rule.notify = {"press"}; }, 2},
      {"per", [](model::Rule& rule) { rule.per = model::Rule::Per::story; }, 2},
      {"priority", [](model::Rule& rule) { rule.priority = model::Rule::Priority::normal; }, 2},
      {"min_confidence", [](model::Rule& rule) { rule.min_confidence = 0.7; }, 2},
      {"max_age", [](model::Rule& rule) { rule.max_age = 1h; }, 2},
      {"max_age dropped", [](model::Rule& rule) { rule.max_age.reset(); }, 2}};
  House house;
  for (const auto& [changed, change, revision] : cases) {
    auto row = rule_row();
    row.noun.name = std::string("rule-") + changed;
    store(house, row);
    change(row.noun);
    row.origin = "moved.toml:1";
    store(house, row);

    const auto stored = load(house).rules;

    const auto found = std::find_if(stored.begin(), stored.end(), [&](const auto& candidate) {
      return candidate.noun.name == row.noun.name;
    });
    ASSERT_NE(found, stored.end()) << changed;
    EXPECT_EQ(found->noun.revision, revision) << changed;
    EXPECT_EQ(found->origin, "moved.toml:1") << changed;
  }
}

TEST(Revisions, GrowOnlyWhenTheDefinitionDiffersFromTheLast) {
  House house;
  for (const auto* definition : {"one", "one", "two", "one"}) store(house, rule_row(), definition);

  const auto revisions = house.in_transaction(
      [](auto& transaction) { return revisions_of(transaction, "rule", "csto"); });

  ASSERT_EQ(revisions.size(), 3u);
  EXPECT_EQ(revisions[0].revision, 3);
  EXPECT_EQ(revisions[0].definition, "one");
  EXPECT_EQ(revisions[1].definition, "two");
  EXPECT_EQ(revisions[2].revision, 1);
  EXPECT_EQ(revisions[2].changed_by, "alice");
}

TEST(Revisions, AreNamedByTheRuleWhoseMeaningTheyBrought) {
  House house;
  auto row = rule_row();
  store(house, row, "first");
  store(house, row, "with a test more");
  row.noun.query = "other";
  store(house, row, "another query");
  store(house, feed_row(), "a feed");

  house.in_transaction([](auto& transaction) {
    std::vector<std::optional<int>> meanings;
    for (const auto& revision : revisions_of(transaction, "rule", "csto"))
      meanings.push_back(revision.meaning);
    EXPECT_EQ(meanings, (std::vector<std::optional<int>>{3, 1, 1}));
    EXPECT_EQ(load_watch_rows(transaction).rules.at(0).noun.revision, 3);
    EXPECT_FALSE(revisions_of(transaction, "feed", "tass").at(0).meaning);
  });
}

// The text may stay as it was where a default of the program changed.
TEST(Revisions, KeepTheSameTextOfAnotherMeaning) {
  House house;
  auto row = rule_row();
  store(house, row);
  row.noun.title = "other";
  store(house, row);

  const auto revisions = house.in_transaction(
      [](auto& transaction) { return revisions_of(transaction, "rule", "csto"); });

  ASSERT_EQ(revisions.size(), 2u);
  EXPECT_EQ(revisions[0].definition, revisions[1].definition);
  EXPECT_EQ(load(house).rules.at(0).noun.revision, revisions[0].revision);
}

TEST(StoreFeed, StartsAfreshAtAnotherUrl) {
  House house;
  store(house, feed_row());
  ASSERT_TRUE(record(house, claim(house).at(0)));
  ASSERT_TRUE(claim(house).empty());
  auto moved = feed_row();
  moved.noun.url = "https://elsewhere.example/rss";

  store(house, moved);

  const auto claimed = claim(house);
  ASSERT_EQ(claimed.size(), 1u);
  EXPECT_EQ(claimed[0].feed.url, moved.noun.url);
  EXPECT_EQ(claimed[0].state, model::PollState{});
}

TEST(StoreFeed, AtAnotherUrlRefusesWhatTheOldOneBringsMeanwhile) {
  House house;
  store(house, feed_row());
  const auto under_way = claim(house).at(0);
  auto moved = feed_row();
  moved.noun.url = "https://elsewhere.example/rss";

  store(house, moved);

  EXPECT_FALSE(record(house, under_way));
  EXPECT_EQ(claim(house).at(0).state.etag, "");
}

TEST(StoreFeed, KeepsItsPollStateAtTheSameUrl) {
  House house;
  store(house, feed_row());
  const auto under_way = claim(house).at(0);
  auto retagged = feed_row();
  retagged.noun.tags = {"agency"};

  store(house, retagged);

  EXPECT_TRUE(record(house, under_way));
  EXPECT_EQ(house.ask("select etag as answer from feeds"), "etag");
  EXPECT_EQ(load(house).feeds.at(0).noun.tags, retagged.noun.tags);
}

TEST(StoreFeed, StartsAfreshWhenItComesBackAfterRemoval) {
  House house;
  store(house, feed_row());
  record(house, claim(house).at(0));
  set(house, "feed", "tass", Status::removed);

  store(house, feed_row());

  EXPECT_EQ(claim(house).at(0).state, model::PollState{});
}

TEST(StoreFeed, IsDueAtTheSoonerOfOldAndNewInterval) {
  House house;
  store(house, feed_row());
  record(house, claim(house).at(0));
  const auto minutes_left = [&] {
    return house.ask(
        "select round(extract(epoch from next_poll - now()) / 60)::text as answer from feeds");
  };
  auto row = feed_row();

  row.noun.interval = 5h;
  store(house, row);
  EXPECT_EQ(minutes_left(), "60");
  row.noun.interval = 10min;
  store(house, row);
  EXPECT_EQ(minutes_left(), "10");
  row.noun.interval.reset();
  store(house, row);
  EXPECT_EQ(minutes_left(), "10");
  EXPECT_EQ(load(house).feeds.at(0).noun.interval, std::nullopt);
}

TEST(StoreFeed, WithANewIntervalRepeatsThePollUnderWay) {
  House house;
  store(house, feed_row());
  const auto under_way = claim(house).at(0);
  auto row = feed_row();
  row.noun.interval = 10min;

  store(house, row);

  EXPECT_FALSE(record(house, under_way));
  EXPECT_EQ(claim(house).size(), 1u);
}

TEST(SetStatus, HidesWhatIsRemovedAndKeepsWhatIsDisabled) {
  House house;
  store(house, feed_row());
  store(house, rule_row());
  store(house, WatchRow<model::Receiver>{{{}, "press", model::Email{{"a@example.org"}}}, {}, ""});

  set(house, "rule", "csto", Status::removed);
  set(house, "feed", "tass", Status::disabled);
  set(house, "receiver", "press", Status::disabled);

  const auto rows = load(house);
  EXPECT_TRUE(rows.rules.empty());
  EXPECT_EQ(rows.feeds.at(0).status, Status::disabled);
  EXPECT_EQ(rows.receivers.at(0).status, Status::disabled);
  set(house, "feed", "tass", Status::active);
  EXPECT_EQ(load(house).feeds.at(0).status, Status::active);
}

TEST(WatchGeneration, GrowsWithEachChange) {
  House house;
  const auto generation = [&] {
    return house.in_transaction([](auto& transaction) { return watch_generation(transaction); });
  };
  const auto before = generation();

  house.in_transaction([](auto& transaction) { grow_watch_generation(transaction); });

  EXPECT_EQ(generation(), before + 1);
}

}  // namespace
}  // namespace storage
