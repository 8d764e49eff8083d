// One pass over the words, between which every character is looked at once. Which mark opens and
// which closes is told by what stands open and by the blanks around: “ closes in German and opens
// in English, " does both, ’ is mostly an apostrophe.
#include "people/items.h"

#include <array>

#include "text/characters.h"

namespace people {
namespace {

constexpr std::size_t kDeepest = 4;
constexpr std::size_t kLongestGap = 400;  // bytes of signs between two words that are looked at

// By family: a mark is closed by one of its own.
enum class Family : std::uint8_t { none, twofold, angle, single, single_angle };

Family family_of(char32_t c) {
  switch (c) {
    case U'"': case U'“': case U'”': case U'„': case U'‟': case U'″': case U'＂': return Family::twofold;
    case U'«': case U'»': return Family::angle;
    case U'‘': case U'’': case U'‚': case U'\'': case U'‛': case U'`': return Family::single;
    case U'‹': case U'›': return Family::single_angle;
    default: return Family::none;
  }
}

bool is_dash(char32_t c) {
  return c == U'—' || c == U'–' || c == U'―' || c == U'−' || c == U'‒';
}

class Lexer {
 public:
  Lexer(const text::Reading& reading, model::Field field, std::string_view utf8,
        const Tongue& tongue)
      : reading_(reading), tokens_(reading.tokens(field)), utf8_(utf8), tongue_(tongue),
        known_(reading.size(), kUnknown) {}

  std::vector<Item> run() {
    items_.reserve(tokens_.size() * 5 / 4 + 8);
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const text::Token& token = tokens_[i];
      if (token.begin > at || i == 0) gap(at, token.begin);
      word(token);
      at = token.end;
    }
    gap(at, static_cast<std::uint32_t>(utf8_.size()));
    end_paragraph(static_cast<std::uint32_t>(utf8_.size()));
    return std::move(items_);
  }

 private:
  struct Open {
    std::uint32_t item;
    char32_t mark;
  };
  static inline const Tongue::Entry kUnknownEntry{};
  static constexpr const Tongue::Entry* kUnknown = &kUnknownEntry;

  void word(const text::Token& token) {
    Item item;
    Node& node = item.node;
    node.begin = token.begin;
    node.end = token.end;
    node.sign = Sign::word;
    node.which = token.word;
    const Tongue::Entry*& entry = known_[token.word];
    const text::Word& word = reading_.word(token.word);
    if (entry == kUnknown) entry = tongue_.find(word.folded);
    node.entry = entry;
    if (entry != nullptr) node.traits = entry->traits;
    node.possessive = !word.possessive.empty();
    std::size_t first = token.begin;
    node.capital = text::is_upper(text::next_character(utf8_, first));
    items_.push_back(item);
    last_ = U'a';
  }

  void sign(Sign sign, std::size_t begin, std::size_t end, bool question = false) {
    if (!items_.empty() && items_.back().node.sign == sign && sign == Sign::stop &&
        items_.back().node.end == begin) {  // ?!, ...
      items_.back().node.end = static_cast<std::uint32_t>(end);
      items_.back().node.question |= question;
      return;
    }
    Item item;
    item.node.begin = static_cast<std::uint32_t>(begin);
    item.node.end = static_cast<std::uint32_t>(end);
    item.node.sign = sign;
    item.node.question = question;
    items_.push_back(item);
  }

  // The signs between two words.
  void gap(std::uint32_t begin, std::uint32_t end) {
    std::size_t at = begin;
    const std::size_t stop = std::min<std::size_t>(end, begin + kLongestGap);
    int breaks = 0;
    while (at < stop) {
      const std::size_t from = at;
      const char32_t c = text::next_character(utf8_, at);
      if (c == U'\n' || c == U'\u2029') {
        if (++breaks == 2 || (breaks == 1 && ends_line())) end_paragraph(static_cast<std::uint32_t>(from));
        last_ = U' ';
        continue;
      }
      if (text::is_blank(c) || c == U'\r' || c == U'\u00a0') {
        last_ = U' ';
        continue;
      }
      if (text::is_combining(c)) continue;
      one(c, from, at);
      last_ = c;
    }
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
  static bool is_edge(char32_t c) {
    return text::is_blank(c) || c == U'\n' || c == U'\r' || c == U'\u00a0';
  }
  // Whether a word or number may go on there.
  static bool is_inside(char32_t c) {
    return !is_edge(c) && c != U',' && c != U'.' && c != U';' && c != U':' && c != U'!' &&
           c != U'?' && c != U')' && c != U']' && !is_dash(c) && c != U'…';
  }

  void one(char32_t c, std::size_t from, std::size_t& at) {
    if (c == U'\'' && next(at) == U'\'') {  // '' is "
      ++at;
      return mark(U'"', Family::twofold, from, at);
    }
    if (c == U'`' && next(at) == U'`') {
      ++at;
      return mark(U'“', Family::twofold, from, at);
    }
    if (c == U',' && next(at) == U',') {  // ,, is „
      ++at;
      return mark(U'„', Family::twofold, from, at);
    }
    if (const Family family = family_of(c); family != Family::none)
      return mark(c, family, from, at);
    switch (c) {
      case U',': case U'،': case U'、': return sign(Sign::comma, from, at);
      case U':': return sign(Sign::colon, from, at);
      case U';': return sign(Sign::semicolon, from, at);
      case U'.': case U'!': case U'…': case U'。': return sign(Sign::stop, from, at);
      case U'?': case U'؟': return sign(Sign::stop, from, at, true);
      case U'(': case U'[': case U'{': return sign(Sign::opening, from, at);
      case U')': case U']': case U'}': return sign(Sign::closing, from, at);
      default: break;
    }
    if (is_dash(c)) return sign(Sign::dash, from, at);
    if (c == U'-') {
      if (next(at) == U'-') return sign(Sign::dash, from, ++at);
      if (is_edge(last_) && is_edge(next(at))) return sign(Sign::dash, from, at);
      return;
    }
    if (c == U'/' || c == U'|' || c == U'•' || c == U'*') return sign(Sign::other, from, at);
  }

  // How a mark may be read where it stands.
  bool may_open(std::size_t behind) const {
    const char32_t after = next(behind);
    const bool starts = is_edge(last_) || last_ == U'(' || last_ == U'[' || is_dash(last_) ||
                        last_ == U':' || last_ == U'/' || family_of(last_) != Family::none;
    return starts && (is_inside(after) || after == U'…' || after == U'.');
  }

  static bool closes(char32_t open, char32_t c, bool opens) {
    switch (open) {
      case U'“': return c == U'”' || c == U'″' || ((c == U'"' || c == U'“') && !opens);
      case U'„': return c == U'“' || c == U'”' || c == U'‟' || (c == U'"' && !opens);
      case U'«': return c == U'»';
      case U'»': return c == U'«';
      case U'‹': return c == U'›';
      case U'›': return c == U'‹';
      case U'‘': return (c == U'’' || c == U'\'') && !opens;
      case U'‚': return (c == U'‘' || c == U'’') && !opens;
      default: return (family_of(open) == family_of(c)) && !opens;
    }
  }

  void mark(char32_t c, Family family, std::size_t from, std::size_t behind) {
    bool opens = may_open(behind);
    if (c == U'«' && next(behind) != U' ' && opens) opens = true;
    for (std::size_t i = open_.size(); i-- > 0;)
      if (closes(open_[i].mark, c, opens) && !(family == Family::single && is_inside_word(behind)))
        return close(i, from, behind);
    if (family == Family::single && (!opens || is_word_like(last_) || !text_opens(behind))) return;
    // French and Russian marks may stand apart from their words.
    if (!opens && !(c == U'«' || c == U'„' || (c == U'“' && tongue_.lang() != "de"))) return;
    if (!opens && is_word_like(last_)) return;
    if (open_.size() >= kDeepest) return;
    // The same mark again: the one before was never closed.
    if (!open_.empty() && open_.back().mark == c && (c == U'"' || family == Family::single)) {
      items_[open_.back().item].mate = kNone;
      open_.pop_back();
    }
    Item item;
    item.what = Item::What::open;
    item.node.begin = static_cast<std::uint32_t>(from);
    item.node.end = static_cast<std::uint32_t>(behind);
    item.reopens = ran_over_ && (items_.empty() || items_.back().what == Item::What::paragraph);
    open_.push_back({static_cast<std::uint32_t>(items_.size()), c});
    items_.push_back(item);
  }

  static bool is_word_like(char32_t c) { return c == U'a'; }
  bool is_inside_word(std::size_t behind) const {
    const text::Sort after = behind < utf8_.size() ? text::sort_of(next(behind)) : text::Sort::other;
    return after == text::Sort::letter || after == text::Sort::digit;
  }
  // Not the apostrophe of '90s.
  bool text_opens(std::size_t behind) const {
    return behind < utf8_.size() && text::sort_of(next(behind)) == text::Sort::letter;
  }

  // Marks opened inside and never closed are none.
  void close(std::size_t which, std::size_t from, std::size_t behind) {
    Item item;
    item.what = Item::What::close;
    item.node.begin = static_cast<std::uint32_t>(from);
    item.node.end = static_cast<std::uint32_t>(behind);
    item.mate = open_[which].item;
    items_[item.mate].mate = static_cast<std::uint32_t>(items_.size());
    open_.resize(which);
    items_.push_back(item);
  }

  // What is open ends here, but a single mark, which then was none.
  void end_paragraph(std::uint32_t at) {
    if (!items_.empty() && items_.back().what == Item::What::paragraph) return;
    ran_over_ = false;
    bool outermost = true;
    for (const Open& open : open_) {
      const Family family = family_of(open.mark);
      if (family == Family::single || family == Family::single_angle || !outermost) continue;
      outermost = false;
      ran_over_ = true;
      items_[open.item].mate = static_cast<std::uint32_t>(items_.size());
    }
    open_.clear();
    Item item;
    item.what = Item::What::paragraph;
    item.node.begin = item.node.end = at;
    items_.push_back(item);
  }

  const text::Reading& reading_;
  const std::vector<text::Token>& tokens_;
  std::string_view utf8_;
  const Tongue& tongue_;
  std::vector<const Tongue::Entry*> known_;  // by the reading's words
  std::vector<Item> items_;
  std::vector<Open> open_;
  char32_t last_ = U' ';  // the character before; a for a word's
  bool ran_over_ = false;  // the paragraph before ended inside a quotation
};

}  // namespace

std::vector<Item> items_of(const text::Reading& reading, model::Field field, std::string_view utf8,
                           const Tongue& tongue) {
  return Lexer(reading, field, utf8, tongue).run();
}

}  // namespace people
