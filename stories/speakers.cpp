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

void append(const TitleSpeakers& some, TitleSpeakers& all) {
  all.marks.insert(all.marks.end(), some.marks.begin(), some.marks.end());
  all.keys.insert(all.keys.end(), some.keys.begin(), some.keys.end());
}

void each_once(std::vector<std::uint32_t>& keys) {
  std::ranges::sort(keys);
  keys.erase(std::ranges::unique(keys).begin(), keys.end());
}

void add(const model::Statement::Speaker& speaker, const std::string& lang, TitleSpeakers& all) {
  add_speaker_marks(speaker.name, lang, all.marks);
  for (const std::string* called : {&speaker.name, &speaker.written}) {
    const text::Reading reading(*called, "", lang);
    for (const text::Token& token : reading.tokens(model::Field::title)) {
      all.keys.push_back(word_key(reading.word(token), reading.lang()));
      all.keys.push_back(name_mark(reading.word(token)));
    }
  }
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

TitleSpeakers speakers_in_title(const model::Article& article) {
  TitleSpeakers found;
  if (article.title.empty() || article.title.size() > kLongestTitle) return found;
  const auto named = names_in(article.title, article.lang);
  TitleSpeakers first;
  bool is_statement = false;
  for (const model::Statement& said : sure_statements(beginning_of(article))) {
    TitleSpeakers of_it;
    for (const auto& speaker : said.speakers) add(speaker, article.lang, of_it);
    const bool is_in_title = said.field == model::Field::title;
    is_statement |= is_in_title;
    if (first.marks.empty() && !is_in_title) first = of_it;
    std::erase_if(of_it.marks, [&](std::uint32_t mark) {
      return !is_in_title && std::ranges::find(named, mark) == named.end();
    });
    if (!of_it.marks.empty()) append(of_it, found);
  }
  if (is_statement && found.marks.empty()) found = std::move(first);
  each_once(found.marks);
  each_once(found.keys);
  return found;
}

}  // namespace stories
