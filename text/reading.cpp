#include "text/reading.h"

#include <algorithm>

#include "text/fold.h"
#include "text/sentences.h"
#include "text/stems.h"

namespace text {
namespace {

std::string stem_key(std::string_view stem, std::string_view lang) {
  return std::string(lang) + ':' + std::string(stem);
}

}  // namespace

Reading::Reading(std::string_view title, std::string_view text, std::string_view lang)
    : lang_(lang) {
  read(title, model::Field::title);
  find_sentences(text);
  read(text, model::Field::text);
  for (std::uint32_t i = 0; i < words_.size(); ++i) enter(i);
  by_lower_ = {};
  by_signs_ = {};
}

void Reading::read(std::string_view utf8, model::Field field) {
  std::vector<Token>& tokens = field == model::Field::title ? title_ : text_;
  Cutter cutter(utf8);
  for (Piece piece; cutter.next(piece);) {
    Token token{.begin = piece.begin, .end = piece.end, .joined = piece.joined};
    token.signs = signs_of(piece);
    token.word = word_of(piece);
    Word& word = words_[token.word];
    (field == model::Field::title ? word.title_places : word.text_places)
        .push_back(static_cast<std::uint32_t>(tokens.size()));
    tokens.push_back(token);
  }
}

std::uint32_t Reading::word_of(Piece& piece) {
  std::string key = piece.lower;
  if (!piece.possessive.empty()) key += "'s";
  const auto [known, is_new] =
      by_lower_.try_emplace(std::move(key), static_cast<std::uint32_t>(words_.size()));
  if (!is_new) return known->second;
  Word word;
  word.lang = inflection_language(piece.script, lang_);
  if (lang_ == "de") word.twin = german_twin(piece.lower);
  if (has_stemmer(word.lang)) {
    word.stem = stem(piece.lower, word.lang);
    word.second_stem =
        word.twin.empty() ? second_stem(piece.lower, word.lang) : stem(word.twin, word.lang);
  }
  word.folded = std::move(piece.folded);
  word.possessive = std::move(piece.possessive);
  words_.push_back(std::move(word));
  return known->second;
}

std::uint32_t Reading::signs_of(const Piece& piece) {
  if (piece.before.empty() && piece.after.empty()) return 0;
  const auto [known, is_new] = by_signs_.try_emplace(piece.before + ' ' + piece.after,
                                                     static_cast<std::uint32_t>(signs_.size()));
  if (is_new) signs_.push_back({piece.before, piece.after});
  return known->second;
}

void Reading::enter(std::uint32_t index) {
  const Word& word = words_[index];
  by_form_[word.folded].push_back(index);
  for (const std::string& form : {word.possessive, word.twin})
    if (!form.empty()) by_form_[form].push_back(index);
  if (word.stem.empty()) return;
  by_stem_[stem_key(word.stem, word.lang)].push_back(index);
  if (!word.second_stem.empty() && word.second_stem != word.stem)
    by_stem_[stem_key(word.second_stem, word.lang)].push_back(index);
  if (std::find(inflection_languages_.begin(), inflection_languages_.end(), word.lang) ==
      inflection_languages_.end())
    inflection_languages_.push_back(word.lang);
}

void Reading::find_sentences(std::string_view utf8) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto begins = sentence_begins(utf8);
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : utf8.size();
    const std::size_t first = utf8.find_first_not_of(kBlanks, begins[i]);
    if (first == std::string_view::npos || first >= end) continue;
    const std::size_t last = utf8.find_last_not_of(kBlanks, end - 1);
    sentences_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last + 1)});
  }
}

std::span<const std::uint32_t> Reading::with_form(std::string_view folded) const {
  const auto found = by_form_.find(folded);
  if (found == by_form_.end()) return {};
  return found->second;
}

std::span<const std::uint32_t> Reading::with_stem(std::string_view stem,
                                                  std::string_view word_lang) const {
  const auto found = by_stem_.find(stem_key(stem, word_lang));
  if (found == by_stem_.end()) return {};
  return found->second;
}

}  // namespace text
