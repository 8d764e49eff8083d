#include "query/terms.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/lookalikes.h"
#include "text/reading.h"
#include "text/stems.h"

namespace query {
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
  return Fault{chunks[i].begin, sign + " must touch the word it belongs to", std::move(hint), true};
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

// With Cut::standard a word is what it is: neither inflected nor spelt otherwise.
Slot word_slot(text::Piece& piece, Written how, bool beside_digits, const Options& options) {
  Slot slot;
  if (options.cut == text::Cut::analyst) {
    slot.script = piece.script;
    slot.inflected = how == Written::bare && !beside_digits && piece.script != text::Script::number;
    if (how == Written::quoted) slot.possessive = std::move(piece.possessive);
    slot.twin = text::german_twin(piece.lower);
  }
  slot.lower = std::move(piece.lower);
  slot.folded = std::move(piece.folded);
  if (slot.inflected && piece.script == text::Script::latin)
    slot.spellings = text::other_spellings(slot.folded);
  if (options.lookalikes) slot.skeleton = text::skeleton(slot.folded);
  return slot;
}

bool is_any(const text::Piece& piece, Written how) {
  return is_only_stars(piece.folded) && (how == Written::bare || piece.possessive.empty());
}

// ** says no more than *.
std::string with_single_stars(std::string pattern) {
  const auto doubled = std::unique(pattern.begin(), pattern.end(),
                                   [](char a, char b) { return a == '*' && b == '*'; });
  pattern.erase(doubled, pattern.end());
  return pattern;
}

Slot pattern_slot(text::Piece& piece, Written how, const Options& options) {
  Slot slot;
  slot.kind = is_any(piece, how) ? Slot::Kind::any : Slot::Kind::pattern;
  if (slot.kind == Slot::Kind::any) return slot;
  if (options.cut == text::Cut::analyst)
    slot.twin = with_single_stars(text::german_twin(piece.lower));
  const bool wants_possessive = how == Written::quoted && !piece.possessive.empty();
  slot.folded = with_single_stars(std::move(wants_possessive ? piece.possessive : piece.folded));
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
                 without(source, "*?"), true};
  if (is_of_half_a_number(source))
    return Fault{piece.begin, "a wildcard cannot stand beside a number's comma",
                 without(source, ","), true};
  return std::nullopt;
}

// Takes the pieces of the text one by one. Wildcards belong to the words they touch, so that a
// pattern is cut as its words are: l'OTAN* is l, OTAN*, and F16* is F, 16*.
class Slots {
 public:
  Slots(std::string_view plain, const std::vector<Chunk>& chunks, Written how,
        const Options& options)
      : plain_(plain),
        chunk_(chunks.begin()),
        how_(how),
        options_(options),
        signs_(options.cut == text::Cut::analyst && counts_signs(plain, how)) {}

  std::expected<Term, Fault> run() {
    for (auto&& piece : text::pieces_of_text(plain_, options_.cut, text::Wildcards::are_letters))
      if (auto fault = take(piece)) return std::unexpected(std::move(*fault));
    return std::move(term_);
  }

 private:
  std::optional<Fault> take(text::Piece& piece) {
    const std::string_view source = plain_.substr(piece.begin, piece.end - piece.begin);
    if (piece.joined && !term_.slots.empty()) keep_as_written(term_.slots.back());
    if (has_wildcard(source)) {
      while (chunk_->end <= piece.begin) ++chunk_;
      if (!is_any(piece, how_))
        if (auto fault = fault_of_pattern(source, piece, *chunk_)) return fault;
      term_.slots.push_back(pattern_slot(piece, how_, options_));
    } else {
      term_.slots.push_back(word_slot(piece, how_, piece.joined, options_));
    }
    if (!signs_) return std::nullopt;
    term_.slots.back().before = signs_of(std::move(piece.before), how_);
    term_.slots.back().after = signs_of(std::move(piece.after), how_);
    return std::nullopt;
  }

  // The F of F-16.
  static void keep_as_written(Slot& slot) {
    slot.inflected = false;
    slot.spellings.clear();
  }

  std::string_view plain_;
  std::vector<Chunk>::const_iterator chunk_;
  Written how_;
  const Options& options_;
  bool signs_;
  Term term_;
};

// Most terms: nothing in them has a meaning of its own.
bool is_plain(std::string_view written) {
  return std::ranges::all_of(
      written, [](char c) { return text::is_letter(c) || text::is_digit(c) || c == ' '; });
}

}  // namespace

std::expected<Term, Fault> term_of(std::string_view written, std::size_t at, Written how,
                                   const Options& options) {
  if (is_plain(written)) return Slots(written, {}, how, options).run();
  const std::string plain = without_question_marks(written);
  const auto chunks = chunks_of(plain);
  auto fault = fault_of_chunks(plain, chunks);
  if (!fault) {
    auto term = Slots(plain, chunks, how, options).run();
    if (term) return term;
    fault = std::move(term.error());
  }
  fault->at += at;
  return std::unexpected(std::move(*fault));
}

}  // namespace query
