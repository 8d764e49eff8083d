#include "text/reading.h"

#include "text/fold.h"
#include "text/stems.h"

namespace text {

Reading::Reading(std::string_view title, std::string_view text, std::string_view lang, Cut cut)
    : lang_(lang) {
  read(title, model::Field::title, cut);
  read(text, model::Field::text, cut);
  by_lower_ = {};
  by_signs_ = {};
}

void Reading::read(std::string_view utf8, model::Field field, Cut) {
  std::vector<Token>& tokens = field == model::Field::title ? title_ : text_;
  Cutter cutter(utf8);
  for (Piece piece; cutter.next(piece);) {
    Token token{.begin = piece.begin, .end = piece.end, .joined = piece.joined};
    token.signs = signs_of(piece);
    token.word = word_of(piece);
    Places& places = places_[token.word];
    (field == model::Field::title ? places.title : places.text)
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
  places_.emplace_back();
  return known->second;
}

std::uint32_t Reading::signs_of(const Piece& piece) {
  if (piece.before.empty() && piece.after.empty()) return 0;
  const auto [known, is_new] = by_signs_.try_emplace(piece.before + ' ' + piece.after,
                                                     static_cast<std::uint32_t>(signs_.size()));
  if (is_new) signs_.push_back({piece.before, piece.after});
  return known->second;
}

}  // namespace text
