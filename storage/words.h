#pragma once
// How enumerations are written in columns: one word each, in the enumeration's order; the
// migrations' check constraints list the same words.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "model/alert.h"
#include "model/feed.h"
#include "model/hit.h"
#include "model/receiver.h"
#include "model/rule.h"
#include "storage/database.h"
#include "storage/rule_tests.h"
#include "storage/watch_rows.h"

namespace storage {

template <class Enum>
struct Words;

template <>
struct Words<Status> {
  static constexpr std::array words{"active", "disabled", "removed", "suspended"};
};
template <>
struct Words<model::TextFrom> {
  static constexpr std::array words{"auto", "feed", "page"};
};
template <>
struct Words<model::FirstPoll> {
  static constexpr std::array words{"baseline", "tell"};
};
template <>
struct Words<model::Rule::Per> {
  static constexpr std::array words{"story", "article"};
};
template <>
struct Words<model::Rule::Priority> {
  static constexpr std::array words{"normal", "high"};
};
template <>
struct Words<model::SecretSource::Kind> {
  static constexpr std::array words{"none", "file", "credential"};
};
template <>
struct Words<model::WebhookFormat> {
  static constexpr std::array words{"json", "slack", "teams", "ntfy"};
};
template <>
struct Words<model::Delivery::Channel> {
  static constexpr std::array words{"email", "webhook", "maildir"};
};
template <>
struct Words<model::Delivery::State> {
  static constexpr std::array words{"pending", "sending",   "retrying", "delivered",
                                    "dead",    "discarded", "held"};
};
template <>
struct Words<TestState> {
  static constexpr std::array words{"open", "adopted", "dropped"};
};
template <>
struct Words<model::Field> {
  static constexpr std::array words{"title", "text"};
};

template <class Enum>
const char* to_word(Enum value) {
  return Words<Enum>::words.at(static_cast<std::size_t>(value));
}

template <class Enum>
Enum from_word(std::string_view word) {
  const auto& words = Words<Enum>::words;
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) {
    throw Rejected("a column holds a word this program does not know: " + std::string(word),
                   "22023");
  }
  return static_cast<Enum>(found - words.begin());
}

}  // namespace storage
