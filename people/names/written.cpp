#include "people/names/written.h"

#include "text/characters.h"

namespace people {
namespace {

constexpr std::size_t kAbbreviation = 6;  // bytes

}  // namespace

bool begins_with_capital(std::string_view written) {
  std::size_t at = 0;
  return !written.empty() && text::is_upper(text::next_character(written, at));
}

bool is_all_capitals(std::string_view written) {
  for (std::size_t at = 0; at < written.size();)
    if (text::is_lower(text::next_character(written, at))) return false;
  return true;
}

bool is_cyrillic(std::string_view written) {
  std::size_t at = 0;
  return !written.empty() &&
         text::script_of(text::next_character(written, at)) == text::Script::cyrillic;
}

bool is_abbreviated(std::string_view written) {
  if (written.find('.') != std::string_view::npos) return true;
  std::size_t at = written.size();
  std::size_t letter = 0;
  const bool is_letter = at > 0 && (text::next_character(written, letter), letter == at);
  return written.size() <= kAbbreviation && at > 0 &&
         (is_letter || text::is_lower(text::previous_character(written, at)));
}

}  // namespace people
