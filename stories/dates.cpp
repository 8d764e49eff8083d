#include "stories/dates.h"

#include <algorithm>
#include <array>
#include <string>

#include "stories/features.h"
#include "text/ascii.h"

namespace stories {
namespace {

// Folded, in byte order: of English, German, French, Spanish, Italian, Dutch, Russian, Ukrainian.
constexpr auto kMonths = std::to_array<std::string_view>({
    "abril",     "agosto",    "aout",    "apr",       "april",     "aprile",     "aug",
    "august",    "augustus",  "avril",   "dec",       "december",  "decembre",   "dezember",
    "dicembre",  "diciembre", "enero",   "feb",       "febbraio",  "febrero",    "februar",
    "februari",  "february",  "fevrier", "gennaio",   "giugno",    "jan",        "januar",
    "januari",   "january",   "janvier", "juillet",   "juin",      "jul",        "juli",
    "julio",     "july",      "jun",     "june",      "juni",      "junio",      "luglio",
    "maart",     "maggio",    "mai",     "mar",       "march",     "mars",       "marz",
    "marzo",     "may",       "mayo",    "mei",       "nov",       "november",   "novembre",
    "noviembre", "oct",       "october", "octobre",   "octubre",   "okt",        "oktober",
    "ottobre",   "sep",       "sept",    "september", "septembre", "septiembre", "settembre",
    "августа",   "апреля",    "березня", "вересня",   "грудня",    "декабря",    "жовтня",
    "июля",      "июня",      "квітня",  "липня",     "листопада", "лютого",     "марта",
    "мая",       "ноября",    "октября", "сентября",  "серпня",    "січня",      "травня",
    "февраля",   "червня",    "января",
});
static_assert(std::ranges::is_sorted(kMonths));

constexpr auto kHours = std::to_array<std::string_view>({"am", "pm", "a.m", "p.m", "uhr"});

bool is_year(std::string_view written) {
  return written.size() == 4 && std::ranges::all_of(written, text::is_digit) &&
         (written.starts_with("19") || written.starts_with("20"));
}

// "march" and "may" are also what people do.
bool is_month(std::string_view folded, std::string_view written) {
  if (!std::ranges::binary_search(kMonths, folded)) return false;
  return (folded != "march" && folded != "may") || begins_with_capital(written);
}

}  // namespace

bool tells_when(const text::Reading& reading, model::Field field, std::string_view utf8,
                std::size_t place) {
  const auto& tokens = reading.tokens(field);
  const auto written = [&](std::size_t at) {
    return utf8.substr(tokens[at].begin, tokens[at].end - tokens[at].begin);
  };
  const auto folded = [&](std::size_t at) -> std::string_view {
    return reading.word(tokens[at]).folded;
  };
  const auto is_timed_with = [&](std::size_t at, std::string_view between) {
    const std::string_view other = written(at);
    if (is_month(folded(at), other)) return true;
    if (!text::is_digit(other[0])) return false;
    // "2031: 46 hurt" is no clock.
    const bool is_clock = other.size() <= 2 && written(place).size() <= 2;
    return between == "/" || (is_clock && between.starts_with(':'));
  };
  const auto behind = [&](std::size_t at) {
    return utf8.substr(tokens[at].end, tokens[at + 1].begin - tokens[at].end);
  };
  const std::string_view number = written(place);
  if (is_year(number) || number.ends_with("am") || number.ends_with("pm")) return true;
  if (place > 0 && is_timed_with(place - 1, behind(place - 1))) return true;
  if (place + 1 == tokens.size()) return false;
  // In German "am" is a preposition.
  const bool is_hour = std::ranges::find(kHours, folded(place + 1)) != kHours.end() &&
                       (reading.lang() != "de" || folded(place + 1) == "uhr");
  return is_hour || is_timed_with(place + 1, behind(place));
}

}  // namespace stories
