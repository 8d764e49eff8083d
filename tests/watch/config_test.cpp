#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "tests/watch/folder.h"

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::expected<watch::Config, std::vector<watch::Problem>> config_of(const std::string& text) {
  const test::Folder folder;
  return watch::read_config(folder.write("wirewatch.toml", text));
}

}  // namespace

TEST(Config, OfAnEmptyFileHasTheDefaults) {
  const test::Folder folder;
  const auto file = folder.write("wirewatch.toml", "");

  const auto config = watch::read_config(file);

  ASSERT_TRUE(config) << to_text(config.error());
  EXPECT_EQ(config->file, file);
  EXPECT_EQ(config->watch_dir, folder.path() / "watch.d");
  EXPECT_EQ(config->log_level, "info");
  EXPECT_EQ(config->database_url, "");
  EXPECT_TRUE(config->migrate_at_start);
  EXPECT_EQ(config->database_deadline, 30s);
  EXPECT_EQ(config->smtp.host, "localhost");
  EXPECT_EQ(config->smtp.port, 25);
  EXPECT_EQ(config->envelope_sender, "wirewatch@localhost");
  EXPECT_EQ(config->web_listen, "127.0.0.1:8480");
  EXPECT_FALSE(config->sample_feed);
  EXPECT_EQ(config->first_poll, model::FirstPoll::baseline);
  EXPECT_EQ(config->per_host_delay, 1s);
  EXPECT_EQ(config->webhook_schedule.waits, alerts::default_webhook_schedule().waits);
  EXPECT_EQ(config->mail_schedule.waits, alerts::default_mail_schedule().waits);
  EXPECT_EQ(config->delivery_timeout, 20s);
  EXPECT_EQ(config->delivery_lease, 60s);
  EXPECT_THAT(config->user_agent, testing::MatchesRegex("wirewatch/[0-9.]+"));
  EXPECT_NE(config->node, "");
}

TEST(Config, PermitsNoPrivateAddressUnlessNamed) {
  const auto config = config_of("");

  ASSERT_TRUE(config);
  for (const auto* url :
       {"http://127.0.0.1/", "http://10.0.0.1/", "http://[::1]:8480/", "http://169.254.169.254/"})
    EXPECT_NE(config->egress.refusal_of_url(url), "") << url;
}

TEST(Config, ReadsEveryKey) {
  const auto config = config_of(R"(
[state]
dir = "var/state"
node = "watch-1"
[log]
level = "debug"
[database]
url = "postgresql://db/wirewatch"
migrate = "manual"
deadline = "2s"
[smtp]
host = "mail.example.org"
port = 587
tls = "starttls"
user = "watch"
password = { file = "/run/secrets/smtp" }
ca_file = "/etc/ssl/own.pem"
from = "Press desk <press@example.org>"
envelope_sender = "bounces@example.org"
[egress]
allow_cidr = ["10.1.0.0/16", "127.0.0.1:8081"]
ports = [8000]
proxy = "http://proxy.example.org:3128"
user_agent = "newsroom/2"
contact = "https://example.org/us"
[web]
listen = "[::1]:9000"
public_url = "https://watch.example.org"
sample_feed = true
[watch]
dir = "rules"
owner = "watch-2"
[retention]
articles = "30d"
hits = "60d"
[poll]
first = "tell"
concurrency = 7
per_host_delay = "250ms"
[delivery]
webhook_schedule = ["1s", "2s"]
mail_schedule = ["1m"]
timeout = "5s"
ambiguous_wait = "3s"
lease = "9s"
)");

  ASSERT_TRUE(config) << to_text(config.error());
  EXPECT_EQ(config->state_dir, "var/state");
  EXPECT_EQ(config->node, "watch-1");
  EXPECT_EQ(config->log_level, "debug");
  EXPECT_EQ(config->database_url, "postgresql://db/wirewatch");
  EXPECT_FALSE(config->migrate_at_start);
  EXPECT_EQ(config->database_deadline, 2s);
  EXPECT_EQ(config->smtp.host, "mail.example.org");
  EXPECT_EQ(config->smtp.port, 587);
  EXPECT_EQ(config->smtp.tls, net::SmtpServer::Tls::starttls);
  EXPECT_EQ(config->smtp.user, "watch");
  EXPECT_EQ(config->smtp.password, "") << "secrets are read by those who need them";
  EXPECT_EQ(config->smtp_password.name, "/run/secrets/smtp");
  EXPECT_EQ(config->smtp.ca_file, "/etc/ssl/own.pem");
  EXPECT_EQ(config->mail_from, "Press desk <press@example.org>");
  EXPECT_EQ(config->envelope_sender, "bounces@example.org");
  EXPECT_EQ(config->egress.refusal_of_url("http://10.1.2.3:8000/"), "");
  EXPECT_EQ(config->egress.refusal_of_url("http://127.0.0.1:8081/"), "");
  EXPECT_EQ(config->proxy, "http://proxy.example.org:3128");
  EXPECT_EQ(config->user_agent, "newsroom/2 (+https://example.org/us)");
  EXPECT_EQ(config->web_listen, "[::1]:9000");
  EXPECT_EQ(config->public_url, "https://watch.example.org");
  EXPECT_TRUE(config->sample_feed);
  EXPECT_EQ(config->watch_dir.filename(), "rules");
  EXPECT_EQ(config->watch_owner, "watch-2");
  EXPECT_EQ(config->keep_articles, 24h * 30);
  EXPECT_EQ(config->keep_hits, 24h * 60);
  EXPECT_EQ(config->first_poll, model::FirstPoll::tell);
  EXPECT_EQ(config->poll_concurrency, 7);
  EXPECT_EQ(config->per_host_delay, 250ms);
  EXPECT_THAT(config->webhook_schedule.waits, ElementsAre(1s, 2s));
  EXPECT_THAT(config->mail_schedule.waits, ElementsAre(60s));
  EXPECT_EQ(config->delivery_timeout, 5s);
  EXPECT_EQ(config->webhook_schedule.ambiguous_wait, 3s);
  EXPECT_EQ(config->mail_schedule.ambiguous_wait, 3s);
  EXPECT_EQ(config->delivery_lease, 9s);
}

TEST(Config, RefusesFaultsAtTheirPlace) {
  const struct {
    const char* text;
    int line, column;
    const char* message;
  } rows[] = {
      {"[web]\nlisten = 8480\n", 2, 10, "web.listen wants an address with a port"},
      {"[web]\nlistn = \"x\"\n", 2, 1, "unknown key \"listn\""},
      {"[wbe]\n", 1, 2, "unknown key \"wbe\""},
      {"web = 1\n", 1, 7, "web wants a table, got an integer"},
      {"[web]\nlisten = \"0.0.0.0:80\"\n", 2, 10, "only a loopback address"},
      {"[web]\nlisten = \"127.0.0.1:99999\"\n", 2, 10, "web.listen wants"},
      {"[web]\ntrusted_proxies = []\n", 2, 1,
       "web.trusted_proxies is not supported by this version"},
      {"[web]\nsample_feed = \"yes\"\n", 2, 15,
       "web.sample_feed wants true or false, got a string"},
      {"[web]\npublic_url = \"watch.example.org\"\n", 2, 14, "web.public_url is not an absolute"},
      {"[retention]\nmax_size = \"9GB\"\n", 2, 1,
       "retention.max_size is not supported by this version"},
      {"[retention]\narticles = \"6d\"\n", 2, 12, "retention.articles is at least \"7d\""},
      {"[retention]\narticles = \"500d\"\n", 2, 1,
       "retention.hits is shorter than retention.articles"},
      {"[retention]\nhits = 400\n", 2, 8, "retention.hits wants a duration"},
      {"[poll]\npage_wait = \"10m\"\n", 2, 1, "poll.page_wait is not supported by this version"},
      {"[poll]\nfirst = \"all\"\n", 2, 9, "poll.first wants \"baseline\" or \"tell\", got \"all\""},
      {"[poll]\nconcurrency = 0\n", 2, 15, "poll.concurrency is a number from 1 to 4096"},
      {"[poll]\nper_host_delay = 1\n", 2, 18, "poll.per_host_delay wants a duration"},
      {"[log]\nlevel = \"loud\"\n", 2, 9, "log.level wants"},
      {"[smtp]\nuser = \"u\"\n", 2, 1, "smtp.user and smtp.password belong together"},
      {"[smtp]\npassword = { file = \"/x\" }\n", 2, 1, "belong together"},
      {"[smtp]\nuser = \"u\"\npassword = \"p\"\n", 3, 12, "smtp.password wants { file = "},
      {"[smtp]\nfrom = \"press desk\"\n", 2, 8, "smtp.from: "},
      {"[smtp]\nfrom = \"a <b@example.org>\\nBcc: c@example.org\"\n", 2, 8,
       "smtp.from holds a line break"},
      {"[smtp]\nhost = \"http://mail\"\n", 2, 8, "smtp.host is not a host name"},
      {"[smtp]\nport = 70000\n", 2, 8, "smtp.port is a number from 1 to 65535"},
      {"[smtp]\nuser = \"u\"\npassword = { credential = \"../x\" }\n", 3, 27,
       "smtp.password.credential is a name, not a path"},
      {"[egress]\nallow_cidr = [\"10.0.0.0/8\", \"10.0.0.0/99\"]\n", 2, 29, "\"10.0.0.0/99\" is"},
      {"[egress]\nallow_cidr = [\"127.0.0.1\"]\n", 2, 15, "\"127.0.0.1\" is neither"},
      {"[web]\nlisten = \"::1:80\"\n", 2, 10, "web.listen wants"},
      {"[web]\npublic_url = \"https://x..org\"\n", 2, 14, "a host that cannot be one"},
      {"[egress]\nuser_agent = \"a\\r\\nX: y\"\n", 2, 14, "egress.user_agent holds a line break"},
      {"[egress]\nproxy = \"http://u:p@proxy.example.org\"\n", 2, 9, "user name or password"},
      {"[state]\ndir = \"\"\n", 2, 7, "state.dir is empty"},
      {"[state]\nnode = \"two words\"\n", 2, 8, "state.node is not a node's name"},
      {"[delivery]\nwebhook_schedule = [\"5s\", 5]\n", 2, 27,
       "delivery.webhook_schedule wants a duration"},
      {"[delivery]\nlease = \"0s\"\n", 2, 9, "delivery.lease is at least \"1s\""},
      {"[delivery]\nlease = \"1500ms\"\n", 2, 9, "delivery.lease wants whole seconds"},
      {"[database]\nmigrate = true\n", 2, 11,
       "database.migrate wants \"auto\" or \"manual\", got a boolean"},
      {"[database]\nurl = \"postgresql://db:port/wirewatch\"\n", 2, 7,
       "database.url is not understood"},
      {"[log]\nlevel = \"info\"\n[log]\n", 3, 1, "cannot redefine"},
  };
  for (const auto& row : rows) {
    const auto config = config_of(row.text);

    ASSERT_FALSE(config) << row.text;
    ASSERT_EQ(config.error().size(), 1u) << to_text(config.error());
    const watch::Problem& problem = config.error().front();
    EXPECT_EQ(problem.line, row.line) << to_text(problem);
    EXPECT_EQ(problem.column, row.column) << to_text(problem);
    EXPECT_THAT(problem.message, HasSubstr(row.message)) << row.text;
  }
}

TEST(Config, TellsEveryFaultAtOnce) {
  const auto config = config_of(
      "[web]\nlistn = 1\n[poll]\nconcurrency = 0\n[egress]\n"
      "allow_cidr = [\"x\"]\nports = [0]\n");

  ASSERT_FALSE(config);
  std::vector<int> lines;
  for (const auto& problem : config.error()) lines.push_back(problem.line);
  EXPECT_THAT(lines, ElementsAre(2, 4, 6, 7));
}

TEST(Config, ThatIsMissingSaysWhatWasExpected) {
  const test::Folder folder;

  const auto config = watch::read_config(folder.path() / "wirewatch.toml");

  ASSERT_FALSE(config);
  const std::string text = to_text(config.error());
  EXPECT_THAT(text, HasSubstr("wirewatch.toml: error: no such file"));
  EXPECT_THAT(text, HasSubstr("every key is optional"));
}

TEST(Config, NeverRepeatsAPasswordInItsErrors) {
  for (const std::string text :
       {"[smtp]\npassword = \"hunter2\"\n", "[smtp]\npassword = \"hunter2\n",
        "[database]\nurl = \"postgresql://watch:hunter2@db/x\n",
        "[database]\nurl = \"postgresql://watch:hunter2 at db/x\"\n",
        "[database]\nurl = \"host = db, password is hunter2\"\n",
        "smtp = { password = \"hunter2\" }\n",
        "[egress]\nproxy = \"http://u:hunter2@proxy.example.org\"\n",
        "[smtp]\npasswort = \"hunter2\"\n", "[smtp]\npass = \"hunter2\"\n",
        "[smtp]\npwd = \"hunter2\"\n", "[smtp]\nauth = \"hunter2\"\n",
        "[smtp]\npassphrase = \"hunter2\"\n", "[smtp]\n\"pass\\u0077ord\" = \"hunter2\"\n",
        "[smtp]\npassword = \"\"\"\nhunter2\"\"\" x\n", "[smtp]\npassword = hunter2\n",
        "[egress]\nproxy = \"u:hunter2@proxy:80\"\n",
        "[database]\nurl = '''\nhost=db\npassword=hunter2'''\n",
        "[database]\nurl = '''\nhost=db\npassword=hunter2''' x\n"}) {
    const auto config = config_of(text);

    ASSERT_FALSE(config) << text;
    EXPECT_EQ(to_text(config.error()).find("hunter2"), std::string::npos)
        << to_text(config.error());
  }
}

TEST(Config, ListensNowhereWhenToldSo) {
  const auto config = config_of("[web]\nlisten = \"\"\n");

  ASSERT_TRUE(config);
  EXPECT_EQ(config->web_listen, "");
}
