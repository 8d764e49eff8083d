#pragma once
// What tool match --stats tells of a run.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

using Seconds = std::chrono::duration<double>;

// The same for the same matches, whatever their order: the sum, modulo 2^64, of FNV-1a-64 over
// "<article id>\t<rule id>".
class MatchHash {
 public:
  void add(std::string_view article_id, std::string_view rule_id);
  std::string text() const;  // 16 hex digits

 private:
  std::uint64_t sum_ = 0;
};

// Nearest rank; `share` in (0, 1]. Puts the values in order; zero where there are none.
Seconds percentile(std::vector<Seconds>&, double share);

// CPU time of all threads of this process so far.
Seconds cpu_time();

// The most memory this process has held so far, in MB of 1024 KB.
double peak_rss_mb();

struct MatchStats {
  std::size_t rules = 0, refused = 0, articles = 0, matches = 0, rules_with_match = 0;
  std::uint64_t gave_up = 0;  // pairs of rule and article that would have taken too long
  std::string hash;
  Seconds load{0};              // rules read, parsed, compiled
  Seconds first_pass{0};        // with words that are new
  std::vector<Seconds> cpu;     // of all threads, by pass: holds on a machine that others use, too
  std::vector<Seconds> passes;  // the same of the passes after it, if any
  std::vector<Seconds> articles_took;  // each one, of every pass
  double rules_rss_mb = 0, process_rss_mb = 0;
};
std::string to_json(MatchStats);

}  // namespace cli
