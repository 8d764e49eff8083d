#include "daemon/pipeline.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <memory>
#include <optional>
#include <thread>

#include "net/transfers.h"
#include "tests/daemon/desk.h"
#include "tests/support/eventually.h"
#include "tests/support/http_server.h"

namespace wirewatchd {

using namespace std::chrono_literals;

namespace {

// A pipeline that turns until the object goes, and feeds of a server of the test's own.
struct Running : Desk {
  explicit Running(int most_under_way = 512) {
    static const bool once = (start_log("off"), net::start_network(), true);
    (void)once;
    latest.put(std::make_shared<const WatchSet>(std::move(set)));
    PipelineOptions options{.database = {.url = url}, .node = "here"};
    options.transfers.egress = *net::Egress::from({http.address()}, {});
    options.transfers.per_host_delay = 0ms;
    options.intake.first_poll = model::FirstPoll::tell;
    options.most_under_way = most_under_way;
    pipeline.emplace(options, latest, scoreboard, [this] { ++heard; });
  }
  ~Running() { http.on("/silent", test::HttpReply{.status = 500}); }

  void start() {
    thread = std::jthread([this](std::stop_token stop) { pipeline->run(stop); });
  }
  void add(const std::string& name, test::HttpReply reply) {
    add_feed(name);
    http.on("/" + name, std::move(reply));
    run(("update feeds set url = '" + http.url("/" + name) + "' where name = '" + name + "'")
            .c_str());
  }
  bool is_polled(const std::string& name) {
    return test::eventually([&] {
      return ask(("select (last_polled is not null)::text as answer from feeds where name = '" +
                  name + "'")
                     .c_str()) == "true";
    });
  }

  test::HttpServer http;
  LatestSet latest;
  Scoreboard scoreboard;
  std::atomic<int> heard = 0;
  std::optional<Pipeline> pipeline;
  std::jthread thread;
};

std::chrono::microseconds spent_by_this_process() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& time) {
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

}  // namespace

TEST(Pipeline, SaysSoWhereHitsWereCommittedAndOnlyThere) {
  Running running;
  running.add("dull", {.body = rss_of({{"1", "Nothing", "."}})});
  running.add("wire", {.body = rss_of({{"2", "Quake in Lima", "."}})});
  running.run("update feeds set next_poll = 'infinity' where name = 'wire'");
  running.start();

  ASSERT_TRUE(running.is_polled("dull"));
  EXPECT_EQ(running.heard, 0);
  running.run("update feeds set next_poll = now() where name = 'wire'");
  ASSERT_TRUE(running.is_polled("wire"));
  EXPECT_TRUE(test::eventually([&] { return running.heard == 1; }));
}

// A turn that does not wait takes all of a processor, on however busy a machine less.
TEST(Pipeline, RestsWhereAllPlacesAreTaken) {
  Running running(1);
  running.add("silent", {.ending = test::HttpReply::Ending::silence});
  running.add("wire", {.body = rss_of({{"2", "Quake in Lima", "."}})});
  running.run("update feeds set next_poll = now() + interval '1 second' where name = 'wire'");
  running.start();
  ASSERT_TRUE(running.http.wait_for("/silent", 1));

  const auto before = spent_by_this_process();
  std::this_thread::sleep_for(2s);
  EXPECT_LT(spent_by_this_process() - before, 200ms);
}

}  // namespace wirewatchd
