#pragma once
// States and organisations with offices: what they are called in English, Russian and German, as
// nouns in all cases and as adjectives. The data: country_data.cpp, then ICU's names of ISO
// 3166; what a list adds is the roster's own. Internal to people. Built once; then any thread.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/list.h"
#include "people/offices/phrases.h"

namespace people {

using StateId = std::uint32_t;  // 0: none

// One way to write it.
struct StateForm {
  enum class Letters : std::uint8_t { any, capital, capitals };
  enum class Language : std::uint8_t { english, russian, german, other };
  StateId state = 0;
  Language language = Language::other;
  Letters letters = Letters::any;  // as it must be written: Turkey, US
  bool adjective = false;
  bool beside_offices = false;  // only there: "Kremlin spokesman"
};

class Countries {
 public:
  // What is known of all of them.
  static const Countries& known();
  Countries() = default;

  // The state's number here, else 0: by its code, or by any of its forms.
  StateId find(const model::Country&) const;
  std::optional<std::string> code(StateId) const;  // of ISO 3166, where it has one
  StateId add(std::string_view key);
  std::string_view key(StateId id) const { return keys_in_order_[id - 1]; }
  void add_form(std::string_view written, const StateForm&, bool in_all_cases);

  const Phrases& phrases() const { return phrases_; }
  const StateForm& form(std::uint32_t meaning) const { return forms_[meaning]; }

 private:
  void add_rows();
  void add_others();
  void add_words(std::string_view blank_separated, StateForm);

  Phrases phrases_;
  std::vector<StateForm> forms_;
  std::unordered_map<std::string, StateId> keys_;
  std::vector<std::string> keys_in_order_;          // by number less one
  std::unordered_map<std::string, StateId> names_;  // folded words of nouns, joined by blanks
};

}  // namespace people
