#include "rules/terms.h"

#include <string>
#include <vector>

#include "text/characters.h"
#include "text/fold.h"
#include "text/reading.h"
#include "text/stems.h"

namespace rules {
namespace {

bool is_wildcard(char c) {
  return c == '*' || c == '?';
}

bool has_wildcard(std::string_view s) {
  return s.find_first_of("*?") != std::string_view::npos;
}

bool is_space(char32_t c) {
  return text::is_blank(c) && c != 0x00A0 && c != 0x202F && c != 0x2009;
}

struct Part {
  std::string_view text;
  std::size_t at = 0;
};

// Cut at blanks; a `?` at a word's end is punctuation and comes off.
std::vector<Part> chunks(std::string_view s, std::size_t at) {
  std::vector<Part> found;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    std::string_view chunk = s.substr(begin, end - begin);
    while (chunk.ends_with('?')) chunk.remove_suffix(1);
    if (!chunk.empty()) found.push_back({chunk, at + begin});
  };
  for (std::size_t i = 0; i < s.size();) {
    const std::size_t here = i;
    if (!is_space(text::next_character(s, i))) continue;
    take(here);
    begin = i;
  }
  take(s.size());
  return found;
}

// Within a chunk that has wildcards: the stretches of letters, digits, wildcards and what joins
// them.
std::vector<Part> stretches(Part chunk) {
  std::vector<Part> found;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    std::string_view stretch = chunk.text.substr(begin, end - begin);
    while (!stretch.empty() && (stretch.back() == '.' || stretch.back() == '\''))
      stretch.remove_suffix(1);
    if (!stretch.empty()) found.push_back({stretch, chunk.at + begin});
  };
  for (std::size_t i = 0; i < chunk.text.size();) {
    const std::size_t here = i;
    const char32_t c = text::next_character(chunk.text, i);
    const text::Sort sort = text::sort_of(c);
    const bool inside = (c < 0x80 && is_wildcard(static_cast<char>(c))) ||
                        (here > begin && c == '.') || sort == text::Sort::apostrophe ||
                        sort == text::Sort::letter || sort == text::Sort::digit ||
                        sort == text::Sort::mark || sort == text::Sort::spaceless;
    if (inside) continue;
    take(here);
    begin = i;
  }
  take(chunk.text.size());
  return found;
}

struct Literals {
  int total = 0, before_wildcard = 0;
  bool spaceless = false;
};
Literals literals_of(std::string_view pattern) {
  Literals literals;
  bool wild = false;
  for (std::size_t i = 0; i < pattern.size();) {
    const char32_t c = text::next_character(pattern, i);
    const text::Sort sort = text::sort_of(c);
    wild = wild || c == '*' || c == '?';
    literals.spaceless = literals.spaceless || sort == text::Sort::spaceless;
    if (sort != text::Sort::letter && sort != text::Sort::digit) continue;
    ++literals.total;
    if (!wild) ++literals.before_wildcard;
  }
  return literals;
}

std::string folded_pattern(std::string_view written) {
  std::string out, literal;
  for (const char c : written) {
    if (!is_wildcard(c)) {
      literal += c;
      continue;
    }
    out += text::fold(literal) + c;
    literal.clear();
  }
  return out + text::fold(literal);
}

std::expected<Slot, Fault> pattern_slot(Part part) {
  Slot slot;
  if (part.text.find_first_not_of('*') == std::string_view::npos) {
    slot.kind = Slot::Kind::any;
    return slot;
  }
  const Literals literals = literals_of(part.text);
  if (literals.spaceless)
    return std::unexpected(
        Fault{part.at, "wildcards do not work in scripts without blanks",
              "leave the wildcard out: the characters are found inside longer words"});
  if (literals.total < 3 && literals.before_wildcard < 2)
    return std::unexpected(
        Fault{part.at, std::string(part.text) + " meets too many words",
              "three letters or digits anywhere, or two before the first wildcard"});
  slot.kind = Slot::Kind::pattern;
  slot.folded = folded_pattern(part.text);
  return slot;
}

// Signs count only in a query word that has some; a quoted "@x" wants its @.
bool counts_signs(std::string_view written, Written how) {
  for (const std::string_view sign : {"&", "+", "#", "$", "€", "%", "_"})
    if (written.find(sign) != std::string_view::npos) return true;
  return how == Written::quoted ? written.find_first_of("@.") != std::string_view::npos
                                : written.starts_with('.');
}

std::string signs_of(std::string signs, Written how) {
  if (how == Written::bare) std::erase(signs, '@');
  return signs;
}

Slot word_slot(text::Piece& piece, Written how, bool beside_digits, bool signs) {
  Slot slot;
  slot.script = piece.script;
  slot.inflected = how == Written::bare && !beside_digits && piece.script != text::Script::number;
  if (how == Written::quoted) slot.possessive = piece.possessive;
  if (signs) {
    slot.before = signs_of(piece.before, how);
    slot.after = signs_of(piece.after, how);
  }
  slot.lower = piece.lower;
  if (!piece.possessive.empty()) slot.lower.resize(slot.lower.size() - 2);
  slot.twin = text::german_twin(slot.lower);
  slot.folded = std::move(piece.folded);
  if (slot.inflected && piece.script == text::Script::latin)
    slot.spellings = text::other_spellings(slot.folded);
  return slot;
}

void add_words(std::string_view written, Written how, std::vector<Slot>& slots) {
  const bool signs = counts_signs(written, how);
  std::vector<text::Piece> pieces;
  text::Cutter cutter(written);
  for (text::Piece piece; cutter.next(piece);) pieces.push_back(std::move(piece));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool beside_digits = pieces[i].joined || (i + 1 < pieces.size() && pieces[i + 1].joined);
    slots.push_back(word_slot(pieces[i], how, beside_digits, signs));
  }
}

// The signs of a chunk that touch a stretch of it.
text::Signs signs_around(Part chunk, Part stretch, Written how) {
  constexpr std::string_view kSigns = "&+#$%_@\xE2\x82\xAC";  // the last three bytes: the euro sign
  const std::string_view front = chunk.text.substr(0, stretch.at - chunk.at);
  const std::string_view back = chunk.text.substr(front.size() + stretch.text.size());
  const std::size_t last_other = front.find_last_not_of(kSigns);
  const std::size_t begin = last_other == std::string_view::npos ? 0 : last_other + 1;
  return {signs_of(std::string(front.substr(begin)), how),
          signs_of(std::string(back.substr(0, back.find_first_not_of(kSigns))), how)};
}

// A chunk with wildcards: each stretch a pattern, or words beside one.
std::expected<void, Fault> add_patterns(Part chunk, Written how, std::vector<Slot>& slots) {
  for (const Part& stretch : stretches(chunk)) {
    const std::size_t first = slots.size();
    if (has_wildcard(stretch.text)) {
      auto slot = pattern_slot(stretch);
      if (!slot) return std::unexpected(slot.error());
      slots.push_back(std::move(*slot));
    } else {
      add_words(stretch.text, how, slots);
    }
    if (first == slots.size()) continue;
    auto signs = signs_around(chunk, stretch, how);
    slots[first].before = std::move(signs.before);
    slots.back().after = std::move(signs.after);
  }
  return {};
}

}  // namespace

std::expected<Term, Fault> term_of(std::string_view written, std::size_t at, Written how) {
  Term term;
  const auto parts = chunks(written, at);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (has_wildcard(parts[i].text)) {
      if (auto added = add_patterns(parts[i], how, term.slots); !added)
        return std::unexpected(added.error());
      continue;
    }
    // Chunks without wildcards are cut together: "AT & T" is one with its sign.
    std::size_t last = i;
    while (last + 1 < parts.size() && !has_wildcard(parts[last + 1].text)) ++last;
    const std::size_t begin = parts[i].at - at;
    add_words(written.substr(begin, parts[last].at - at + parts[last].text.size() - begin), how,
              term.slots);
    i = last;
  }
  return term;
}

}  // namespace rules
