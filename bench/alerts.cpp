// How fast alerts are handed over: from a full outbox, from an article's arrival, and with a
// hundred thousand waiting. What it measures and how to read it: docs/benchmarks.md. Exit code 1
// where an alert was lost or came twice; the times are for a person to judge.
//   bench_alerts PROGRAM FOLDER [outbox|delay|backlog]
// FOLDER: articles.jsonl.gz and rules-1000.jsonl.gz.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "bench/alert_house.h"

namespace {

using namespace std::chrono_literals;
using bench::House;
using bench::Sinks;

constexpr int kReceivers = 50;            // of each channel
constexpr int kFeeds = 600, kItems = 10;  // each polled once a minute: 100 articles a second
constexpr auto kLongest = 20min;

int failures = 0;

void fail(const std::string& what) {
  std::printf("FAILED: %s\n", what.c_str());
  ++failures;
}

std::vector<nlohmann::json> lines_of(const std::string& file) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(("gzip -dc '" + file + "'").c_str(), "r"),
                                                   pclose);
  std::string text;
  char bytes[65536];
  while (const auto size = fread(bytes, 1, sizeof bytes, pipe.get())) text.append(bytes, size);
  std::vector<nlohmann::json> lines;
  for (std::size_t at = 0, end; (end = text.find('\n', at)) != text.npos; at = end + 1)
    lines.push_back(nlohmann::json::parse(text.begin() + static_cast<std::ptrdiff_t>(at),
                                          text.begin() + static_cast<std::ptrdiff_t>(end)));
  if (lines.empty()) throw std::runtime_error("bench: cannot read " + file);
  return lines;
}

std::string as_xml(const std::string& text) {
  std::string xml;
  for (const char c : text)
    xml += c == '&'   ? std::string("&amp;")
           : c == '<' ? std::string("&lt;")
           : c == '>' ? std::string("&gt;")
                      : std::string(1, static_cast<unsigned char>(c) < ' ' ? ' ' : c);
  return xml;
}

std::vector<std::string> articles_of(const std::string& folder) {
  std::vector<std::string> articles;
  for (const auto& line : lines_of(folder + "/articles.jsonl.gz"))
    articles.push_back("<title>" + as_xml(line["title"]) + "</title><description>" +
                       as_xml(line["text"]) + "</description>");
  return articles;
}

std::string receivers(const Sinks& sinks) {
  std::string toml;
  for (int i = 0; i < kReceivers; ++i) {
    const std::string number = std::to_string(i);
    toml += "[[receiver]]\nname = \"hook-" + number +
            "\"\nwebhook = \"http://127.0.0.1:" + std::to_string(sinks.port()) + "/hook/" + number +
            "\"\nat_most = \"5000/h\"\n" + "[[receiver]]\nname = \"desk-" + number +
            "\"\nemail = [\"desk-" + number + "@example.org\"]\nat_most = \"5000/h\"\n";
  }
  return toml;
}

std::string feeds(const Sinks& sinks) {
  std::string toml;
  for (int i = 0; i < kFeeds; ++i)
    toml += "[[feed]]\nname = \"feed-" + std::to_string(i) +
            "\"\nurl = \"http://127.0.0.1:" + std::to_string(sinks.port()) + "/feed/" +
            std::to_string(i) + "\"\ninterval = \"1m\"\n";
  return toml;
}

// Each notifies a webhook, every fourth an address as well.
std::string rules(const std::string& folder) {
  std::string toml;
  int number = 0;
  for (const auto& line : lines_of(folder + "/rules-1000.jsonl.gz")) {
    const std::string receiver = std::to_string(number % kReceivers);
    toml += "[[rule]]\nname = \"rule-" + std::to_string(number) +
            "\"\nper = \"article\"\nquery = '''" + line["query"].get<std::string>() +
            "'''\nstorm = \"5000/10m\"\nnotify = [\"hook-" + receiver + "\"" +
            (number % 4 == 0 ? ", \"desk-" + receiver + "\"" : "") + "]\n";
    ++number;
  }
  return toml;
}

bool wait_until(const std::function<bool()>& done, std::chrono::seconds longest = kLongest) {
  const auto end = std::chrono::steady_clock::now() + longest;
  while (!done()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(20ms);
  }
  return true;
}

void wait_for_set(House& house) {
  const auto question = "select count(*) as answer from receivers";
  if (!wait_until([&] { return house.count(question) == 2 * kReceivers; }, 60s))
    throw std::runtime_error("bench: the daemon did not start; " + house.log() + " says why");
  std::this_thread::sleep_for(2s);
}

double at(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

double load() {
  double loads[1] = {};
  getloadavg(loads, 1);
  return loads[0];
}

// ---- from a full outbox ----

double per_second(House& house, Sinks& sinks, const char* channel, int alerts, int addresses) {
  sinks.forget_arrivals();
  const auto wanted = static_cast<std::size_t>(alerts);
  house.fill(channel, alerts, addresses, false);
  if (!wait_until([&] { return sinks.webhooks() + sinks.mails() >= wanted; }))
    fail(std::string(channel) + ": not all came");
  const auto open = "select count(*) as answer from deliveries where state <> 'delivered'";
  if (!wait_until([&] { return house.count(open) == 0; }, 30s)) fail("not all are delivered");
  const auto arrivals = sinks.arrivals();
  if (arrivals.size() != wanted) fail(std::string(channel) + ": some came twice");
  const double seconds = static_cast<double>(arrivals.back().at_us - arrivals.front().at_us) / 1e6;
  house.run("truncate alerts, deliveries, told, attempts cascade");
  return static_cast<double>(arrivals.size()) / seconds;
}

void measure_outbox(const bench::Ground& ground, const std::string& program, Sinks& sinks) {
  const char* asked = std::getenv("WIREWATCH_BENCH_RUNS");
  const int runs = asked ? std::atoi(asked) : 5;
  House house(ground, program, sinks, receivers(sinks));
  house.start();
  wait_for_set(house);
  std::printf("== from a full outbox: handed over per second, medians of %d runs (least-most)\n",
              runs);
  const struct {
    const char* name;
    const char* channel;
    int alerts, addresses;
  } rows[] = {{"webhooks to 50", "webhook", 20'000, kReceivers},
              {"webhooks to 1", "webhook", 1'000, 1},
              {"mails to 50", "email", 5'000, kReceivers},
              {"mails to 1", "email", 1'000, 1}};
  for (const auto& row : rows) {
    std::vector<double> rates;
    for (int run = 0; run < runs; ++run)
      rates.push_back(per_second(house, sinks, row.channel, row.alerts, row.addresses));
    std::printf("%-16s  %6.0f (%.0f-%.0f)\n", row.name, at(rates, 0.5), at(rates, 0), at(rates, 1));
    std::fflush(stdout);
  }
}

// ---- from an article's arrival ----

// Of the articles given out from `first` on: from the last byte of the document that brought them
// until the last of an alert's, milliseconds.
std::vector<double> delays_since(const Sinks& sinks, std::int64_t first) {
  std::vector<double> delays;
  for (const auto& [article, at_us] : sinks.arrivals())
    if (article >= first)
      delays.push_back(static_cast<double>(at_us - sinks.given_out_at(article)) / 1e3);
  return delays;
}

// The baseline of each feed is over, and their polls are spread over a minute.
void settle_feeds(House& house) {
  const auto polled = "select count(*) as answer from feeds where baseline_at is not null";
  if (!wait_until([&] { return house.count(polled) == kFeeds; }, 5min))
    throw std::runtime_error("bench: the feeds were not polled; " + house.log() + " says why");
  house.run("update feeds set next_poll = now() + interval '1 minute' * random()");
}

// What was decided to be told is what came, each once; after a while in which nothing more came.
void check_told(House& house, const Sinks& sinks) {
  const auto open =
      "select count(*) as answer from deliveries where state not in ('delivered', 'held')";
  std::size_t came = 0;
  const auto is_over = [&] {
    const std::size_t before = std::exchange(came, sinks.arrivals().size());
    std::this_thread::sleep_for(3s);
    return came == before && house.count(open) == 0;
  };
  if (!wait_until(is_over, 2min)) fail("not all are delivered");
  const auto told = house.count(
      "select count(*) as answer from deliveries d join alerts a on a.id = d.alert"
      " where d.state = 'delivered'");
  if (static_cast<std::size_t>(told) != sinks.arrivals().size())
    fail(std::to_string(told) + " are delivered, " + std::to_string(sinks.arrivals().size()) +
         " came");
}

void print_delays(const char* what, const std::vector<double>& delays) {
  std::printf("%-16s  alerts %zu  p50 %.0f ms  p99 %.0f ms  max %.0f ms\n", what, delays.size(),
              at(delays, 0.5), at(delays, 0.99), at(delays, 1));
  std::fflush(stdout);
}

void measure_delay(const bench::Ground& ground, const std::string& program, Sinks& sinks,
                   const std::string& folder) {
  sinks.forget_arrivals();
  sinks.give_out(0);
  House house(ground, program, sinks, receivers(sinks) + feeds(sinks) + rules(folder));
  house.start();
  wait_for_set(house);
  settle_feeds(house);
  std::printf("== from an article's arrival: 100 articles a second, 1000 rules\n");
  sinks.give_out(kItems);
  std::this_thread::sleep_for(60s);  // caches are warm
  const std::int64_t first = sinks.given_out() + 1;
  const auto began = bench::now_us();
  std::this_thread::sleep_for(120s);
  const auto articles = static_cast<double>(sinks.given_out() - first + 1);
  const auto seconds = static_cast<double>(bench::now_us() - began) / 1e6;
  sinks.give_out(0);
  check_told(house, sinks);
  std::printf("%-16s  %.0f a second\n", "articles", articles / seconds);
  print_delays("handed over", delays_since(sinks, first));
}

// ---- with a hundred thousand waiting ----

void measure_backlog(const bench::Ground& ground, const std::string& program, Sinks& sinks,
                     const std::string& folder) {
  constexpr int kWaiting = 100'000;
  sinks.forget_arrivals();
  sinks.give_out(0);
  House house(ground, program, sinks, receivers(sinks) + feeds(sinks) + rules(folder));
  house.start();
  wait_for_set(house);
  settle_feeds(house);
  std::printf("== 100,000 waiting, half of them mails; 10 articles a second come in\n");
  sinks.give_out(1);
  house.fill("webhook", kWaiting / 2, kReceivers, true);
  house.fill("email", kWaiting / 2, kReceivers, true);
  const std::int64_t first = sinks.given_out() + 1;
  const auto began = bench::now_us();
  const auto waiting =
      "select count(*) as answer from deliveries d join alerts a on a.id = d.alert"
      " where a.rules = '{filled}' and d.state <> 'delivered'";
  if (!wait_until([&] { return house.count(waiting) == 0; })) fail("not drained");
  std::printf("%-16s  in %.0f s\n", "drained", static_cast<double>(bench::now_us() - began) / 1e6);
  print_delays("fresh ones", delays_since(sinks, first));
  sinks.give_out(0);
  check_told(house, sinks);
}

int measure(const std::string& program, const std::string& folder, const std::string& part) {
  Sinks sinks(articles_of(folder));
  const bench::Ground ground;
  std::printf("%u cores, PostgreSQL with fsync, load %.2f\n", std::thread::hardware_concurrency(),
              load());
  std::fflush(stdout);
  if (part.empty() || part == "outbox") measure_outbox(ground, program, sinks);
  if (part.empty() || part == "delay") measure_delay(ground, program, sinks, folder);
  if (part.empty() || part == "backlog") measure_backlog(ground, program, sinks, folder);
  return failures == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "bench: expected the program and a folder with articles.jsonl.gz\n");
    return 64;
  }
  try {
    return measure(arguments[1], arguments[2], count > 3 ? arguments[3] : "");
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "%s\n", fault.what());
    return 69;
  }
}
