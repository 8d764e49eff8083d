// tool match: which rules does each article meet? For scripts, for a whole set over many articles,
// and for measuring the engine (docs/benchmarks.md).
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <numeric>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/tools/match_run.h"
#include "cli/watch_files.h"
#include "text/harmless.h"

namespace cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kShown = 20;  // rules named on standard error
constexpr std::int64_t kMaxThreads = 256, kMaxRepeats = 1000;

std::size_t count_of(const Arguments& arguments, const char* name, std::int64_t most) {
  if (!arguments.maybe(name)) return 1;
  const std::int64_t given = arguments.number(name);
  if (given < 1 || given > most)
    throw Failed(kUsage, std::string(name) + ": expected 1 to " + std::to_string(most) + ", got " +
                             std::to_string(given));
  return static_cast<std::size_t>(given);
}

// The first ones; and how many there are.
void tell(const std::vector<std::string>& messages) {
  for (std::size_t i = 0; i < std::min(messages.size(), kShown); ++i)
    std::fprintf(stderr, "wirewatch: %s\n", text::harmless(messages[i]).c_str());
  if (messages.size() > kShown)
    std::fprintf(stderr, "wirewatch: and %zu more rules\n", messages.size() - kShown);
}

bool is_of_watch_files(const std::string& path) {
  return path.ends_with(".toml") || std::filesystem::is_directory(path);
}

// A rule of another version is no reason to leave the others; but nothing is left out unsaid.
void tell_refused(const LoadedRules& loaded) {
  std::vector<std::string> messages;
  for (const auto& [rule, error] : loaded.set.refused())
    messages.push_back("rule " + to_json(loaded.id_of(rule)) + " is left out: " +
                       std::to_string(error.line) + ":" + std::to_string(error.column) + ": " +
                       error.message + (error.hint.empty() ? "" : "; " + error.hint));
  tell(messages);
}

void tell_given_up(const LoadedRules& loaded, const std::vector<std::uint64_t>& gave_up) {
  std::vector<std::string> messages;
  for (std::size_t i = 0; i < gave_up.size(); ++i)
    if (gave_up[i] > 0)
      messages.push_back("rule " + to_json(loaded.id_of(loaded.set.rules()[i])) + " gave up on " +
                         std::to_string(gave_up[i]) +
                         " articles; the daemon would suspend it, and what else it meets is not "
                         "told");
  tell(messages);
}

// Several passes are for measuring; they must agree. The first one learns the words: where there
// are more, it is told apart.
Pass match_repeatedly(const LoadedRules& loaded, std::vector<LoadedArticle>& articles,
                      HowToMatch how, MatchStats& stats) {
  auto passes = match_all(loaded.set, articles, how);
  for (std::size_t i = 0; i < passes.size(); ++i) {
    const Pass& pass = passes[i];
    if (pass.rules != passes[0].rules)
      throw Failed(kRedOrNothing, "two passes over the same articles found different matches");
    if (i == 0) stats.first_pass = pass.all;
    if (i == 0 && passes.size() > 1) continue;
    stats.passes.push_back(pass.all);
    stats.cpu.push_back(pass.cpu);
    stats.articles_took.insert(stats.articles_took.end(), pass.took.begin(), pass.took.end());
  }
  return std::move(passes[0]);
}

void put_matches(const Pass& pass, const LoadedRules& loaded,
                 const std::vector<LoadedArticle>& articles) {
  std::vector<std::string> rule_ids;
  for (const auto& rule : loaded.set.rules()) rule_ids.push_back(to_json(loaded.id_of(rule)));
  for (std::size_t i = 0; i < articles.size(); ++i) {
    std::string line = R"({"id":)" + to_json(articles[i].id) + R"(,"rules":[)";
    for (const std::uint32_t rule : pass.rules[i])
      line += (line.back() == '[' ? "" : ",") + rule_ids[rule];
    put(line + "]}");
  }
}

void count(const Pass& pass, const LoadedRules& loaded, const std::vector<LoadedArticle>& articles,
           MatchStats& stats) {
  const auto& rules = loaded.set.rules();
  std::vector<std::string> rule_ids;
  for (const auto& rule : rules) rule_ids.push_back(to_text(loaded.id_of(rule)));
  std::vector<bool> with_match(rules.size());
  MatchHash hash;
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const std::uint32_t rule : pass.rules[i]) {
      hash.add(to_text(articles[i].id), rule_ids[rule]);
      with_match[rule] = true;
      ++stats.matches;
    }
  stats.hash = hash.text();
  stats.rules_with_match =
      static_cast<std::size_t>(std::count(with_match.begin(), with_match.end(), true));
  stats.rules = rules.size();
  stats.refused = loaded.set.refused().size();
  stats.articles = articles.size();
  stats.gave_up = std::accumulate(pass.gave_up.begin(), pass.gave_up.end(), std::uint64_t(0));
}

}  // namespace

int match_articles(Session& session) {
  const Arguments& arguments = session.arguments;
  const text::Cut cut = arguments.has("--exact") ? text::Cut::standard : text::Cut::analyst;
  const std::string rules = arguments.text("--rules"), file = arguments.text("--articles");
  const HowToMatch how{.cut = cut,
                       .threads = count_of(arguments, "--threads", kMaxThreads),
                       .passes = count_of(arguments, "--repeat", kMaxRepeats)};

  MatchStats stats;
  std::vector<LoadedArticle> articles;
  ArticleFile in(file);
  in.read(articles, kSample);
  const auto sample = sample_of(articles, cut);
  const auto started = Clock::now();
  const LoadedRules loaded =
      is_of_watch_files(rules)
          ? load_rules(read_some_or_fail(session, {rules}), {.cut = cut, .sample = sample})
          : load_rules(rules, {.cut = cut, .sample = sample});
  stats.load = Clock::now() - started;
  stats.rules_rss_mb = peak_rss_mb();
  in.read(articles, std::numeric_limits<std::size_t>::max());
  const Pass pass = match_repeatedly(loaded, articles, how, stats);
  stats.process_rss_mb = peak_rss_mb();

  put_matches(pass, loaded, articles);
  tell_refused(loaded);
  tell_given_up(loaded, pass.gave_up);
  // The last line, whatever was told before it: scripts read it there.
  if (arguments.has("--stats")) {
    count(pass, loaded, articles, stats);
    std::fprintf(stderr, "%s\n", to_json(std::move(stats)).c_str());
  }
  return loaded.set.rules().empty() && !loaded.set.refused().empty() ? kData : kDone;
}

}  // namespace cli
