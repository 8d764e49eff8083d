#pragma once
// Strict reading: a table of known keys, each with the function that reads it; whatever is not in
// the table is an error that names the nearest. The readers below report what is wrong and then
// return nothing, so that a person sees all faults of a file at once.
#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/feed.h"
#include "model/list.h"
#include "model/rate.h"
#include "model/receiver.h"
#include "watch/toml.h"

namespace watch {

// What stands at a key. `key` as messages name it: "interval", "poll.first".
struct Given {
  std::string key;
  Place at;
  const Value& value;
};

template <class Target>
struct Key {
  std::string_view name;
  // Null: a word of the language that this version gives no effect; refused rather than ignored.
  void (*read)(const Given&, Target&, Report&) = nullptr;
  bool required = false;
};

void refuse_unknown(const Given&, const std::vector<std::string_view>& known, Report&);
void refuse_unsupported(const Given&, Report&);
void refuse_missing(Place table, std::string_view key, Report&);
bool is_table(const Given&, Report&);

// `prefix` goes before the keys' names in messages: "poll.". False when the table holds unknown
// keys: what is missing is then not told, because one of them may be it, misspelt.
template <class Target, std::size_t N>
bool read_table(const Given& table, const std::string& prefix, const Key<Target> (&keys)[N],
                Target& target, Report& report) {
  if (!is_table(table, report)) return false;
  bool all_known = true;
  for (const auto& member : table.value.members) {
    const Given given{prefix + member.key, member.at, member.value};
    const Key<Target>* known = nullptr;
    std::vector<std::string_view> names;
    for (const auto& key : keys) {
      if (key.read) names.push_back(key.name);
      if (key.name == member.key) known = &key;
    }
    all_known &= known != nullptr;
    if (!known)
      refuse_unknown({member.key, member.at, member.value}, names, report);
    else if (!known->read)
      refuse_unsupported(given, report);
    else
      known->read(given, target, report);
  }
  for (const auto& key : keys)
    if (all_known && key.required && !table.value.find(key.name))
      refuse_missing(table.value.begin, prefix + std::string(key.name), report);
  return all_known;
}

// to = from, where reading succeeded.
template <class T, class U>
void put(T& to, std::optional<U> from) {
  if (from) to = std::move(*from);
}

// "did you mean "nato"?", what is known where that is little, or empty.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known);

// ---- readers ----

// "KEY wants WANTED, got an integer"
void mismatch(const Given&, std::string_view wanted, Report&);

// A string of any lines; of one line without control characters, and not empty.
std::optional<std::string> read_text(const Given&, std::string_view wanted, Report&);
std::optional<std::string> read_line(const Given&, std::string_view wanted, Report&,
                                     std::size_t most_bytes = 1000);
std::optional<bool> read_truth(const Given&, Report&);
std::optional<int> read_integer(const Given&, int least, int most, Report&);
std::optional<double> read_share(const Given&, Report&);          // from 0 to 1
std::optional<std::string> read_name(const Given&, Report&);      // lower-case words with hyphens
std::optional<std::string> read_country(const Given&, Report&);   // ISO 3166 alpha-2
std::optional<std::string> read_language(const Given&, Report&);  // ISO 639-1
std::optional<model::SecretSource> read_secret(const Given&, Report&);
std::optional<model::Day> read_day(const Given&, Report&);           // 2023-05-25
std::optional<std::string> read_web_address(const Given&, Report&);  // an absolute http(s) URL

struct DurationLimits {
  std::chrono::milliseconds least{0};
  std::chrono::milliseconds most = std::chrono::days(3650);
};
std::optional<std::chrono::milliseconds> read_duration(const Given&, DurationLimits, Report&);
std::optional<std::chrono::seconds> read_seconds(const Given&, DurationLimits, Report&);
std::optional<model::Rate> read_rate(const Given&, std::string_view example, Report&);  // "20/h"

struct Word {
  std::string text;
  Place at;
};
// A list of distinct one-line strings; `example` shows one: ["agency"].
std::vector<Word> read_list(const Given&, std::string_view example, Report&);
std::vector<std::string> texts_of(const std::vector<Word>&);

// One of a closed set. A choice without a value is a word of later versions.
template <class T>
struct Choice {
  std::string_view name;
  std::optional<T> value;
};
void refuse_choice(const Given&, const std::vector<std::string_view>& names, Report&);

// poll.first, and a feed's own.
inline constexpr Choice<model::FirstPoll> kFirst[] = {{"baseline", model::FirstPoll::baseline},
                                                      {"tell", model::FirstPoll::tell}};

template <class T, std::size_t N>
std::optional<T> read_choice(const Given& given, const Choice<T> (&choices)[N], Report& report) {
  std::vector<std::string_view> names;
  for (const auto& choice : choices)
    if (choice.value) names.push_back(choice.name);
  if (given.value.kind == Value::Kind::text)
    for (const auto& choice : choices)
      if (choice.name == given.value.text) {
        if (!choice.value)
          report.error(
              given.value.begin,
              fmt::format("{} = \"{}\" is not supported by this version", given.key, choice.name));
        return choice.value;
      }
  refuse_choice(given, names, report);
  return {};
}

}  // namespace watch
