// The words of a statement that say something.
#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "people/across.h"
#include "stories/common_words.h"
#include "stories/features.h"
#include "stories/speakers.h"
#include "stories/stories.h"
#include "text/ascii.h"

namespace stories {
namespace {

constexpr unsigned kOfName = 2;  // as against a word, of which there are others for the same

constexpr auto kNegations = std::to_array<std::string_view>(
    {"not",    "no",    "never",  "none",   "nobody",  "nothing",   "neither", "nor",     "without",
     "cannot", "не",    "нет",    "ни",     "никогда", "никто",     "ничего",  "без",     "nicht",
     "kein",   "keine", "keinen", "keinem", "keiner",  "keinerlei", "nie",     "niemals", "ohne"});

// "With us, not about us" denies nothing.
bool is_negated(const text::Reading& reading, model::Field field, std::string_view written) {
  const auto& tokens = reading.tokens(field);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string& word = reading.word(tokens[i]).folded;
    if (!word.ends_with("n't") && std::ranges::find(kNegations, word) == kNegations.end()) continue;
    if (i == 0) return true;
    const std::size_t behind = tokens[i - 1].end;
    const bool is_aside = written.substr(behind, tokens[i].begin - behind).contains(',') ||
                          reading.word(tokens[i - 1]).folded == "а";
    if (!is_aside) return true;
  }
  return false;
}

// In German every noun has its capital.
bool says_names(std::string_view lang) {
  return lang != "de";
}

std::vector<std::uint32_t> speakers_of(const model::Statement& statement, const std::string& lang) {
  std::vector<std::uint32_t> marks;
  for (const auto& speaker : statement.speakers)
    add_speaker_marks(speaker.member.empty() ? speaker.name : speaker.member, lang, marks);
  std::ranges::sort(marks);
  return marks;
}

// The states that speakers are named with: "Armenian Defense Minister".
std::vector<std::uint32_t> states_of(const model::Statement& statement, const std::string& lang) {
  model::Article named;
  for (const auto& speaker : statement.speakers) named.text += speaker.written + "; ";
  std::vector<std::uint32_t> keys;
  for (const auto& state : people::states_named(text::Reading("", named.text, lang), named))
    keys.push_back(key_of(KeyOf::state, "", state.key));
  for (const auto& speaker : statement.speakers)
    if (!speaker.country.empty()) keys.push_back(key_of(KeyOf::state, "", speaker.country));
  std::ranges::sort(keys);
  return keys;
}

class Making {
 public:
  Making(const model::Statement& statement, const std::string& lang)
      : statement_(statement),
        content_(content_of(statement, lang)),
        reading_(content_.title, content_.text, lang),
        features_(features_of(reading_, content_)),
        states_(reading_.size()) {
    for (const auto& state : people::states_named(reading_, content_))
      for (std::uint32_t place = state.first; place < state.behind; ++place)
        states_[reading_.tokens(state.field)[place].word] = key_of(KeyOf::state, "", state.key);
  }

  Said said() {
    Said made;
    made.lang = content_.lang;
    made.speakers = speakers_of(statement_, made.lang);
    const auto own = states_of(statement_, made.lang);
    for (std::uint32_t index = 0; index < reading_.size(); ++index) {
      const Said::Word word = word_at(index);
      if (word.key == 0 || std::ranges::binary_search(own, word.mark) ||
          std::ranges::binary_search(made.speakers, word.mark))
        continue;
      made.words.push_back(word);
      if (word.mark != 0) made.marks.push_back(word.mark);
    }
    finish(made);
    const bool denies = statement_.kind == model::Statement::Kind::deny ||
                        statement_.kind == model::Statement::Kind::reject;
    const bool has_not = is_negated(reading_, statement_.field, written());
    made.denies = (has_not != denies) != statement_.negated;
    return made;
  }

 private:
  static model::Article content_of(const model::Statement& statement, const std::string& lang) {
    model::Article content;
    content.lang = lang;
    (statement.field == model::Field::title ? content.title : content.text) =
        statement.words + " " + statement.target_words;
    return content;
  }

  const std::string& written() const {
    return statement_.field == model::Field::title ? content_.title : content_.text;
  }

  // Key 0: it says nothing.
  Said::Word word_at(std::uint32_t index) const {
    const text::Word& word = reading_.word(index);
    Said::Word made;
    if (word.folded.empty()) return made;
    const bool is_number = text::is_digit(word.folded[0]);
    if (!is_number && states_[index] == 0 && is_common_word(word.folded, reading_.lang()))
      return made;
    made.key = is_number             ? key_of(KeyOf::number, "", word.folded)
               : states_[index] != 0 ? states_[index]
                                     : word_key(word, reading_.lang());
    take_mark(made, index, is_number);
    made.is_topic = is_topic(index);
    return made;
  }

  void take_mark(Said::Word& made, std::uint32_t index, bool is_number) const {
    if (is_number || states_[index] != 0) {
      made.mark = made.key;
      made.news = made.abroad = kOfName;
      return;
    }
    const auto feature = std::ranges::lower_bound(features_.words, made.key, {}, &Feature::key);
    const bool is_name =
        feature != features_.words.end() && feature->key == made.key && feature->is(Feature::name);
    if (!is_name && !has_capital(index)) return;
    made.mark = name_mark(reading_.word(index));
    if (!is_name || !says_names(reading_.lang())) return;
    made.news = kOfName;
    made.abroad = 1;
  }

  bool has_capital(std::uint32_t index) const {
    return std::ranges::any_of(places(index), [&](std::uint32_t place) {
      return begins_with_capital(
          std::string_view(written()).substr(reading_.tokens(statement_.field)[place].begin));
    });
  }

  bool is_topic(std::uint32_t index) const {
    return std::ranges::any_of(places(index), [&](std::uint32_t place) {
      const text::Token& token = reading_.tokens(statement_.field)[place];
      return token.begin >= statement_.words.size() ||
             std::ranges::any_of(statement_.marks, [&](const auto& mark) {
               return mark.begin <= token.begin && token.begin < mark.end;
             });
    });
  }

  std::span<const std::uint32_t> places(std::uint32_t index) const {
    return reading_.places(index, statement_.field);
  }

  // Forms of one word are one, of the topic if one of them is.
  static void finish(Said& made) {
    std::ranges::sort(made.words, {},
                      [](const Said::Word& word) { return std::pair(word.key, !word.is_topic); });
    const auto repeated = std::ranges::unique(made.words, {}, &Said::Word::key);
    made.words.erase(repeated.begin(), repeated.end());
    std::ranges::sort(made.marks);
  }

  const model::Statement& statement_;
  model::Article content_;
  text::Reading reading_;
  Features features_;
  std::vector<std::uint32_t> states_;  // by word; 0: of none
};

}  // namespace

Said said(const model::Statement& statement, const std::string& lang) {
  return Making(statement, lang).said();
}

}  // namespace stories
