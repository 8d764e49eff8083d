// One pass over the signs with a stack of what is open, at most kDeepest. Where a sign stands tells
// more than which it is, since languages disagree: “ opens in English and closes in German. So, in
// this order: a sign behind a blank and before a word opens; else it closes the nearest open
// quotation that it can close; else it opens if it never does anything else („).
//
// Repairs, each for what newsrooms really do:
// – a paragraph ends inside a quotation and the next begins with the same mark: it goes on.
// – it ends inside, and a quotation of the same mark stood within («Завод «Маяк», — сказал он): one
//   mark closed both; or, if that one began a sentence, the first was never closed.
// – a closing mark that closes nothing, behind a 6" or a ministers' that closed too early.
#include "people/statements/quotations.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>

#include "people/statements/quotation_signs.h"
#include "text/characters.h"

namespace people {
namespace {

constexpr std::size_t kDeepest = 16;

// What closes what, where the sign does not open.
struct Pair {
  char32_t open;
  std::u32string_view closers;
  bool single = false;
};
constexpr std::array kPairs = {
    Pair{U'“', U"”\"“"},     Pair{U'„', U"“”\""},      Pair{U'”', U"”"},
    Pair{U'«', U"»"},        Pair{U'»', U"«»"},        Pair{U'"', U"\"”“"},
    Pair{U'`', U"\"”"},      Pair{U'‹', U"›", true},   Pair{U'›', U"‹›", true},
    Pair{U'‘', U"’'", true}, Pair{U'‚', U"‘’'", true}, Pair{U'\'', U"'’", true},
};

const Pair* pair_of(char32_t open) {
  const auto* const found =
      std::ranges::find_if(kPairs, [&](const Pair& p) { return p.open == open; });
  return found == kPairs.end() ? nullptr : found;
}

bool closes(char32_t open, char32_t sign) {
  return pair_of(open)->closers.find(sign) != std::u32string_view::npos;
}

bool is_letter_or_digit(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c));
}
bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'’' || c == U'‘';
}
bool is_in(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}
bool is_blank(char32_t c) {
  return c == 0 || c == U'\n' || text::is_blank(c);
}
bool ends_sentence(char32_t c) {
  return is_in(c, U".!?…");
}

// 'tis, rock 'n' roll: no quotation opens there.
constexpr std::array<std::string_view, 9> kClipped = {"tis",   "twas", "em",   "til", "cause",
                                                      "round", "n",    "bout", "cos"};

bool is_clipped(std::string_view rest) {
  std::size_t length = 0;
  while (length < rest.size() && length < 6 &&
         is_letter_or_digit(static_cast<unsigned char>(rest[length])))
    ++length;
  std::string word(rest.substr(0, length));
  for (char& c : word) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return std::ranges::find(kClipped, word) != kClipped.end();
}

// '90s, ’45
bool is_clipped_year(std::string_view rest) {
  const auto digit = [&](std::size_t i) {
    return i < rest.size() && is_digit(static_cast<unsigned char>(rest[i]));
  };
  return digit(0) && digit(1) && !digit(2);
}

struct Stretch {
  std::uint32_t begin = 0, end = 0;
};

// What is open.
struct Open {
  Open(const QuotationSign& mark, std::size_t quotation)
      : sign(mark.sign), index(quotation), mark_begin(mark.begin), part_begin(mark.end) {}

  char32_t sign = 0;
  std::size_t index = 0;                         // in the quotations found
  std::uint32_t mark_begin = 0, part_begin = 0;  // its mark, or the one that reopened it
  // Of the quotations of the same mark within it:
  std::optional<Stretch> with_it;         // the closing mark that may have closed both
  bool surely = false;                    // behind it ", —" or a sentence's end
  std::optional<std::uint32_t> restart;   // the mark that began one behind a sentence
  std::optional<std::uint32_t> line_end;  // the first line end behind a sentence
};

// A closing mark that may have been an apostrophe or inches.
struct Doubtful {
  std::size_t index = 0;
  char32_t opened = 0;
};

class Pairing {
 public:
  explicit Pairing(std::string_view text) : text_(text), signs_(quotation_signs(text)) {}

  std::vector<QuotedText> all() {
    for (at_ = 0; at_ < signs_.size(); ++at_) read(signs_[at_]);
    end_paragraph(static_cast<std::uint32_t>(text_.size()), 0);
    return std::move(found_);
  }

 private:
  void read(const QuotationSign& s) {
    if (s.sign == U'\n') return line_end(s);
    const Role role = role_of(s);
    if (role == Role::opens)
      open(s);
    else if (role == Role::closes)
      close(s);
    else if (role == Role::none)
      repair(s);
    last_opened_ = role == Role::opens ? s.end : last_opened_;
  }

  enum class Role { none, opens, closes, ignored };

  Role role_of(const QuotationSign& s) const {
    if (is_apostrophe(s.sign) && is_letter_or_digit(s.before) && is_letter_or_digit(s.after))
      return Role::ignored;
    if (s.before == U'=') return Role::ignored;  // of markup: pic="…"
    const bool may_open = pair_of(s.sign) != nullptr;
    const bool closing = closable(s.sign) != nullptr;
    if (s.sign == U'»' && closing && closable(s.sign)->sign == U'«') return Role::closes;
    if (may_open && opens_clearly(s)) return Role::opens;
    if (closing && !is_inches(s)) return Role::closes;
    if (!may_open || is_apostrophe(s.sign) || s.sign == U'›') return Role::none;
    if (is_in(s.sign, U"„«‚‹`")) return s.doubled ? Role::ignored : Role::opens;
    const bool behind_word = !is_blank(s.before) && !before_opens(s);
    if (behind_word && (!is_letter_or_digit(s.after) || is_digit(s.before))) return Role::none;
    return s.sign == U'»' || s.sign == U'”' ? Role::none : Role::opens;
  }

  bool before_opens(const QuotationSign& s) const {
    return is_blank(s.before) || is_in(s.before, U"([{<-–—―/¿¡") || last_opened_ == s.begin;
  }

  bool opens_clearly(const QuotationSign& s) const {
    if (!before_opens(s) || is_blank(s.after)) return false;
    const std::string_view rest = text_.substr(s.end);
    if (is_in(s.after, U",;:!?)]}%.") && !rest.starts_with("..")) return false;
    if (s.sign == U'„' && s.doubled) return is_letter_or_digit(s.after);
    if (s.sign == U'\'') return !is_clipped(rest) && !is_clipped_year(rest);
    if (s.sign == U'‘') return !(is_clipped_year(rest) && rest.substr(2).starts_with('s'));
    return true;
  }

  // 5'10": within a quotation it closes nothing.
  bool is_inches(const QuotationSign& s) const {
    if (s.sign != U'"' || !is_digit(s.before)) return false;
    std::size_t i = s.begin;
    while (i > 0 && s.begin - i < 2 && is_digit(static_cast<unsigned char>(text_[i - 1]))) --i;
    const std::string_view head = text_.substr(0, i);
    return head.ends_with('\'') || head.ends_with("’") || head.ends_with("′");
  }

  // A single one is closed only by itself; a double one closes over open single ones.
  const Open* closable(char32_t sign) const {
    for (const Open& o : stack_ | std::views::reverse) {
      if (closes(o.sign, sign)) return &o;
      if (pair_of(sign) != nullptr && pair_of(sign)->single) return nullptr;
      if (sign == U'’') return nullptr;
    }
    return nullptr;
  }

  void open(const QuotationSign& s) {
    if (stack_.size() == kDeepest) return;
    if (!stack_.empty() && stack_.back().sign == s.sign && !stack_.back().restart &&
        follows_sentence(s.begin))
      stack_.back().restart = s.begin;
    QuotedText q;
    q.outer_begin = s.begin;
    q.opened = s.sign;
    q.paragraph = paragraph_;
    q.single = pair_of(s.sign)->single;
    stack_.push_back(Open(s, found_.size()));
    found_.push_back(std::move(q));
    doubtful_.reset();
  }

  bool follows_sentence(std::uint32_t at) const {
    std::size_t i = at;
    while (i > 0 && text_[i - 1] == ' ') --i;
    return i > 0 && i < at && is_in(static_cast<unsigned char>(text_[i - 1]), U".!?");
  }

  void close(const QuotationSign& s) {
    const char32_t sign = closable(s.sign)->sign;
    while (stack_.back().sign != sign) end_unclosed(s.begin);
    const Open o = stack_.back();
    stack_.pop_back();
    finish(o, s.begin, s.end, s.sign);
    if (!stack_.empty() && stack_.back().sign == o.sign) may_close_both(stack_.back(), s);
    if (is_possessive(s) || (s.sign == U'"' && is_digit(s.before)))
      doubtful_ = Doubtful{.index = o.index, .opened = o.sign};
  }

  static bool is_possessive(const QuotationSign& s) {
    return is_apostrophe(s.sign) && is_in(s.before, U"sSxz") && is_blank(s.after);
  }

  void may_close_both(Open& around, const QuotationSign& s) const {
    if (around.surely) return;
    std::string_view rest = text_.substr(s.end, 8);
    const bool comma = rest.starts_with(',');
    if (comma) rest.remove_prefix(1);
    while (rest.starts_with(' ') || rest.starts_with("\xC2\xA0"))
      rest.remove_prefix(rest[0] == ' ' ? 1 : 2);
    const bool dash = rest.starts_with("—") || rest.starts_with("–");
    around.surely = (comma && dash) || rest.empty() || rest[0] == '.' || rest[0] == '\n';
    around.with_it = Stretch{.begin = s.begin, .end = s.end};
  }

  // `begin`: where what stands inside ends; `end`: behind the mark.
  void finish(const Open& o, std::uint32_t begin, std::uint32_t end, char32_t sign) {
    QuotedText& q = found_[o.index];
    add_part(o, begin);
    q.outer_end = end;
    q.closed = sign;
    if (sign != 0 && !q.parts.empty()) {
      q.parts.back().close_begin = begin;
      q.parts.back().close_end = end;
    }
  }

  // What stands between the mark that opened it last and `end`.
  void add_part(const Open& o, std::uint32_t end) {
    QuotedPart part = trimmed(o.part_begin, end);
    if (part.begin >= part.end) return;
    part.mark_begin = o.mark_begin;
    part.mark_end = o.part_begin;
    found_[o.index].parts.push_back(part);
  }

  QuotedPart trimmed(std::uint32_t begin, std::uint32_t end) const {
    std::size_t from = begin, to = end;
    for (std::size_t next = from; next < to && is_blank(text::next_character(text_, next));)
      from = next;
    for (std::size_t next = to; next > from && is_blank(text::previous_character(text_, next));)
      to = next;
    QuotedPart part;
    part.begin = static_cast<std::uint32_t>(from);
    part.end = part.close_begin = part.close_end = static_cast<std::uint32_t>(to);
    return part;
  }

  // The innermost open one is never closed: single ones were none, others end where they must have.
  void end_unclosed(std::uint32_t latest) {
    const Open o = stack_.back();
    stack_.pop_back();
    if (pair_of(o.sign)->single) return;
    if (o.line_end) latest = std::min(latest, *o.line_end);
    if (o.restart) latest = std::min(latest, *o.restart);
    if (o.with_it && o.with_it->end <= latest && (o.surely || o.sign == U'«'))
      return finish(o, o.with_it->begin, o.with_it->end, found_[o.index + 1].closed);
    finish(o, latest, latest, 0);
  }

  void repair(const QuotationSign& s) {
    if (!doubtful_ || is_blank(s.before) || !closes(doubtful_->opened, s.sign)) return;
    if (is_possessive(s) || is_digit(s.before)) return;
    QuotedText& q = found_[doubtful_->index];
    if (q.parts.empty()) return;
    QuotedPart& last = q.parts.back();
    last.end = trimmed(last.begin, s.begin).end;
    last.close_begin = s.begin;
    last.close_end = q.outer_end = s.end;
    doubtful_.reset();
  }

  void line_end(const QuotationSign& s) {
    const bool next = at_ + 1 < signs_.size() && signs_[at_ + 1].begin == s.end;
    const char32_t sign = next ? signs_[at_ + 1].sign : 0;
    if (s.paragraph || (sign != 0 && !stack_.empty() && ends_sentence(s.before)))
      end_paragraph(s.begin, sign);
    else if (!stack_.empty() && !stack_.back().line_end && ends_sentence(s.before))
      stack_.back().line_end = s.begin;
    if (s.paragraph) ++paragraph_;
  }

  // `sign`: with which the next begins. One that it reopens stays open.
  void end_paragraph(std::uint32_t at, char32_t sign) {
    doubtful_.reset();
    while (stack_.size() > 1) end_unclosed(at);
    if (stack_.empty()) return;
    Open& o = stack_.back();
    if (sign != o.sign || o.surely || o.restart || pair_of(o.sign)->single) return end_unclosed(at);
    add_part(o, at);
    o = Open(signs_[at_ + 1], o.index);
    last_opened_ = signs_[at_ + 1].end;
    ++at_;
  }

  std::string_view text_;
  std::vector<QuotationSign> signs_;
  std::size_t at_ = 0;
  std::uint32_t paragraph_ = 0;
  std::uint32_t last_opened_ = static_cast<std::uint32_t>(-1);  // behind the sign that opened last
  std::vector<Open> stack_;
  std::vector<QuotedText> found_;
  std::optional<Doubtful> doubtful_;
};

// Ends were moved: what holds what is known only now.
void find_parents(std::vector<QuotedText>& all) {
  std::vector<std::size_t> around;
  for (std::size_t i = 0; i < all.size(); ++i) {
    while (!around.empty() && all[around.back()].outer_end <= all[i].outer_begin) around.pop_back();
    all[i].parent = around.empty() ? -1 : static_cast<std::int32_t>(around.back());
    all[i].depth = static_cast<std::uint32_t>(around.size());
    around.push_back(i);
  }
}

}  // namespace

std::vector<QuotedText> quotations(std::string_view utf8) {
  std::vector<QuotedText> all = Pairing(utf8).all();
  std::erase_if(all, [](const QuotedText& q) { return q.parts.empty(); });
  for (QuotedText& q : all) {
    q.begin = q.parts.front().begin;
    q.end = q.parts.back().end;
  }
  find_parents(all);
  return all;
}

}  // namespace people
