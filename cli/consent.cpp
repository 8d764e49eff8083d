#include "cli/consent.h"

#include <fmt/core.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <iostream>

#include "cli/asked.h"
#include "cli/long_question.h"
#include "text/times.h"

namespace cli {

namespace {

constexpr std::chrono::days kDefaultSince{30};
constexpr std::size_t kSamples = 3;
constexpr std::size_t kMostRules = 10, kMostTests = 5;  // that are shown

bool in_force(const storage::WatchRow<model::Rule>& row) {
  return row.status == storage::Status::active;
}

bool reads_alike(const model::Rule& one, const model::Rule& other) {
  return one.query == other.query && one.lookalikes == other.lookalikes;
}

// The rules that another query, or another way to read it, makes meet other articles; those that
// come into force, and those that go: a rule by another name is one of each.
std::vector<desk::Edit> edits_of(const storage::WatchRows& rows, const watch::WatchSet& set) {
  const auto name_of = [](const auto& each) -> const std::string& { return each.noun.name; };
  std::vector<desk::Edit> edits;
  for (const auto& located : set.rules) {
    const model::Rule& after = located.noun;
    const auto row = std::ranges::find(rows.rules, after.name, name_of);
    if (row == rows.rules.end() || row->status == storage::Status::disabled)
      edits.push_back({std::nullopt, after});
    else if (!reads_alike(row->noun, after))
      edits.push_back({in_force(*row) ? std::optional(row->noun) : std::nullopt, after});
  }
  for (const auto& row : rows.rules)
    if (in_force(row) && std::ranges::find(set.rules, row.noun.name, name_of) == set.rules.end())
      edits.push_back({row.noun, std::nullopt});
  return edits;
}

void put_gains(const desk::Edit& edit, const desk::Gains& gains,
               const desk::Comparison& comparison) {
  put(fmt::format(
      "{}{}: +{} gained, -{} lost, {} kept, in {} articles{}", gains.rule,
      !edit.before  ? " (comes into force)"
      : !edit.after ? " (goes out of force)"
                    : "",
      gains.gained, gains.lost, gains.kept, comparison.coverage.judged,
      comparison.coverage.oldest ? " since " + text::to_rfc3339(*comparison.coverage.oldest) : ""));
  for (const auto& found : gains.gained_samples) put_found(found, "  + ");
  for (const auto& found : gains.lost_samples) put_found(found, "  - ");
}

std::string what_becomes_of(const watch::Change& change) {
  using enum watch::Change::Kind;
  return change.kind == added      ? "new"
         : change.kind == changed  ? change.detail
         : change.kind == enabled  ? "comes back into force"
         : change.kind == disabled ? "gone from the files, and out of force"
                                   : "gone";
}

void show_definitions(const std::vector<watch::Change>& changes) {
  for (std::size_t i = 0; i < std::min(changes.size(), kMostRules); ++i)
    put(fmt::format("{} {}: {}", changes[i].noun, changes[i].name, what_becomes_of(changes[i])));
  if (changes.size() > kMostRules) put(fmt::format("and {} more", changes.size() - kMostRules));
}

// False where the person broke it off.
bool show_gains(Session& session, storage::Transaction& transaction,
                std::vector<desk::Edit> edits) {
  const AskedArticles articles(session.arguments, kDefaultSince);
  if (edits.empty()) return true;
  const std::size_t all = edits.size();
  if (all > kMostRules) edits.resize(kMostRules);
  const auto now = storage::database_now(transaction);
  LongQuestion question;
  const auto comparison =
      desk::compare(transaction, edits, articles.from(now), kSamples, question.course());
  question.end(comparison.coverage);
  for (std::size_t i = 0; i < edits.size(); ++i)
    put_gains(edits[i], comparison.rules[i], comparison);
  if (all > kMostRules) put(fmt::format("and {} more rules", all - kMostRules));
  return !question.was_interrupted();
}

// Those of the one list that the other has not, wherever they stand.
std::vector<model::RuleTest> tests_beyond(const model::Rule& rule, const model::Rule& other) {
  std::vector<model::RuleTest> beyond;
  for (const auto& test : rule.tests)
    if (std::ranges::none_of(other.tests, [&](model::RuleTest same) {
          same.line = test.line;
          return same == test;
        }))
      beyond.push_back(test);
  return beyond;
}

void put_tests(const std::vector<model::RuleTest>& tests, char sign) {
  for (std::size_t i = 0; i < std::min(tests.size(), kMostTests); ++i)
    put(fmt::format("  {} {}: {}", sign, tests[i].must_match ? "must match" : "must not match",
                    watch::beginning_of(tests[i])));
  if (tests.size() > kMostTests) put(fmt::format("  and {} more", tests.size() - kMostTests));
}

// Whether there are any.
bool show_tests(const watch::WatchSet& before, const watch::WatchSet& after) {
  bool any = false;
  for (const auto& located : after.rules) {
    const auto old = std::ranges::find(before.rules, located.noun.name,
                                       [](const auto& rule) { return rule.noun.name; });
    if (old == before.rules.end()) continue;
    const auto come = tests_beyond(located.noun, old->noun);
    const auto go = tests_beyond(old->noun, located.noun);
    if (come.empty() && go.empty()) continue;
    put(fmt::format("{}: +{} -{} tests", located.noun.name, come.size(), go.size()));
    put_tests(come, '+');
    put_tests(go, '-');
    any = true;
  }
  return any;
}

// False where the person broke it off.
bool show(Session& session, const watch::WatchSet& before, const watch::WatchSet& after) {
  auto transaction = session.database().begin();
  const auto rows = storage::load_watch_rows(transaction);
  const auto changes = watch::difference(rows, after, false);
  show_definitions(changes);
  if (!show_tests(before, after) && changes.empty()) put("what the rules mean stays as it is");
  return show_gains(session, transaction, edits_of(rows, after));
}

}  // namespace

bool can_ask() {
  return isatty(STDIN_FILENO) != 0 && output_is_terminal();
}

// Whoever asked goes on to say what becomes of the draft. The signal is held from before the
// question can be seen, so that none ends us, and read as an answer.
bool says_yes(const char* question) {
  sigset_t interrupt, mask;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  sigprocmask(SIG_BLOCK, &interrupt, &mask);
  const int interrupts = signalfd(-1, &interrupt, SFD_CLOEXEC);
  std::fputs(question, stdout);
  std::fflush(stdout);
  std::array<pollfd, 2> answers{pollfd{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0},
                                pollfd{.fd = interrupts, .events = POLLIN, .revents = 0}};
  poll(answers.data(), answers.size(), -1);
  signalfd_siginfo taken;
  const bool has_line =
      answers[1].revents == 0 || read(interrupts, &taken, sizeof taken) != sizeof taken;
  close(interrupts);
  sigprocmask(SIG_SETMASK, &mask, nullptr);
  std::clearerr(stdin);  // ^D answered the question before, not this one
  std::cin.clear();
  std::string answer;
  if (has_line) std::getline(std::cin, answer);
  if (!has_line || !std::cin) std::fputc('\n', stdout);
  return answer == "y" || answer == "yes";
}

void require_consent(Session& session, const watch::WatchSet& before,
                     const watch::WatchSet& after) {
  const bool was_shown = show(session, before, after);
  const bool is_told = session.arguments.has("--yes");
  if (!is_told && !can_ask())
    throw Failed(kRedOrNothing,
                 "not saved: no terminal to ask at (--yes saves without being asked)");
  if (is_told ? !was_shown : !says_yes("save? [y/n] ")) throw Failed(kRedOrNothing, "not saved");
}

}  // namespace cli
