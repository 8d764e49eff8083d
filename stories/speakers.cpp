#include "stories/speakers.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "people/across.h"
#include "people/people.h"
#include "stories/features.h"
#include "text/reading.h"
#include "text/utf8.h"

namespace stories {
namespace {

constexpr std::size_t kLongestTitle = 400, kBeginning = 1000;

// Behind which no family name stands: "Kazakhstan's Defence Minister".
constexpr auto kOffices = std::to_array<std::string_view>(
    {"minister",  "ministry",    "president",  "secretary",   "chief",      "premier",
     "spokesman", "spokeswoman", "ministerin", "ministerium", "министр",    "министерство",
     "президент", "премьер",     "глава",      "мид",         "минобороны", "prasident",
     "kanzler",   "kanzlerin",   "sprecher",   "sprecherin"});

std::vector<std::uint32_t> names_in(const std::string& title, const std::string& lang) {
  std::vector<std::uint32_t> marks;
  const text::Reading reading(title, "", lang);
  for (const text::Token& token : reading.tokens(model::Field::title))
    if (begins_with_capital(std::string_view(title).substr(token.begin)))
      marks.push_back(name_mark(reading.word(token)));
  return marks;
}

// The text says in full whom the title names, and more clearly that he speaks.
model::Article beginning_of(const model::Article& article) {
  model::Article beginning;
  beginning.lang = article.lang;
  beginning.title = article.title;
  beginning.text = text::cut_to_code_points(article.text, kBeginning);
  return beginning;
}

std::vector<model::Statement> sure_statements(const model::Article& article) {
  auto statements =
      people::statements(text::Reading(article.title, article.text, article.lang), article);
  std::erase_if(statements,
                [](const auto& said) { return said.confidence < people::kLeastConfidence; });
  return statements;
}

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
  const auto named = names_in(article.title, article.lang);
  std::vector<std::uint32_t> first;
  bool is_statement = false;
  for (const model::Statement& said : sure_statements(beginning_of(article))) {
    std::vector<std::uint32_t> of_it;
    for (const auto& speaker : said.speakers) add_speaker_marks(speaker.name, article.lang, of_it);
    const bool is_in_title = said.field == model::Field::title;
    is_statement |= is_in_title;
    if (first.empty() && !is_in_title) first = of_it;
    for (const std::uint32_t mark : of_it)
      if (is_in_title || std::ranges::find(named, mark) != named.end()) marks.push_back(mark);
  }
  if (is_statement && marks.empty()) marks = first;
  std::ranges::sort(marks);
  marks.erase(std::ranges::unique(marks).begin(), marks.end());
  return marks;
}

}  // namespace stories
