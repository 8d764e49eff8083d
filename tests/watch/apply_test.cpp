#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "storage/storage.h"
#include "tests/support/eventually.h"
#include "tests/support/test_cluster.h"
#include "tests/watch/folder.h"

using storage::Status;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

constexpr auto kFeed = "[[feed]]\nname = \"north\"\nurl = \"https://north.example.org/\"\n";
constexpr auto kRule = "[[rule]]\nname = \"exercises\"\nquery = '''exercise'''\n";

class Apply : public testing::Test {
 protected:
  std::vector<watch::Change> apply(const std::string& text, bool prune = false) {
    const auto set = test::watch_set(text);
    auto transaction = database_.begin();
    auto changes = watch::apply(transaction, set, prune, "ada");
    transaction.commit();
    return changes;
  }
  storage::WatchRows rows() {
    auto transaction = database_.begin();
    return storage::load_watch_rows(transaction);
  }
  std::int64_t generation() {
    auto transaction = database_.begin();
    return storage::watch_generation(transaction);
  }
  std::vector<storage::Revision> revisions(const std::string& noun, const std::string& name) {
    auto transaction = database_.begin();
    return storage::revisions_of(transaction, noun, name);
  }

  storage::Database database_{{.url = test::fresh_database()}};
};

}  // namespace

TEST_F(Apply, StoresASetWithItsRevisions) {
  const auto before = generation();

  const auto changes = apply(std::string(kFeed) + kRule);

  EXPECT_THAT(changes, SizeIs(2));
  EXPECT_GT(generation(), before);
  ASSERT_THAT(rows().feeds, SizeIs(1));
  EXPECT_EQ(rows().feeds[0].noun.url, "https://north.example.org/");
  EXPECT_THAT(rows().feeds[0].origin, testing::EndsWith("watch.toml:1"));
  ASSERT_THAT(revisions("feed", "north"), SizeIs(1));
  EXPECT_EQ(revisions("feed", "north")[0].definition, kFeed);
  EXPECT_EQ(revisions("feed", "north")[0].changed_by, "ada");
}

TEST_F(Apply, OfTheSameSetChangesNothing) {
  apply(std::string(kFeed) + kRule);
  const auto before = generation();

  EXPECT_THAT(apply(std::string(kFeed) + kRule), IsEmpty());

  EXPECT_EQ(generation(), before);
  EXPECT_THAT(revisions("rule", "exercises"), SizeIs(1));
}

TEST_F(Apply, WritesOnlyDefinitionsThatChanged) {
  apply(std::string(kFeed) + kRule);

  apply(std::string(kFeed) + "[[rule]]\nname = \"exercises\"\nquery = '''exercise AND north'''\n");

  EXPECT_THAT(revisions("rule", "exercises"), SizeIs(2));
  EXPECT_THAT(revisions("feed", "north"), SizeIs(1));
  EXPECT_EQ(rows().rules.at(0).noun.query, "exercise AND north");
  EXPECT_EQ(rows().rules.at(0).noun.revision, 2);
}

TEST_F(Apply, KeepsATextWhoseTestsAloneChanged) {
  apply(std::string(kFeed) + kRule);
  const std::string tested = std::string(kRule) + "must_match = [{ text = \"An exercise.\" }]\n";

  EXPECT_THAT(apply(std::string(kFeed) + tested), IsEmpty());
  EXPECT_THAT(apply(std::string(kFeed) + tested), IsEmpty());

  const auto kept = revisions("rule", "exercises");
  ASSERT_THAT(kept, SizeIs(2));
  EXPECT_EQ(kept[0].definition, tested);
  EXPECT_EQ(kept[0].meaning, 1);
  EXPECT_THAT(revisions("feed", "north"), SizeIs(1));
}

TEST_F(Apply, FollowsADefinitionThatOnlyMoved) {
  apply(kRule);
  const auto before = generation();

  EXPECT_THAT(apply(std::string("# a comment\n\n") + kRule), IsEmpty());

  EXPECT_THAT(rows().rules.at(0).origin, testing::EndsWith("watch.toml:3"));
  EXPECT_EQ(rows().rules.at(0).noun.revision, 1);
  EXPECT_EQ(generation(), before);
}

TEST_F(Apply, DisablesWhatVanishedAndEnablesWhatComesBack) {
  apply(std::string(kFeed) + kRule);

  apply(kFeed);
  ASSERT_THAT(rows().rules, SizeIs(1));
  EXPECT_EQ(rows().rules[0].status, Status::disabled);

  apply(std::string(kFeed) + kRule);
  EXPECT_EQ(rows().rules[0].status, Status::active);
}

TEST_F(Apply, RemovesWhatVanishedWhenPruning) {
  apply(std::string(kFeed) + kRule);

  const auto changes = apply(kFeed, true);

  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].kind, watch::Change::Kind::removed);
  EXPECT_THAT(rows().rules, IsEmpty());
  EXPECT_THAT(apply(kFeed, true), IsEmpty());
}

TEST_F(Apply, IsUndoneWithItsTransaction) {
  const auto set = test::watch_set(std::string(kFeed) + kRule);
  {
    auto transaction = database_.begin();
    watch::apply(transaction, set, false, "ada");
  }

  EXPECT_THAT(rows().feeds, IsEmpty());
  EXPECT_THAT(rows().rules, IsEmpty());
}

TEST_F(Apply, StoresWhereAFileStandsWhateverTheFolderItWasReadFrom) {
  const test::Folder folder;
  folder.write("w/watch.toml", kRule);
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  const auto read = watch::read_watch_files("w/../w", {});
  auto transaction = database_.begin();
  watch::apply(transaction, read.set, false, "ada");
  transaction.commit();
  std::filesystem::current_path(before);

  EXPECT_EQ(rows().rules.at(0).origin, (folder.path() / "w/watch.toml").string() + ":1");
}

TEST_F(Apply, OfTwoAtOnceLeavesTheSetOfTheLast) {
  apply(kFeed);
  const auto first = test::watch_set(std::string(kFeed) + kRule);
  const auto second =
      test::watch_set(std::string(kFeed) + "[[rule]]\nname = \"others\"\nquery = '''other'''\n");
  auto transaction = database_.begin();
  watch::apply(transaction, first, false, "ada");

  std::atomic<bool> done = false;
  std::jthread other([&] {
    storage::Database database(database_.options());
    auto its_own = database.begin();
    watch::apply(its_own, second, false, "bob");
    its_own.commit();
    done = true;
  });
  EXPECT_FALSE(test::eventually([&] { return done.load(); }, std::chrono::milliseconds(500)));
  transaction.commit();
  other.join();

  std::vector<std::string> active;
  for (const auto& row : rows().rules)
    if (row.status == Status::active) active.push_back(row.noun.name);
  EXPECT_THAT(active, ElementsAre("others"));
}
