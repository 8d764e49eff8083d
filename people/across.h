#pragma once
// What texts of different languages and scripts share: how names sound, and the states they name.
// Beside the facade, for rooms that compare articles. Pure; any thread; bounded and linear.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "model/hit.h"
#include "text/reading.h"

namespace people {

// How a folded word sounds, roughly: Boeing and Боинг, Schoigu and Шойгу share it. Of a word with
// an ending, ask with its stem. Empty for what has no sounds (digits, Han, words too long).
std::string sound_key(std::string_view folded);

// One place where an article names a state or a known organisation, as noun or adjective.
struct KeyedState {
  std::string_view key;  // ISO 3166 alpha-2, or an organisation's name; lives for good
  model::Field field;
  std::uint32_t first, behind;  // places
};
// In reading order, title first.
std::vector<KeyedState> states_named(const text::Reading&, const model::Article&);

}  // namespace people
