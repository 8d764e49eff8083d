#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "alerts/alerts.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

class Maildir : public testing::Test {
 protected:
  std::string folder() const { return (base_.path() / "var" / "mail").string(); }

  static std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
      names.push_back(entry.path().filename().string());
    return names;
  }
  static std::string content_of(const fs::path& file) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    return content.str();
  }

  const test::TemporaryFolder base_;
};

using Names = std::vector<std::string>;

TEST_F(Maildir, IsMadeAndHoldsTheMessageInNew) {
  const auto delivered =
      alerts::deliver_to_maildir(folder(), "al_1.7", "Subject: x\r\n\r\nbody\rend\r\n");

  ASSERT_TRUE(delivered) << delivered.error();
  EXPECT_EQ(names_in(folder() + "/new"), Names{"al_1.7"});
  EXPECT_EQ(names_in(folder() + "/tmp"), Names{});
  EXPECT_EQ(names_in(folder() + "/cur"), Names{});
  EXPECT_EQ(content_of(folder() + "/new/al_1.7"), "Subject: x\n\nbody\rend\n");
}

TEST_F(Maildir, KeepsTheMessageFromOtherUsers) {
  ASSERT_TRUE(alerts::deliver_to_maildir(folder() + "/", "al_1.7", "x"));

  struct stat file{}, maildir{};
  ASSERT_EQ(::stat((folder() + "/new/al_1.7").c_str(), &file), 0);
  ASSERT_EQ(::stat(folder().c_str(), &maildir), 0);
  EXPECT_EQ(file.st_mode & 0777U, 0600U);
  EXPECT_EQ(maildir.st_mode & 0777U, 0700U);
}

TEST_F(Maildir, HoldsOneFileHoweverOftenADeliveryIsTried) {
  for (int attempt = 1; attempt <= 3; ++attempt)
    ASSERT_TRUE(
        alerts::deliver_to_maildir(folder(), "al_1.7", attempt == 1 ? "first" : "again", attempt));

  EXPECT_EQ(names_in(folder() + "/new"), Names{"al_1.7"});
  EXPECT_EQ(content_of(folder() + "/new/al_1.7"), "first");
}

TEST_F(Maildir, BringsNoSecondCopyOfWhatWasReadMeanwhile) {
  for (const char* const read_name : {"al_1.7:2,S", "al_1.7:2,", "al_1.7"}) {
    ASSERT_TRUE(alerts::deliver_to_maildir(folder(), "al_1.7", "x"));
    fs::rename(folder() + "/new/al_1.7", folder() + "/cur/" + read_name);

    ASSERT_TRUE(alerts::deliver_to_maildir(folder(), "al_1.7", "x", 2));

    EXPECT_EQ(names_in(folder() + "/new"), Names{}) << read_name;
    fs::remove(folder() + "/cur/" + read_name);
  }
}

// There may be years of it.
TEST_F(Maildir, DoesNotSearchWhatWasReadForWhatWasNeverTried) {
  ASSERT_TRUE(alerts::deliver_to_maildir(folder(), "al_1.7", "x"));
  fs::rename(folder() + "/new/al_1.7", folder() + "/cur/al_1.7:2,S");

  ASSERT_TRUE(alerts::deliver_to_maildir(folder(), "al_1.7", "x", 1));

  EXPECT_EQ(names_in(folder() + "/new"), Names{"al_1.7"}) << "looked for it in cur/";
}

TEST_F(Maildir, TellsDeliveriesApart) {
  ASSERT_TRUE(alerts::deliver_to_maildir(folder(), "al_1.7", "x"));
  ASSERT_TRUE(alerts::deliver_to_maildir(folder(), "al_1.77", "y"));

  EXPECT_EQ(names_in(folder() + "/new").size(), 2U);
}

TEST_F(Maildir, WritesOverADraftThatACrashLeft) {
  ASSERT_TRUE(alerts::deliver_to_maildir(folder(), "al_0.1", "x"));
  std::ofstream(folder() + "/tmp/al_1.7." + std::to_string(::getpid()))
      << "half a message that is longer";

  ASSERT_TRUE(alerts::deliver_to_maildir(folder(), "al_1.7", "whole"));

  EXPECT_EQ(content_of(folder() + "/new/al_1.7"), "whole");
  EXPECT_EQ(names_in(folder() + "/tmp"), Names{});
}

TEST_F(Maildir, RefusesANameThatLeadsElsewhere) {
  for (const char* const name : {"", "../x", "a/b", ".hidden", "a:2,S", "a b", "a\nb"})
    EXPECT_FALSE(alerts::deliver_to_maildir(folder(), name, "x")) << name;
  EXPECT_FALSE(fs::exists(folder()));
}

TEST_F(Maildir, SaysWhereItCouldNotWrite) {
  std::ofstream(base_.path() / "file") << "no folder";

  const auto delivered =
      alerts::deliver_to_maildir((base_.path() / "file" / "mail").string(), "al_1.7", "x");

  ASSERT_FALSE(delivered);
  EXPECT_NE(delivered.error().find((base_.path() / "file" / "mail").string()), std::string::npos)
      << delivered.error();
}

}  // namespace
