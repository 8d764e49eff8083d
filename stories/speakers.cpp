#include "stories/speakers.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "people/across.h"
#include "people/people.h"
#include "stories/features.h"
#include "text/reading.h"

namespace stories {
namespace {

constexpr std::size_t kLongestTitle = 400;

// Behind which no family name stands: "Kazakhstan's Defence Minister".
constexpr auto kOffices = std::to_array<std::string_view>(
    {"minister",  "ministry",    "president",  "secretary",   "chief",      "premier",
     "spokesman", "spokeswoman", "ministerin", "ministerium", "министр",    "министерство",
     "президент", "премьер",     "глава",      "мид",         "минобороны", "prasident",
     "kanzler",   "kanzlerin",   "sprecher",   "sprecherin"});

}  // namespace

void add_speaker_marks(const std::string& name, const std::string& lang,
                       std::vector<std::uint32_t>& marks) {
  const text::Reading reading(name, "", lang);
  const auto& tokens = reading.tokens(model::Field::title);
  const auto is_capital = [&](const text::Token& token) {
    return begins_with_capital(std::string_view(name).substr(token.begin));
  };
  model::Article as_title;
  as_title.title = name;
  const auto states = people::states_named(reading, as_title);
  std::size_t last = tokens.size();
  while (last > 0 && !is_capital(tokens[last - 1])) --last;
  const bool is_state =
      std::ranges::any_of(states, [&](const auto& state) { return state.behind == last; });
  if (last > 0 && !is_state &&
      std::ranges::find(kOffices, reading.word(tokens[last - 1]).folded) == kOffices.end()) {
    marks.push_back(name_mark(reading.word(tokens[last - 1])));
    return;
  }
  for (const auto& state : states) marks.push_back(key_of(KeyOf::state, "", state.key));
}

std::vector<std::uint32_t> speakers_in_title(const model::Article& article) {
  std::vector<std::uint32_t> marks;
  if (article.title.empty() || article.title.size() > kLongestTitle) return marks;
  model::Article title;
  title.title = article.title;
  title.lang = article.lang;
  for (const model::Statement& said :
       people::statements(text::Reading(title.title, "", title.lang), title)) {
    if (said.confidence < people::kLeastConfidence) continue;
    for (const auto& speaker : said.speakers) add_speaker_marks(speaker.name, title.lang, marks);
  }
  std::ranges::sort(marks);
  marks.erase(std::ranges::unique(marks).begin(), marks.end());
  return marks;
}

}  // namespace stories
