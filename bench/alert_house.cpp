#include "bench/alert_house.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <stdexcept>

#include "alerts/alerts.h"

namespace bench {

namespace {

namespace fs = std::filesystem;

constexpr auto kFill = R"(
with filled as (
  insert into alerts (id, kind, receiver, rules, article, content, created)
  select 'al_' || $1 || n, 'alert', $2 || n % $4::integer, '{filled}', -n,
         replace($5, 'al_filled', 'al_' || $1 || n), now() - interval '3 hours' * random()
    from generate_series(1, $3::integer) n
  returning id, receiver, created
)
insert into deliveries (alert, channel, address, state, attempts, tries, next_attempt, created)
select f.id, $1, r.addresses[1], case when $6::boolean then 'retrying' else 'pending' end,
       $6::boolean::integer, $6::boolean::integer, now(), f.created
  from filled f join receivers r on r.name = f.receiver)";

// Of the usual size.
std::string content() {
  model::Alert alert;
  alert.id = "al_filled";
  alert.receiver = "desk";
  alert.rules = {{"filled", "Filled in", 1, model::Rule::Priority::normal}};
  alert.article.url = "https://news.example.org/filled";
  alert.article.title = "Harbour closed after a storm that nobody had seen coming";
  alert.article.source = "Example News";
  alert.article.lang = "en";
  alert.feed = "feed-0";
  const std::string sentence =
      "The harbour was closed on Thursday after a storm that nobody had seen coming, the council "
      "said, and ships wait in the roads until the piers have been looked at.";
  alert.passages = {{model::Field::text, sentence, {{4, 11}, {55, 60}}}};
  return alerts::to_json(alert);
}

}  // namespace

Ground::Ground() {
  std::string path = "/tmp/wirewatch-bench-XXXXXX";
  if (!mkdtemp(path.data())) throw std::runtime_error("bench: cannot make a folder in /tmp");
  chmod(path.c_str(), 0755);
  folder_ = path;
  auto lock = storage::StateLock::take(folder_ / "state");
  if (!lock) throw std::runtime_error("bench: " + lock.error().message);
  lock_ = std::make_unique<storage::StateLock>(std::move(*lock));
  auto cluster = storage::PrivateCluster::start({.state_dir = folder_ / "state"});
  if (!cluster) throw std::runtime_error("bench: " + cluster.error().message);
  cluster_ = std::make_unique<storage::PrivateCluster>(std::move(*cluster));
  storage::Database database({.url = url()});
  storage::migrate(database);
}

Ground::~Ground() {
  cluster_.reset();
  lock_.reset();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

House::House(const Ground& ground, std::string program, const Sinks& sinks,
             const std::string& watch)
    : folder_(ground.folder() / "daemon"),
      program_(std::move(program)),
      database_({.url = ground.url()}) {
  fs::create_directories(folder_ / "watch.d");
  std::ofstream(folder_ / "watch.d" / "all.toml") << watch;
  std::ofstream(folder_ / "wirewatch.toml")
      << "[state]\ndir = \"" << (folder_ / "state").string() << "\"\nnode = \"bench\"\n"
      << "[database]\nurl = '''" << ground.url() << "'''\n"
      << "[web]\nlisten = \"\"\n[log]\nlevel = \"warn\"\n"
      << "[smtp]\nhost = \"127.0.0.1\"\nport = " << sinks.mail_port() << "\ntls = \"none\"\n"
      << "[egress]\nallow_cidr = [\"127.0.0.1:" << sinks.port() << "\"]\n"
      << "[poll]\nper_host_delay = \"0s\"\n";
  run("truncate feeds, receivers, rules, revisions, articles, seen, hits, decisions, alerts,"
      " deliveries, told, attempts, digests, stories, story_articles cascade");
}

House::~House() {
  stop();
}

void House::start() {
  daemon_ = fork();
  if (daemon_ != 0) return;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int file = open(log().c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2(file, 1);
  dup2(file, 2);
  const std::string config = folder_ / "wirewatch.toml";
  execl(program_.c_str(), program_.c_str(), "serve", "--config", config.c_str(), nullptr);
  _exit(127);
}

void House::stop() {
  if (daemon_ == 0) return;
  kill(daemon_, SIGTERM);
  waitpid(daemon_, nullptr, 0);
  daemon_ = 0;
}

void House::fill(const std::string& channel, int alerts, int receivers, bool waiting) {
  auto transaction = database_.begin();
  storage::exec(
      transaction, kFill,
      {channel, channel == "email" ? "desk-" : "hook-", alerts, receivers, content(), waiting});
  storage::exec(transaction, "analyze");
  transaction.commit();
}

std::int64_t House::count(const char* question) {
  auto transaction = database_.begin();
  const auto answer = storage::exec(transaction, question).front()["answer"].integer();
  transaction.commit();
  return answer;
}

void House::run(const char* statement) {
  auto transaction = database_.begin();
  storage::exec(transaction, statement);
  transaction.commit();
}

}  // namespace bench
