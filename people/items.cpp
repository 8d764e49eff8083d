// One pass over the words, between which every character is looked at once. What a quotation mark is
// there people/quotations.h has decided; others, apostrophes above all, are stepped over.
#include "people/items.h"

#include <algorithm>

#include "people/quotations.h"
#include "text/characters.h"

namespace people {
namespace {

constexpr std::size_t kLongestGap = 400;  // bytes of signs between two words that are looked at

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
    find_marks();
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const text::Token& token = tokens_[i];
      if (token.begin > at || i == 0) gap(at, token.begin);
      word(token);
      at = token.end;
    }
    gap(at, static_cast<std::uint32_t>(utf8_.size()));
    take_marks(utf8_.size());
    end_paragraph(static_cast<std::uint32_t>(utf8_.size()));
    return std::move(items_);
  }

 private:
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
      if (const std::size_t behind = take_marks(at); behind > at) {
        at = behind;
        continue;
      }
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

  void one(char32_t c, std::size_t from, std::size_t& at) {
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

  // ---- quotation marks ----

  // The marks of people/quotations.h in reading order.
  struct Mark {
    std::uint32_t begin = 0, end = 0;
    std::uint32_t part = 0;   // all parts of all quotations are numbered
    bool opens = false;
    bool reopens = false;
    bool goes_on = false;     // it opens a part that the next paragraph goes on
  };

  void find_marks() {
    std::uint32_t part = 0;
    for (const QuotedText& q : quotations(utf8_))
      for (std::size_t i = 0; i < q.parts.size(); ++i, ++part) {
        const QuotedPart& p = q.parts[i];
        const bool goes_on = i + 1 < q.parts.size();
        marks_.push_back({p.mark_begin, p.mark_end, part, true, i > 0, goes_on});
        if (!goes_on) marks_.push_back({p.close_begin, p.close_end, part, false, false, false});
      }
    opened_.resize(part, kNone);
    std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) {
      if (a.begin != b.begin) return a.begin < b.begin;
      if (a.opens != b.opens) return !a.opens;
      return a.opens ? false : a.part > b.part;  // the inner one closes first
    });
  }

  // Those that begin at `at` or before. Where they end.
  std::size_t take_marks(std::size_t at) {
    std::size_t behind = at;
    for (; mark_ < marks_.size() && marks_[mark_].begin <= at; ++mark_) {
      const Mark& m = marks_[mark_];
      Item item;
      item.what = m.opens ? Item::What::open : Item::What::close;
      item.node.begin = m.begin;
      item.node.end = m.end;
      item.reopens = m.reopens;
      const auto index = static_cast<std::uint32_t>(items_.size());
      if (m.opens) {
        opened_[m.part] = index;
        if (m.goes_on) going_on_.push_back(index);
      } else {
        item.mate = opened_[m.part];
        items_[item.mate].mate = index;
      }
      items_.push_back(item);
      behind = std::max<std::size_t>(behind, m.end);
      if (m.end > m.begin) last_ = U'"';
    }
    return behind;
  }

  void end_paragraph(std::uint32_t at) {
    if (!items_.empty() && items_.back().what == Item::What::paragraph) return;
    for (const std::uint32_t open : going_on_)
      items_[open].mate = static_cast<std::uint32_t>(items_.size());
    going_on_.clear();
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
  std::vector<Mark> marks_;
  std::size_t mark_ = 0;                // the next of them
  std::vector<std::uint32_t> opened_;   // by part: the item that opens it
  std::vector<std::uint32_t> going_on_; // those whose paragraph has not ended
  char32_t last_ = U' ';  // the character before; a for a word's
};

}  // namespace

std::vector<Item> items_of(const text::Reading& reading, model::Field field, std::string_view utf8,
                           const Tongue& tongue) {
  return Lexer(reading, field, utf8, tongue).run();
}

}  // namespace people
