#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/watch/folder.h"

using testing::HasSubstr;

TEST(WatchFolder, IsReadInNameOrderWithoutHiddenOrForeignFiles) {
  const test::Folder folder;
  folder.write("20-b.toml", "[[feed]]\nname = 'b'\nurl = 'https://b.example.org/'\n");
  folder.write("10-a.toml", "[[feed]]\nname = 'a'\nurl = 'https://a.example.org/'\n");
  folder.write(".30-c.toml", "no TOML");
  folder.write("notes.txt", "no TOML");

  const auto result = watch::read_watch_files(folder.path(), {});

  ASSERT_TRUE(result.ok()) << to_text(result.problems[0]);
  ASSERT_EQ(result.set.feeds.size(), 2u);
  EXPECT_EQ(result.set.feeds[0].noun.name, "a");
  EXPECT_EQ(result.set.feeds[1].file, (folder.path() / "20-b.toml").string());
}

TEST(WatchFolder, NamesTheFirstPlaceOfANameThatComesTwice) {
  const test::Folder folder;
  const auto first = folder.write("a.toml", "\n[[receiver]]\nname = 'desk'\nmaildir = 'm'\n");
  folder.write("b.toml",
               "[[receiver]]\nname = 'desk'\nmaildir = 'n'\n[[feed]]\nname = 'desk'\n"
               "url = 'https://a.example.org/'\n");

  const auto result = watch::read_watch_files(folder.path(), {});

  ASSERT_EQ(result.problems.size(), 1u) << "a feed may have a receiver's name";
  EXPECT_EQ(result.problems[0].file, (folder.path() / "b.toml").string());
  EXPECT_THAT(result.problems[0].message, HasSubstr(first.string() + ":3 already"));
}

TEST(WatchFolder, FindsReceiversInOtherFiles) {
  const test::Folder folder;
  folder.write("a.toml", "[[rule]]\nname = 'r'\nquery = 'north'\nnotify = ['desk']\n");
  folder.write("b.toml", "[[receiver]]\nname = 'desk'\nmaildir = 'm'\n");

  EXPECT_TRUE(watch::read_watch_files(folder.path(), {}).ok());
}

TEST(WatchFolder, BlamesNoRuleForAReceiverInAFileThatCannotBeRead) {
  const test::Folder folder;
  folder.write("a.toml", "[[rule]]\nname = 'r'\nquery = 'north'\nnotify = ['desk']\n");
  folder.write("b.toml", "[[receiver]]\nname = 'desk\nmaildir = 'm'\n");

  const auto result = watch::read_watch_files(folder.path(), {});

  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_EQ(result.problems[0].line, 2);
}

TEST(WatchFolder, ThatIsMissingIsAnErrorNotAnEmptySet) {
  const test::Folder folder;

  const auto result = watch::read_watch_files(folder.path() / "watch.d", {});

  EXPECT_FALSE(result.ok());
  EXPECT_THAT(result.problems.at(0).message, HasSubstr("expected a folder of *.toml files"));
}

TEST(WatchFolder, ReadsADraftWhereItsFileStandsThroughLinksToo) {
  const test::Folder folder, elsewhere;
  const auto real = elsewhere.write("rules.toml", "[[rule]]\nname = 'r'\nquery = 'south'\n");
  const auto draft =
      elsewhere.write(".rules.toml", "[[rule]]\nname = 'r'\nquery = 'north'\nnotify = ['desk']\n");
  folder.write("b.toml", "[[receiver]]\nname = 'desk'\nmaildir = 'm'\n");
  const auto link = folder.path() / "a.toml";
  std::filesystem::create_symlink(real, link);

  const auto result = watch::read_watch_files(folder.path(), {}, {real, draft});

  ASSERT_TRUE(result.ok()) << to_text(result.problems);
  EXPECT_EQ(result.set.rules.at(0).noun.query, "north");
  EXPECT_EQ(result.set.rules[0].file, link.string());
  EXPECT_TRUE(watch::is_watch_file(real, folder.path()));
  EXPECT_FALSE(watch::is_watch_file(draft, folder.path()));
}

TEST(SomeWatchFiles, AreNotAskedForReceiversThatStandElsewhere) {
  const test::Folder folder;
  const auto a = folder.write("a.toml", "[[rule]]\nname = 'r'\nquery = 'a'\nnotify = ['desk']\n");
  const auto b = folder.write("b.toml", "[[rule]]\nname = 's'\nquery = 'b'\nnotify = ['desk']\n");

  const auto result = watch::read_some_watch_files({a, b}, {});

  EXPECT_TRUE(result.ok()) << to_text(result.problems);
  EXPECT_EQ(result.set.rules.size(), 2u);
  EXPECT_FALSE(watch::read_some_watch_files({a, folder.path() / "c.toml"}, {}).ok());
}

// The nearest of 40,000 names takes milliseconds to find; for 8,000 rules that was a minute.
