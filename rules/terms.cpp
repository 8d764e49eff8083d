#include "rules/terms.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/reading.h"
#include "text/stems.h"

namespace rules {
namespace {

bool has_wildcard(std::string_view s) {
  return s.find_first_of("*?") != std::string_view::npos;
}

bool is_only_stars(std::string_view s) {
  return s.find_first_not_of('*') == std::string_view::npos;
}

bool is_space(char32_t c) {
  return text::is_blank(c) && c != 0x00A0 && c != 0x202F && c != 0x2009;
}

// What stands between blanks: a written word with its punctuation.
struct Chunk {
  std::size_t begin = 0, end = 0;  // bytes of the written text
  int literals = 0, before_wildcard = 0;
  bool wild = false, spaceless = false, word = false;

  std::string_view in(std::string_view written) const { return written.substr(begin, end - begin); }
};

Chunk chunk_of(std::string_view written, std::size_t begin, std::size_t end) {
  Chunk chunk{.begin = begin, .end = end};
  for (std::size_t i = begin; i < end;) {
    const char32_t c = text::next_character(written, i);
    const text::Sort sort = text::sort_of(c);
    chunk.wild = chunk.wild || c == '*' || c == '?';
    chunk.spaceless = chunk.spaceless || sort == text::Sort::spaceless;
    if (sort != text::Sort::letter && sort != text::Sort::digit) continue;
    ++chunk.literals;
    if (!chunk.wild) ++chunk.before_wildcard;
  }
  chunk.word = chunk.literals > 0 || chunk.spaceless || chunk.wild;
  return chunk;
}

std::vector<Chunk> chunks_of(std::string_view written) {
  std::vector<Chunk> found;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= written.size();) {
    const std::size_t here = i;
    const bool ends = here == written.size() || is_space(text::next_character(written, i));
    if (here == written.size()) ++i;
    if (!ends) continue;
    if (here > begin) found.push_back(chunk_of(written, begin, here));
    begin = i;
  }
  return found;
}

// A `?` at a word's end is punctuation, also before other punctuation ("Who?!").
std::string without_question_marks(std::string_view written) {
  std::string plain(written);
  bool at_end = true;
  for (std::size_t i = plain.size(); i-- > 0;) {
    const char c = plain[i];
    if (c == '?' && at_end)
      plain[i] = ' ';
    else if (text::is_blank(c))
      at_end = true;
    else if (c == '?' || c == '*' || text::is_letter(c) || text::is_digit(c) || (c & 0x80) != 0)
      at_end = false;
  }
  return plain;
}

// "5 %" would silently mean 5: the sign must touch its word. Only & may stand apart.
std::optional<Fault> fault_of_lone_sign(std::string_view written, const std::vector<Chunk>& chunks,
                                        std::size_t i) {
  constexpr std::string_view kBefore[] = {"#", "$", "@", "€"}, kBehind[] = {"%", "+", "_"};
  const std::string sign(chunks[i].in(written));
  const auto holds = [&](const auto& signs) {
    for (const std::string_view one : signs)
      if (sign.find(one) != std::string::npos) return true;
    return false;
  };
  const bool is_before = holds(kBefore);
  if (chunks[i].word || (!is_before && !holds(kBehind))) return std::nullopt;
  const bool has_next = i + 1 < chunks.size();
  std::string hint;
  if (is_before && has_next)
    hint = sign + std::string(chunks[i + 1].in(written));
  else if (i > 0)
    hint = std::string(chunks[i - 1].in(written)) + sign;
  return Fault{chunks[i].begin, sign + " must touch the word it belongs to", std::move(hint)};
}

std::optional<Fault> fault_of_chunks(std::string_view written, const std::vector<Chunk>& chunks) {
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (auto fault = fault_of_lone_sign(written, chunks, i)) return fault;
    if (chunks[i].wild && chunks[i].spaceless)
      return Fault{chunks[i].begin, "wildcards do not work in scripts without blanks",
                   "leave the wildcard out: the characters are found inside longer words"};
  }
  return std::nullopt;
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

Slot word_slot(text::Piece& piece, Written how, bool beside_digits) {
  Slot slot;
  slot.script = piece.script;
  slot.inflected = how == Written::bare && !beside_digits && piece.script != text::Script::number;
  if (how == Written::quoted) slot.possessive = std::move(piece.possessive);
  slot.lower = std::move(piece.lower);
  slot.twin = text::german_twin(slot.lower);
  slot.folded = std::move(piece.folded);
  if (slot.inflected && piece.script == text::Script::latin)
    slot.spellings = text::other_spellings(slot.folded);
  return slot;
}

bool is_any(const text::Piece& piece, Written how) {
  return is_only_stars(piece.folded) && (how == Written::bare || piece.possessive.empty());
}

Slot pattern_slot(text::Piece& piece, Written how) {
  Slot slot;
  slot.kind = is_any(piece, how) ? Slot::Kind::any : Slot::Kind::pattern;
  if (slot.kind == Slot::Kind::any) return slot;
  slot.twin = text::german_twin(piece.lower);
  const bool wants_possessive = how == Written::quoted && !piece.possessive.empty();
  slot.folded = std::move(wants_possessive ? piece.possessive : piece.folded);
  return slot;
}

// U.S.*, U.S*: in articles such dots are gone.
bool is_of_initials(std::string_view source) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < source.size();) {
    const char32_t c = text::next_character(source, i);
    if (c == '.') letters = 0;
    if (text::sort_of(c) == text::Sort::letter && ++letters > 1) return false;
  }
  return source.find('.') != std::string_view::npos;
}

// 1,000,* and *,000: in articles such commas are gone.
bool is_of_half_a_number(std::string_view source) {
  for (const std::string_view torn : {",*", ",?", "*,", "?,"})
    if (source.find(torn) != std::string_view::npos) return true;
  return false;
}

std::string without(std::string_view source, std::string_view signs) {
  std::string plain(source);
  std::erase_if(plain, [&](char c) { return signs.find(c) != std::string_view::npos; });
  return plain;
}

std::optional<Fault> fault_of_pattern(std::string_view source, const text::Piece& piece,
                                      const Chunk& chunk) {
  if (chunk.literals < 3 && chunk.before_wildcard < 2)
    return Fault{piece.begin, std::string(source) + " meets too many words",
                 "three letters or digits anywhere, or two before the first wildcard"};
  if (piece.script != text::Script::number && is_of_initials(source))
    return Fault{piece.begin, "a wildcard cannot stand beside single letters with dots",
                 without(source, "*?")};
  if (is_of_half_a_number(source))
    return Fault{piece.begin, "a wildcard cannot stand beside a number's comma",
                 without(source, ",")};
  return std::nullopt;
}

// The pieces of the text as slots. Wildcards belong to the words they touch, so that a pattern is
// cut as its words are: l'OTAN* is l, OTAN*, and F16* is F, 16*.
std::expected<Term, Fault> slots_of(std::string_view plain, const std::vector<Chunk>& chunks,
                                    Written how) {
  auto pieces = text::pieces_of_text(plain, text::Cut::analyst, text::Wildcards::are_letters);

  Term term;
  const bool signs = counts_signs(plain, how);
  auto chunk = chunks.begin();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    text::Piece& piece = pieces[i];
    while (chunk->end <= piece.begin) ++chunk;
    const std::string_view source = plain.substr(piece.begin, piece.end - piece.begin);
    if (has_wildcard(source)) {
      if (!is_any(piece, how))
        if (auto fault = fault_of_pattern(source, piece, *chunk)) return std::unexpected(*fault);
      term.slots.push_back(pattern_slot(piece, how));
    } else {
      const bool beside_digits = piece.joined || (i + 1 < pieces.size() && pieces[i + 1].joined);
      term.slots.push_back(word_slot(piece, how, beside_digits));
    }
    if (!signs) continue;
    term.slots.back().before = signs_of(std::move(piece.before), how);
    term.slots.back().after = signs_of(std::move(piece.after), how);
  }
  return term;
}

}  // namespace

std::expected<Term, Fault> term_of(std::string_view written, std::size_t at, Written how) {
  const std::string plain = without_question_marks(written);
  const auto chunks = chunks_of(plain);
  auto term = [&]() -> std::expected<Term, Fault> {
    if (auto fault = fault_of_chunks(plain, chunks)) return std::unexpected(*fault);
    return slots_of(plain, chunks, how);
  }();
  if (!term) term.error().at += at;
  return term;
}

}  // namespace rules
