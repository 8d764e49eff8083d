#include "text/reading.h"

#include <utility>

#include "text/signs.h"
#include "text/written_words.h"

namespace text {

Reading::Reading(std::string_view title, std::string_view text, std::string_view lang, Cut cut)
    : lang_(lang), signs_{Signs{}} {
  Lexicon& lexicon = lexicon_of(lang, cut);
  words_ = lexicon.words();
  const std::uint32_t article = lexicon.next_article();
  read(title, model::Field::title, cut, lexicon, article);
  read(text, model::Field::text, cut, lexicon, article);
  find_places();
}

void Reading::read(std::string_view utf8, model::Field field, Cut cut, Lexicon& lexicon,
                   std::uint32_t article) {
  std::vector<Token>& tokens = field == model::Field::title ? title_ : text_;
  constexpr std::size_t kBytesOfAWord = 6;  // with its blank, about
  tokens.reserve(utf8.size() / kBytesOfAWord + 1);
  const SignSearch signs(utf8);
  WrittenWords words(utf8, cut);
  const auto index_of = [&](std::uint32_t word) {
    auto& mark = lexicon.mark(word);
    if (mark.article != article) {
      mark = {article, static_cast<std::uint32_t>(ids_.size())};
      ids_.push_back(word);
    }
    return mark.index;
  };
  for (Written written; words.next(written);) {
    const std::size_t first = tokens.size();
    const auto begin = static_cast<std::uint32_t>(written.begin),
               end = static_cast<std::uint32_t>(written.end);
    const auto found = lexicon.find(utf8.substr(begin, end - begin));
    if (found.is_one) tokens.push_back({begin, end, index_of(found.word)});
    for (const Part& part : found.parts)
      if (part.places > 1)
        wholes_.push_back(
            {field, static_cast<std::uint32_t>(first) + part.first, part.places, part.word});
      else
        tokens.push_back(
            {begin + part.begin, begin + part.end, index_of(part.word), 0, part.joined});
    if (cut == Cut::analyst && first < tokens.size() &&
        signs.may_touch(tokens[first].begin, tokens.back().end))
      touch(utf8, tokens, first);
  }
}

// The signs of the written word whose tokens begin at `first`.
void Reading::touch(std::string_view utf8, std::vector<Token>& tokens, std::size_t first) {
  const auto enter = [this](Token& token, Signs signs) {
    if (signs.before.empty() && signs.after.empty()) return;
    token.signs = static_cast<std::uint32_t>(signs_.size());
    signs_.push_back(std::move(signs));
  };
  std::string before = signs_before(utf8, tokens[first].begin),
              after = signs_after(utf8, tokens.back().end);
  if (first + 1 == tokens.size())
    return enter(tokens[first], {std::move(before), std::move(after)});
  enter(tokens[first], {std::move(before), {}});
  enter(tokens.back(), {{}, std::move(after)});
}

// Counted first, then filled in: a word's places in the title lie before those in the text.
void Reading::find_places() {
  borders_.assign(2 * ids_.size() + 1, 0);
  for (const Token& token : title_) ++borders_[2 * token.word];
  for (const Token& token : text_) ++borders_[2 * token.word + 1];
  std::uint32_t sum = 0;
  for (std::uint32_t& border : borders_) sum += std::exchange(border, sum);
  places_.resize(sum);
  std::vector<std::uint32_t> next(borders_);
  for (std::uint32_t i = 0; i < title_.size(); ++i) places_[next[2 * title_[i].word]++] = i;
  for (std::uint32_t i = 0; i < text_.size(); ++i) places_[next[2 * text_[i].word + 1]++] = i;
}

}  // namespace text
