// Chats that are told, and what is shown before anybody is.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/e2e/world.h"

namespace test {

namespace {

bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

std::string chat_rooms(const World& world) {
  const auto file = [&](const std::string& name, const std::string& content) {
    std::ofstream(world.daemon.folder() / name) << content << "\n";
    return "{ file = \"" + (world.daemon.folder() / name).string() + "\" }\n";
  };
  return "[[rule]]\nname = \"chats\"\ntitle = \"For the chats\"\nquery = '''csto AND nato'''\n"
         "notify = [\"slack\", \"teams\", \"ntfy\"]\n"
         "[[receiver]]\nname = \"slack\"\nformat = \"slack\"\nwebhook = " +
         file("slack.url", world.http.url("/slack/hunter2")) +
         "[[receiver]]\nname = \"teams\"\nformat = \"teams\"\nwebhook = \"" +
         world.http.url("/teams") +
         "\"\n[[receiver]]\nname = \"ntfy\"\nformat = \"ntfy\"\nwebhook = \"" +
         world.http.url("/press-desk") + "\"\nsecret = " + file("ntfy.token", "tk_0123456789");
}

}  // namespace

TEST(Formats, EachChatGetsItsOwnFormOfAnAlertAndOfATest) {
  World world;
  world.daemon.write_watch_file("chats.toml", chat_rooms(world));
  for (const char* path : {"/slack/hunter2", "/teams", "/"}) world.http.on(path, {.status = 200});
  world.publish({kMinisterItem});
  world.daemon.start();

  for (const char* path : {"/slack/hunter2", "/teams", "/"})
    ASSERT_TRUE(world.http.wait_for(path, 1)) << path << world.daemon.log();
  const auto slack = world.http.seen("/slack/hunter2").at(0);
  EXPECT_TRUE(holds(slack.body, "\"type\":\"header\"")) << slack.body;
  EXPECT_TRUE(holds(slack.body, "Defence minister tells CSTO council that NATO grows"));
  EXPECT_EQ(slack.header("webhook-id"), "");
  EXPECT_TRUE(holds(world.http.seen("/teams").at(0).body, "\"type\":\"AdaptiveCard\""));
  const auto ntfy = world.http.seen("/").at(0);
  EXPECT_TRUE(holds(ntfy.body, "\"topic\":\"press-desk\"")) << ntfy.body;
  EXPECT_EQ(ntfy.header("authorization"), "Bearer tk_0123456789");

  for (const char* receiver : {"slack", "teams", "ntfy"}) {
    const auto tested = world.daemon.command({"receivers", "test", receiver});
    EXPECT_EQ(tested.exit_code, 0) << tested.out << tested.err;
  }
  EXPECT_TRUE(holds(world.http.seen("/").at(1).body, "This is a test, and it arrived."));
  const auto list = world.daemon.command({"receivers", "list", "--json"}).out;
  EXPECT_TRUE(holds(list, "\"name\":\"slack\",\"kind\":\"webhook\",\"format\":\"slack\"")) << list;
  for (const std::string& told :
       {list, world.daemon.command({"alerts", "list", "--json"}).out, world.daemon.log()})
    EXPECT_FALSE(holds(told, "hunter2")) << told;
}

TEST(Preview, ShowsWhatAReceiverWouldReadAndSendsNothing) {
  World world;
  world.daemon.write_watch_file(
      "tests.toml",
      "[[rule]]\nname = \"drills\"\ntitle = \"Drills\"\nquery = '''drill'''\n"
      "must_match = [{ title = \"A drill near the coast\", text = \"The drill began.\" }]\n");
  world.publish({kMinisterItem, kOtherItem});
  world.daemon.start();
  ASSERT_TRUE(world.smtp.wait_for(1)) << world.daemon.log();
  ASSERT_TRUE(world.http.wait_for("/hook", 1)) << world.daemon.log();
  const auto alerts = world.daemon.command({"alerts", "list", "--json"}).out;
  const auto preview = [&](std::vector<std::string> more) {
    std::vector<std::string> words{"alerts", "preview", "--rule"};
    words.insert(words.end(), more.begin(), more.end());
    return world.daemon.command(words);
  };

  const auto mail = preview({"csto-ministers-on-nato"});
  EXPECT_EQ(mail.exit_code, 0) << mail.err;
  EXPECT_TRUE(mail.out.starts_with(
      "Subject: Defence minister tells CSTO council that NATO grows (Example News)\n\n"))
      << mail.out;
  EXPECT_TRUE(holds(mail.out, "*NATO*")) << mail.out;
  EXPECT_FALSE(holds(mail.out, "al_")) << "an alert that there is not: " << mail.out;
  EXPECT_TRUE(holds(mail.err, "the newest hit")) << mail.err;
  const std::pair<const char*, const char*> formats[] = {{"html", "<!DOCTYPE html>"},
                                                         {"json", "\"type\":\"story.told\""},
                                                         {"slack", "\"type\":\"header\""},
                                                         {"teams", "\"AdaptiveCard\""},
                                                         {"ntfy", "\"topic\":"}};
  for (const auto& [format, piece] : formats)
    EXPECT_TRUE(holds(preview({"csto-ministers-on-nato", "--format", format}).out, piece))
        << format;

  const auto page = world.daemon.folder() / "preview.html";
  const auto written = preview({"drills", "--html", page.string()});
  EXPECT_EQ(written.exit_code, 0) << written.err;
  EXPECT_EQ(written.out, "");
  std::ostringstream html;
  html << std::ifstream(page).rdbuf();
  EXPECT_TRUE(holds(html.str(), "near the coast</h1>")) << html.str();

  EXPECT_EQ(preview({"drills", "--article", "https://news.example.org/hotel-1"}).exit_code, 1);
  EXPECT_EQ(preview({"drills", "--article", "999"}).exit_code, 1);
  EXPECT_EQ(preview({"nobody"}).exit_code, 1);
  EXPECT_EQ(preview({"drills", "--format", "pdf"}).exit_code, 64);
  const auto dash = preview({"drills", "--html", "-"});
  EXPECT_EQ(dash.exit_code, 64);
  EXPECT_TRUE(holds(dash.err, "--html: expected a file's name, got \"-\"")) << dash.err;
  EXPECT_EQ(world.daemon.command({"alerts", "preview"}).exit_code, 64);
  EXPECT_EQ(world.daemon.command({"alerts", "list", "--json"}).out, alerts);
  EXPECT_EQ(world.smtp.mails().size(), 1u);
}

}  // namespace test
