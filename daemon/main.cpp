// wirewatch: one program. `serve`, below, is the daemon; the other subcommands are what a person
// types (cli/). From here read daemon/pipeline.cpp.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <thread>

#include "cli/cli.h"
#include "daemon/events.h"
#include "daemon/ground.h"
#include "daemon/notify.h"
#include "daemon/options.h"
#include "daemon/signals.h"
#include "web/web.h"

namespace {

using namespace wirewatchd;
using namespace std::chrono_literals;

int refuse(int exit_code, const std::string& why) {
  std::fprintf(stderr, "wirewatch: %s\n", why.c_str());
  return exit_code;
}

// A loop that has not come round for this long hangs: a turn waits for a few calls of the database
// at the most, and each of those ends by its deadline.
std::chrono::seconds longest_turn(const watch::Config& config) {
  return 60s + 3 * std::chrono::ceil<std::chrono::seconds>(config.database_deadline);
}

// To whoever watches us: systemd's watchdog and status line, /healthz and /readyz.
void tell_how_it_goes(const Scoreboard& scoreboard, web::Health& health,
                      std::chrono::seconds longest) {
  const bool turning = scoreboard.all_turn(longest);
  notify((turning ? "WATCHDOG=1\nSTATUS=" : "STATUS=") + scoreboard.status());
  health.set_loops_turn(turning);
  health.degrade(scoreboard.trouble());
}

// Lines that gave way to later ones because the journal stood still; `told` of them already.
std::size_t tell_of_dropped_lines(std::size_t told) {
  const std::size_t dropped = dropped_lines();
  if (dropped > told)
    log(Event("log_lines_dropped", Level::warn)
            .with("lines", static_cast<std::int64_t>(dropped - told)));
  return dropped;
}

// Until a signal, or until serving has become impossible: what is to be the exit code.
int stand_watch(Loader& loader, const Scoreboard& scoreboard, web::Health& health,
                std::chrono::seconds longest) {
  const auto beat = std::min(watchdog_interval().value_or(1000ms), 1000ms);
  std::size_t dropped = 0;
  while (true) {
    switch (wait_for_signal(beat)) {
      case Signal::stop:
        return cli::kDone;
      case Signal::reload:
        loader.ask_reload();
        break;
      case Signal::none:
        break;
    }
    if (const auto fatal = loader.fatal()) return *fatal;
    tell_how_it_goes(scoreboard, health, longest);
    dropped = tell_of_dropped_lines(dropped);
  }
}

// The threads, from READY to the last one's end.
int run_loops(const watch::Config& config, Ground& ground, DelivererOptions deliverer_how,
              web::Health& health) {
  // The loader makes the ground ready and puts the first set; pipeline and deliverer wait for it.
  Scoreboard scoreboard;
  LatestSet latest;
  Loader loader(loader_options(config, ground.database), latest, scoreboard);
  Deliverer deliverer(std::move(deliverer_how), latest, scoreboard);
  Pipeline pipeline(pipeline_options(config, ground.database), latest, scoreboard,
                    [&] { deliverer.look_now(); });

  std::jthread threads[] = {
      std::jthread([&](std::stop_token stop) {
        if (ground.cluster) keep_cluster(stop, *ground.cluster, scoreboard);
      }),
      std::jthread([&](std::stop_token stop) { loader.run(stop); }),
      std::jthread([&](std::stop_token stop) { deliverer.run(stop); }),
      std::jthread([&](std::stop_token stop) { pipeline.run(stop); }),
  };
  log(Event("started").with("version", cli::version()).with("node", config.node));
  notify("READY=1\nSTATUS=" + scoreboard.status());

  const int exit_code = stand_watch(loader, scoreboard, health, longest_turn(config));

  // All stop at once; a send under way gets its grace, and the database goes last.
  notify("STOPPING=1");
  for (std::jthread& thread : threads) thread.request_stop();
  for (std::jthread& thread : threads) thread.join();
  log(Event("stopped"));
  return exit_code;
}

int serve(const watch::Config& config) {
  block_signals();
  start_log(config.log_level);
  net::start_network();

  auto ground = lay_ground(config);
  if (!ground) return refuse(ground.error().exit_code, ground.error().message);
  auto deliverer_how = deliverer_options(config, ground->database);
  if (!deliverer_how) return refuse(cli::kConfiguration, deliverer_how.error());

  web::Health health;
  std::unique_ptr<web::Server> server;
  if (!config.web_listen.empty()) {
    auto started = web::Server::start({config.web_listen, config.sample_feed}, health);
    if (!started) return refuse(cli::kUnavailable, started.error());  // the port is taken
    server = std::move(*started);
  }
  return run_loops(config, *ground, std::move(*deliverer_how), health);
}

}  // namespace

int main(int argc, char** argv) {
  const int exit_code = cli::run(argc, argv, serve);
  exit_within(3, exit_code);  // a journal that stands still holds the thread that writes (F48)
  return exit_code;
}
