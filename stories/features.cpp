#include "stories/features.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "people/across.h"
#include "stories/common_words.h"
#include "stories/dates.h"
#include "text/ascii.h"
#include "text/characters.h"

namespace stories {
namespace {

constexpr std::size_t kLead = 60, kFocus = 25;  // words of the text

constexpr unsigned kTimesOfTitle = 2, kTimesOfLead = 1;

unsigned only_if(bool holds, Feature::Flag flag) {
  return holds ? unsigned{flag} : 0;
}

// A name as it is called. Snowball takes the end of Boeing for an ending, and that of Белоусов.
std::string_view without_ending(const text::Word& word) {
  const bool is_ascii = !word.folded.empty() && static_cast<unsigned char>(word.folded[0]) < 0x80;
  if (is_ascii || word.stem.empty()) return word.folded;
  constexpr std::string_view kOfFamilies[] = {"ов", "ев", "ин", "ын"};
  constexpr std::string_view kCases[] = {"", "а", "у", "ым", "ом", "ой", "е", "ы", "ых", "ыми"};
  constexpr std::size_t kShortest = 4 * 2;  // four letters
  for (const auto ending : kCases) {
    std::string_view form = word.folded;
    if (!form.ends_with(ending)) continue;
    form.remove_suffix(ending.size());
    const auto ends_it = [&](std::string_view family) { return form.ends_with(family); };
    if (form.size() >= kShortest && std::ranges::any_of(kOfFamilies, ends_it)) return form;
  }
  return word.stem;
}

// A word of the article, counted.
struct Counted {
  unsigned times = 0;
  unsigned capital = 0, small = 0;  // within sentences
  std::uint8_t where = 0;           // flags
  bool is_number = false;
  bool counts_things = false;  // is a number, and somewhere not of a date
};

// Whether a sentence, or something like it, begins behind these characters between two words.
bool begins_anew(std::string_view between) {
  constexpr std::string_view kQuotes[] = {"«", "“", "„", "‘", "—", "»"};
  if (between.find_first_of(".!?:\n\"(*|") != std::string_view::npos) return true;
  return std::ranges::any_of(kQuotes,
                             [&](std::string_view sign) { return between.contains(sign); });
}

class Counting {
 public:
  Counting(const text::Reading& reading, const model::Article& article)
      : reading_(reading), article_(article), words_(reading.size()) {
    count(model::Field::title, article.title);
    count(model::Field::text, article.text);
  }

  Features features() {
    take_states();
    for (std::uint32_t i = 0; i < words_.size(); ++i) take(i);
    finish(found_.words);
    finish(found_.marks);
    return std::move(found_);
  }

 private:
  void count(model::Field field, std::string_view utf8) {
    const bool is_title = field == model::Field::title;
    const auto& tokens = reading_.tokens(field);
    // In a title every word may have its capital.
    std::size_t capitals = 0, behind = 0;
    const std::size_t most = std::min(tokens.size(), kMostWords);
    for (std::size_t i = 0; i < most; ++i)
      capitals += begins_with_capital(written(utf8, tokens[i])) ? 1 : 0;
    const bool says_names = !is_title || capitals * 2 < tokens.size();
    for (std::size_t i = 0; i < most; ++i) {
      const text::Token& token = tokens[i];
      Counted& word = words_[token.word];
      word.where |= where(is_title, i);
      word.times += is_title ? 0 : 1;
      const std::string_view as_written = written(utf8, token);
      if (text::is_digit(as_written[0])) {
        word.is_number = true;
        word.counts_things |= !tells_when(reading_, field, utf8, i);
      }
      const bool is_inside =
          i > 0 &&
          !begins_anew(utf8.substr(behind, std::max<std::size_t>(token.begin, behind) - behind));
      if (!begins_with_capital(as_written))
        ++word.small;
      else if (is_inside && says_names)
        ++word.capital;
      behind = token.end;
    }
  }

  static std::string_view written(std::string_view utf8, const text::Token& token) {
    return utf8.substr(token.begin, token.end - token.begin);
  }

  static std::uint8_t where(bool is_title, std::size_t place) {
    unsigned flags = is_title ? unsigned{Feature::in_title} | Feature::in_focus : 0U;
    if (!is_title && place < kLead) flags |= Feature::in_lead;
    if (!is_title && place < kFocus) flags |= Feature::in_focus;
    return static_cast<std::uint8_t>(flags);
  }

  static Feature feature(std::uint32_t key, const Counted& word, unsigned flags) {
    return {key, static_cast<std::uint8_t>(std::min(word.times, 255U)),
            static_cast<std::uint8_t>(word.where | flags)};
  }

  void take(std::uint32_t index) {
    const Counted& counted = words_[index];
    if (counted.times == 0 && counted.where == 0) return;  // beyond what counts
    const text::Word& word = reading_.word(index);
    if (counted.is_number) {
      const Feature number =
          feature(key_of(KeyOf::number, "", word.folded), counted,
                  Feature::number | only_if(!counted.counts_things, Feature::of_date));
      found_.words.push_back(number);
      found_.marks.push_back(number);
      return;
    }
    const bool is_common = is_common_in_news(word.folded, reading_.lang());
    const bool is_name = !is_common_word(word.folded, reading_.lang()) && counted.capital > 0 &&
                         counted.capital >= counted.small;
    found_.words.push_back(
        feature(word_key(word, reading_.lang()), counted,
                only_if(is_name, Feature::name) | only_if(is_common, Feature::is_common)));
    if (is_name && !is_of_state_[index])
      found_.marks.push_back(feature(name_mark(word), counted, Feature::name));
  }

  void take_states() {
    is_of_state_.resize(words_.size());
    for (const auto& state : people::states_named(reading_, article_)) {
      if (state.first >= kMostWords) continue;
      const bool is_title = state.field == model::Field::title;
      found_.marks.push_back(
          Feature{key_of(KeyOf::state, "", state.key), static_cast<std::uint8_t>(is_title ? 0 : 1),
                  static_cast<std::uint8_t>(where(is_title, state.first) | Feature::name)});
      for (std::uint32_t place = state.first; place < state.behind; ++place)
        is_of_state_[reading_.tokens(state.field)[place].word] = true;
    }
  }

  // By key, each once.
  static void finish(std::vector<Feature>& features) {
    std::ranges::sort(features, {}, &Feature::key);
    std::size_t kept = 0;
    for (const Feature& feature : features) {
      if (kept == 0 || features[kept - 1].key != feature.key) {
        features[kept++] = feature;
        continue;
      }
      Feature& first = features[kept - 1];
      first.times = static_cast<std::uint8_t>(std::min(255, first.times + feature.times));
      first.flags |= feature.flags;
    }
    features.resize(kept);
  }

  const text::Reading& reading_;
  const model::Article& article_;
  std::vector<Counted> words_;
  std::vector<bool> is_of_state_;  // by word
  Features found_;
};

}  // namespace

// FNV-1a, its halves folded together.
std::uint32_t key_of(KeyOf kind, std::string_view lang, std::string_view what) {
  std::uint64_t hash = 14695981039346656037U;
  const auto take = [&hash](char c) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  };
  take(static_cast<char>(kind));
  for (const char c : lang) take(c);
  take(' ');
  for (const char c : what) take(c);
  hash ^= hash >> 29U;
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

std::uint32_t word_key(const text::Word& word, std::string_view lang) {
  return key_of(KeyOf::word, lang, word.stem.empty() ? word.folded : word.stem);
}

std::uint32_t name_mark(const text::Word& word) {
  const std::string_view form = without_ending(word);
  const std::string sound = people::sound_key(form);
  return sound.empty() ? key_of(KeyOf::written, "", word.folded) : key_of(KeyOf::sound, "", sound);
}

bool begins_with_capital(std::string_view written) {
  std::size_t at = 0;
  return !written.empty() && text::is_upper(text::next_character(written, at));
}

Features features_of(const text::Reading& reading, const model::Article& article) {
  return Counting(reading, article).features();
}

std::vector<std::string> written(const std::vector<std::uint32_t>& keys,
                                 const text::Reading& reading, const model::Article& article) {
  std::unordered_map<std::uint32_t, std::string> forms;
  for (const auto field : {model::Field::title, model::Field::text})
    for (const text::Token& token : reading.tokens(field)) {
      const text::Word& word = reading.word(token);
      const std::string& utf8 = field == model::Field::title ? article.title : article.text;
      const std::string form = utf8.substr(token.begin, token.end - token.begin);
      if (form.empty()) continue;
      forms.try_emplace(word_key(word, reading.lang()), form);
      forms.try_emplace(
          text::is_digit(form[0]) ? key_of(KeyOf::number, "", word.folded) : name_mark(word), form);
    }
  for (const auto& state : people::states_named(reading, article))
    forms.try_emplace(key_of(KeyOf::state, "", state.key), state.key);
  std::vector<std::string> found;
  for (const std::uint32_t key : keys)
    if (const auto form = forms.find(key); form != forms.end()) found.push_back(form->second);
  return found;
}

double presence(const Feature& feature) {
  const unsigned times = feature.times + (feature.is(Feature::in_title) ? kTimesOfTitle : 0U) +
                         (feature.is(Feature::in_lead) ? kTimesOfLead : 0U);
  return times / (times + 1.0);
}

double weight(const Feature& feature, const Frequencies& frequencies) {
  // Who speaks stands in all that he says: it is what he says that makes an event of it.
  constexpr double kOfName = 2, kOfNumber = 2, kOfSpeaker = 0.5;
  double weight = presence(feature) * frequencies.rarity(feature);
  if (feature.is(Feature::name)) weight *= kOfName;
  if (feature.is(Feature::number)) weight *= kOfNumber;
  if (feature.is(Feature::of_speaker)) weight *= kOfSpeaker;
  return weight;
}

}  // namespace stories
