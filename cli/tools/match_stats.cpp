#include "cli/tools/match_stats.h"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

namespace cli {

namespace {

constexpr std::uint64_t kFnvBasis = 0xcbf29ce484222325U, kFnvPrime = 0x100000001b3U;

std::uint64_t fnv1a(std::uint64_t hash, std::string_view bytes) {
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * kFnvPrime;
  return hash;
}

double rounded(double value, double steps) {
  return std::round(value * steps) / steps;
}

double microseconds(Seconds took) {
  return rounded(took.count() * 1e6, 10);
}

}  // namespace

void MatchHash::add(std::string_view article_id, std::string_view rule_id) {
  sum_ += fnv1a(fnv1a(fnv1a(kFnvBasis, article_id), "\t"), rule_id);
}

std::string MatchHash::text() const {
  return fmt::format("{:016x}", sum_);
}

Seconds percentile(std::vector<Seconds>& values, double share) {
  if (values.empty()) return Seconds(0);
  std::sort(values.begin(), values.end());
  const double rank = std::ceil(share * static_cast<double>(values.size()));
  return values[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

Seconds cpu_time() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

double peak_rss_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

std::string to_json(MatchStats stats) {
  const double median = percentile(stats.passes, 0.5).count();
  const double each = static_cast<double>(stats.articles) / std::max(median, 1e-9);
  const nlohmann::ordered_json line = {
      {"rules", stats.rules},
      {"refused", stats.refused},
      {"gave_up", stats.gave_up},
      {"articles", stats.articles},
      {"matches", stats.matches},
      {"rules_with_match", stats.rules_with_match},
      {"hash", stats.hash},
      {"load_s", rounded(stats.load.count(), 1e4)},
      {"first_pass_s", rounded(stats.first_pass.count(), 1e4)},
      {"match_s", rounded(median, 1e4)},
      {"match_cpu_s", rounded(percentile(stats.cpu, 0.5).count(), 1e4)},
      {"articles_per_s", std::round(each)},
      {"p50_us", microseconds(percentile(stats.articles_took, 0.5))},
      {"p99_us", microseconds(percentile(stats.articles_took, 0.99))},
      {"max_us", microseconds(percentile(stats.articles_took, 1))},
      {"rss_mb",
       {{"rules", rounded(stats.rules_rss_mb, 10)},
        {"process", rounded(stats.process_rss_mb, 10)}}}};
  return line.dump();
}

}  // namespace cli
