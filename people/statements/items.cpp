// One pass over the words, between which every character is looked at once; the borders of
// quotations are put in where they lie.
#include "people/statements/items.h"

#include <algorithm>

#include "people/statements/quotations.h"
#include "text/characters.h"

namespace people {
namespace {

constexpr std::size_t kLongestGap = 400;  // bytes of signs between two words that are looked at

bool is_dash(char32_t c) {
  return c == U'—' || c == U'–' || c == U'―' || c == U'−' || c == U'‒';
}
bool is_edge(char32_t c) {
  return text::is_blank(c) || c == U'\n' || c == U'\r' || c == U'\u00a0';
}

// Where a part of a quotation begins or ends, with its mark.
struct Border {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t quotation = 0;
  bool opens = false, first_part = false;
  QuotedPart held;
};

std::vector<Border> borders_of(std::string_view utf8) {
  std::vector<Border> borders;
  const auto all = quotations(utf8);
  for (std::uint32_t q = 0; q < all.size(); ++q)
    for (std::size_t k = 0; k < all[q].parts.size(); ++k) {
      const QuotedPart& part = all[q].parts[k];
      borders.push_back({part.mark_begin, part.mark_end, q, true, k == 0, part});
      borders.push_back({part.close_begin, part.close_end, q, false, false, part});
    }
  // Inner ones close first; they also open last, which is how they stand already.
  std::stable_sort(borders.begin(), borders.end(), [](const Border& a, const Border& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.opens != b.opens) return !a.opens;
    return !a.opens && a.quotation > b.quotation;
  });
  return borders;
}

class Lexer {
 public:
  Lexer(const text::Reading& reading, model::Field field, std::string_view utf8,
        const Tongue& tongue)
      : reading_(reading),
        tokens_(reading.tokens(field)),
        utf8_(utf8),
        tongue_(tongue),
        known_(reading.size(), &kUnknown),
        borders_(borders_of(utf8)) {}

  std::vector<Item> run() {
    items_.reserve(tokens_.size() * 5 / 4 + borders_.size() + 8);
    std::uint32_t at = 0;
    for (const text::Token& token : tokens_) {
      gap(at, token.begin);
      word(token);
      at = token.end;
    }
    gap(at, static_cast<std::uint32_t>(utf8_.size()));
    while (next_border_ < borders_.size()) border();
    end_paragraph(static_cast<std::uint32_t>(utf8_.size()));
    return std::move(items_);
  }

 private:
  static inline const Tongue::Entry kUnknown{};

  void word(const text::Token& token) {
    Item& item = items_.emplace_back();
    Node& node = item.node;
    node.begin = token.begin;
    node.end = token.end;
    node.sign = Sign::word;
    node.which = token.word;
    const Tongue::Entry*& entry = known_[token.word];
    const text::Word& word = reading_.word(token.word);
    if (entry == &kUnknown) entry = tongue_.find(word.folded);
    node.entry = entry;
    if (entry != nullptr) node.traits = entry->traits;
    node.possessive = !word.possessive.empty();
    std::size_t first = token.begin;
    node.capital = text::is_upper(text::next_character(utf8_, first));
    if (node.capital && node.is(Trait::masthead)) node.traits |= bit(Trait::medium);
  }

  Item& sign(Sign sign, std::size_t begin, std::size_t end) {
    Item& item = items_.emplace_back();
    item.node.begin = static_cast<std::uint32_t>(begin);
    item.node.end = static_cast<std::uint32_t>(end);
    item.node.sign = sign;
    return item;
  }

  // The signs between two words.
  void gap(std::uint32_t begin, std::uint32_t end) {
    std::size_t at = begin;
    const std::size_t stop = std::min<std::size_t>(end, begin + kLongestGap);
    int breaks = 0;
    while (at < stop) {
      if (next_border_ < borders_.size() && borders_[next_border_].begin <= at) {
        at = std::max<std::size_t>(at, border());
        continue;
      }
      const std::size_t from = at;
      const char32_t c = text::next_character(utf8_, at);
      if (c == U'\n' || c == U'\u2029') {
        if (++breaks == 2 || ends_line()) end_paragraph(static_cast<std::uint32_t>(from));
      } else if (!is_edge(c)) {
        one(c, from, at);
      }
    }
    while (next_border_ < borders_.size() && borders_[next_border_].begin < end) border();
    while (next_border_ < borders_.size() && borders_[next_border_].begin == end &&
           (begin == end || borders_[next_border_].opens))
      border();
  }

  std::uint32_t border() {
    const Border& border = borders_[next_border_++];
    const auto index = static_cast<std::uint32_t>(items_.size());
    Item& item = items_.emplace_back();
    item.what = border.opens ? Item::What::open : Item::What::close;
    item.node.begin = border.begin;
    item.node.end = border.end;
    item.quotation = border.quotation;
    item.first_part = border.first_part;
    item.inside = border.held.begin;
    item.inside_end = border.held.end;
    if (border.opens) {
      open_.push_back(index);
    } else {
      while (!open_.empty() && items_[open_.back()].quotation != border.quotation) open_.pop_back();
      if (!open_.empty()) {
        items_[open_.back()].mate = index;
        open_.pop_back();
      }
    }
    return border.end;
  }

  // A single line break ends a paragraph behind what may end one.
  bool ends_line() const {
    if (items_.empty()) return true;
    const Item& last = items_.back();
    return last.what == Item::What::close || last.node.sign == Sign::stop ||
           last.node.sign == Sign::colon;
  }

  char32_t next(std::size_t at) const {
    return at < utf8_.size() ? text::next_character(utf8_, at) : U' ';
  }

  void one(char32_t c, std::size_t from, std::size_t at) {
    switch (c) {
      case U',':
      case U'،':
      case U'、':
        sign(Sign::comma, from, at);
        return;
      case U':':
        sign(Sign::colon, from, at);
        return;
      case U';':
        sign(Sign::semicolon, from, at);
        return;
      case U'.':
      case U'!':
      case U'…':
      case U'。':
      case U'?':
      case U'؟':
        return stop(c, from, at);
      case U'(':
      case U'[':
      case U'{':
        sign(Sign::opening, from, at);
        return;
      case U')':
      case U']':
      case U'}':
        sign(Sign::closing, from, at);
        return;
      case U'/':
      case U'|':
      case U'•':
      case U'*':
        sign(Sign::other, from, at);
        return;
      default:
        break;
    }
    const bool apart = is_edge(next(at)) && from > 0 && is_edge(before(from));
    if (is_dash(c) || (c == U'-' && (next(at) == U'-' || apart))) dash(from, at);
  }

  char32_t before(std::size_t at) const { return text::previous_character(utf8_, at); }

  void stop(char32_t c, std::size_t from, std::size_t at) {
    const bool question = c == U'?' || c == U'؟';
    if (!items_.empty() && items_.back().node.sign == Sign::stop && items_.back().node.end == from)
      items_.back().node.end = static_cast<std::uint32_t>(at);  // ?!, ...
    else
      sign(Sign::stop, from, at);
    items_.back().node.question |= question;
  }

  void dash(std::size_t from, std::size_t at) {
    if (!items_.empty() && items_.back().node.sign == Sign::dash && items_.back().node.end == from)
      items_.back().node.end = static_cast<std::uint32_t>(at);
    else
      sign(Sign::dash, from, at);
  }

  void end_paragraph(std::uint32_t at) {
    if (!items_.empty() && items_.back().what == Item::What::paragraph) return;
    Item& item = items_.emplace_back();
    item.what = Item::What::paragraph;
    item.node.begin = item.node.end = at;
  }

  const text::Reading& reading_;
  const std::vector<text::Token>& tokens_;
  std::string_view utf8_;
  const Tongue& tongue_;
  std::vector<const Tongue::Entry*> known_;  // by the reading's words
  std::vector<Border> borders_;
  std::size_t next_border_ = 0;
  std::vector<std::uint32_t> open_;
  std::vector<Item> items_;
};

}  // namespace

std::vector<Item> items_of(const text::Reading& reading, model::Field field, std::string_view utf8,
                           const Tongue& tongue) {
  return Lexer(reading, field, utf8, tongue).run();
}

}  // namespace people
