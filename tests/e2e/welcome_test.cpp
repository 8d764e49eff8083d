// The first mail that somebody gets.
#include <gtest/gtest.h>

#include "tests/e2e/world.h"
#include "tests/support/eventually.h"

namespace test {

namespace {

constexpr const char* kAnn =
    "[[rule]]\nname = \"for-ann\"\ntitle = \"Exercises\"\nquery = '''csto AND nato'''\n"
    "notify = [\"ann\", \"hook\"]\nper = \"article\"\n"
    "[[receiver]]\nname = \"ann\"\nemail = [\"ann@example.org\"]\n";

std::vector<ReceivedMail> mails_to_ann(const World& world) {
  std::vector<ReceivedMail> found;
  for (const auto& mail : world.smtp.mails())
    if (mail.recipients == std::vector<std::string>{"ann@example.org"}) found.push_back(mail);
  return found;
}

// Without its F, which is encoded at the beginning of a line: of "From" it might be a header.
constexpr const char* kFeeds = "eeds:   1 polled, 0 failing";

bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

}  // namespace

TEST(Welcome, IsTheFirstMailOfAReceiverAndComesOnce) {
  World world;
  world.publish({kMinisterItem, kOtherItem});
  world.daemon.start();
  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();

  world.daemon.write_watch_file("ann.toml", kAnn);
  EXPECT_EQ(world.daemon.command({"reload", "--wait"}).exit_code, 0);
  ASSERT_TRUE(eventually([&] { return mails_to_ann(world).size() == 1; })) << world.daemon.log();
  const auto welcome = mails_to_ann(world).at(0);
  EXPECT_EQ(welcome.header("X-Wirewatch-Kind"), "welcome");
  EXPECT_EQ(welcome.header("Subject"), "Welcome: One rule watches the news for ann");
  EXPECT_TRUE(holds(welcome.message, "In the last 24 hours one article would have met them:"))
      << welcome.message;
  EXPECT_TRUE(holds(welcome.message, "* Defence minister tells")) << welcome.message;
  EXPECT_TRUE(holds(welcome.message, kFeeds)) << welcome.message;

  EXPECT_EQ(world.daemon.stop(), 0);
  world.daemon.start();
  Item further = kMinisterItem;
  further.id = "minister-2";
  further.title = "A further CSTO minister on NATO";
  world.publish({further});
  world.daemon.command({"feeds", "poll", "example"});
  ASSERT_TRUE(eventually([&] { return mails_to_ann(world).size() == 2; })) << world.daemon.log();
  EXPECT_EQ(mails_to_ann(world).at(1).header("X-Wirewatch-Kind"), "alert");
  EXPECT_EQ(world.daemon.count_logged("receiver_welcomed"), 1);
  for (const auto& seen : world.http.seen("/hook"))
    EXPECT_TRUE(holds(seen.body, "story.told")) << seen.body;
}

TEST(Welcome, WaitsForTheFirstPollSoThatItKnowsSomething) {
  World world;
  world.daemon.write_watch_file("ann.toml", kAnn);
  world.publish({kMinisterItem});
  world.daemon.start();

  ASSERT_TRUE(eventually([&] { return mails_to_ann(world).size() == 2; })) << world.daemon.log();
  for (const auto& mail : mails_to_ann(world)) {
    const bool is_welcome = mail.header("X-Wirewatch-Kind") == "welcome";
    EXPECT_EQ(holds(mail.message, kFeeds), is_welcome) << mail.message;
  }
  EXPECT_EQ(world.daemon.count_logged("receiver_welcomed"), 1);
}

}  // namespace test
