// wirewatch: one program. `serve`, below, is the daemon; the other subcommands are what a person
// types (cli/). From here read daemon/pipeline.cpp.
#include <cstdio>
#include <memory>
#include <thread>

#include "cli/cli.h"
#include "daemon/clock.h"
#include "daemon/events.h"
#include "daemon/ground.h"
#include "daemon/notify.h"
#include "daemon/options.h"
#include "daemon/signals.h"
#include "web/web.h"

namespace {

using namespace wirewatchd;
using namespace std::chrono_literals;

// A loop that has not come round for this long has hung: longer than the longest call it may make.
constexpr auto kLongestTurn = 90s;

int refuse(int exit_code, const std::string& why) {
  std::fprintf(stderr, "wirewatch: %s\n", why.c_str());
  return exit_code;
}

// Until a signal, or until serving has become impossible: what is to be the exit code.
int stand_watch(Loader& loader, Scoreboard& scoreboard, web::Health& health, Ground& ground) {
  const auto beat = std::min(watchdog_interval().value_or(1000ms), 1000ms);
  std::string told;
  while (true) {
    switch (wait_for_signal(beat)) {
      case Signal::stop:
        return 0;
      case Signal::reload:
        loader.ask_reload();
        break;
      case Signal::none:
        break;
    }
    if (const auto fatal = loader.fatal()) return *fatal;
    if (ground.cluster && scoreboard.is_database_away()) ground.cluster->ensure_running();
    const bool turning = scoreboard.all_turn(kLongestTurn);
    if (turning) notify("WATCHDOG=1");
    health.set_loops_turn(turning);
    health.degrade(scoreboard.degraded() ? scoreboard.status() : "");
    if (const std::string status = scoreboard.status(); status != told)
      notify("STATUS=" + (told = status));
  }
}

int serve(const watch::Config& config) {
  start_log(config.log_level);
  block_signals();
  net::start_network();

  auto ground = lay_ground(config);
  if (!ground) return refuse(ground.error().exit_code, ground.error().message);
  auto deliverer_how = deliverer_options(config, ground->database);
  if (!deliverer_how) return refuse(78, deliverer_how.error());

  Scoreboard scoreboard;
  web::Health health;
  std::unique_ptr<web::Server> server;
  if (!config.web_listen.empty()) {
    auto started = web::Server::start({config.web_listen, config.sample_feed}, health);
    if (!started) return refuse(78, started.error());
    server = std::move(*started);
  }

  // The loader makes the ground ready and puts the first set; the other two wait for it.
  LatestSet latest;
  Loader loader(loader_options(config, ground->database), latest, scoreboard);
  Pipeline pipeline(pipeline_options(config, ground->database), latest, scoreboard);
  Deliverer deliverer(std::move(*deliverer_how), latest, scoreboard);

  // In this order they start; in the reverse order they stop and are waited for, the cluster last.
  std::jthread loading([&](std::stop_token stop) { loader.run(stop); });
  std::jthread delivering([&](std::stop_token stop) { deliverer.run(stop); });
  std::jthread polling([&](std::stop_token stop) { pipeline.run(stop); });
  log(Event("started").with("version", cli::version()).with("node", config.node));
  notify("READY=1\nSTATUS=" + scoreboard.status());

  const int exit_code = stand_watch(loader, scoreboard, health, *ground);
  notify("STOPPING=1");
  for (std::jthread* thread : {&polling, &delivering, &loading}) thread->request_stop();
  for (std::jthread* thread : {&polling, &delivering, &loading}) thread->join();
  log(Event("stopped"));
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  return cli::run(argc, argv, serve);
}
