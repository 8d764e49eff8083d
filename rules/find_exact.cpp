// raw: and re: look at the characters as received (NFC), not at words; what they find is told in
// words, too, so that it can stand beside NEAR.
#include <re2/re2.h>

#include <algorithm>

#include "rules/find.h"
#include "text/ascii.h"
#include "text/characters.h"
#include "text/composed.h"
#include "text/utf8.h"

namespace rules {
namespace {

bool belongs_to_word(char32_t c) {
  const text::Sort sort = text::sort_of(c);
  return sort == text::Sort::letter || sort == text::Sort::digit || text::is_combining(c);
}

// Not inside a word. A mark belongs to its letter; in scripts without blanks every character is a
// word.
bool is_border(std::string_view utf8, std::size_t at) {
  if (at == 0 || at >= utf8.size()) return true;
  std::size_t before = at, behind = at;
  return !belongs_to_word(text::previous_character(utf8, before)) ||
         !belongs_to_word(text::next_character(utf8, behind));
}

bool skip_blanks(std::string_view utf8, std::size_t& at) {
  const std::size_t from = at;
  for (std::size_t behind = at; behind < utf8.size(); at = behind)
    if (!text::is_blank(text::next_character(utf8, behind))) break;
  return at > from;
}

// Where `wanted` ends that begins at `at`, or npos. Any run of blanks meets any other.
std::size_t end_of(std::string_view wanted, std::string_view utf8, std::size_t at,
                   std::size_t& steps) {
  for (std::size_t w = 0; w < wanted.size(); ++steps) {
    if (skip_blanks(wanted, w)) {
      if (!skip_blanks(utf8, at)) return std::string_view::npos;
    } else if (at < utf8.size() && wanted[w] == utf8[at]) {
      ++w;
      ++at;
    } else {
      return std::string_view::npos;
    }
  }
  return at;
}

// What may be looked for byte by byte: up to the first blank.
std::string_view first_word(std::string_view wanted) {
  return wanted.substr(0, wanted.find_first_of(text::kAsciiBlanks));
}

}  // namespace

Stretch Finder::words_between(std::uint32_t begin, std::uint32_t end, const Ground& ground) const {
  const auto& tokens = ground.sheet->reading().tokens(ground.field);
  std::uint32_t first = ground.place_from(begin);
  if (first > 0 && tokens[first - 1].end > begin) --first;
  std::uint32_t last = ground.place_from(end);
  first = std::max(first, ground.first);
  last = std::min(last, ground.behind);
  if (first >= last) return {1, 0, begin, end};
  return {first, last - 1, begin, end};
}

std::vector<Stretch> Finder::find_in_pieces(PartId id, const Ground& ground, Limits limits) {
  Ground whole = ground;
  whole.pieces = nullptr;
  std::vector<Stretch> found;
  for (const Piece& piece : *ground.pieces) {
    if (piece.end <= ground.begin || piece.begin >= ground.end) continue;
    const auto more = find_exact(id, whole.part(piece.begin, piece.end), limits);
    found.insert(found.end(), more.begin(), more.end());
    if (found.size() >= limits.most) break;
  }
  return found;
}

std::vector<Stretch> Finder::find_exact(PartId id, const Ground& ground, Limits limits) {
  if (ground.pieces) return find_in_pieces(id, ground, limits);
  const Part& part = program_.part(id);
  return part.kind == Part::Kind::raw ? find_raw(part, ground, limits)
                                      : find_regex(part, ground, limits);
}

const text::Composed& Finder::composed(std::string_view utf8) {
  for (const text::Composed& known : composed_)
    if (known.source().data() == utf8.data() && known.source().size() == utf8.size()) return known;
  steps_ += utf8.size() / 4;
  return composed_.emplace_back(utf8);
}

// The neighbours are the field's: a sentence's end is no border of its own.
std::vector<Stretch> Finder::find_raw(const Part& part, const Ground& ground, Limits limits) {
  const text::Composed& all = composed(ground.text);
  const std::string_view utf8 = all.text(), wanted = program_.text(part),
                         beginning = first_word(wanted);
  const std::string_view until_end = utf8.substr(0, all.from_source(ground.end));
  std::vector<Stretch> found;
  std::size_t at = all.from_source(ground.begin);
  steps_ += (until_end.size() - std::min(at, until_end.size())) / 16;
  for (at = until_end.find(beginning, at);
       at != std::string_view::npos && found.size() < limits.most && !is_spent();
       at = until_end.find(beginning, at + 1)) {
    ++steps_;
    if (!text::begins_code_point(utf8[at]) || !is_border(utf8, at)) continue;
    const std::size_t behind = end_of(wanted, utf8, at, steps_);
    if (behind == std::string_view::npos || behind == at || !is_border(utf8, behind)) continue;
    const std::uint32_t begin = all.source_begin(at), end = all.source_end(behind);
    if (begin >= ground.begin && end <= ground.end)
      found.push_back(words_between(begin, end, ground));
  }
  return found;
}

// ^ and $ are the ends of this ground. What matches no character proves nothing. RE2 may read all
// that is left to find where a match ends.
std::vector<Stretch> Finder::find_regex(const Part& part, const Ground& ground, Limits limits) {
  const text::Composed here(ground.bytes());
  const re2::StringPiece all(here.text().data(), here.text().size());
  const re2::RE2& expression = program_.expression(part);
  std::vector<Stretch> found;
  re2::StringPiece hit;
  std::size_t at = 0;
  while (at <= all.size() && found.size() < limits.most && !is_spent()) {
    steps_ += (all.size() - at) / 4 + 16;
    if (!expression.Match(all, at, all.size(), re2::RE2::UNANCHORED, &hit, 1)) break;
    const auto begin = static_cast<std::size_t>(hit.data() - all.data());
    if (!hit.empty())
      found.push_back(words_between(ground.begin + here.source_begin(begin),
                                    ground.begin + here.source_end(begin + hit.size()), ground));
    at = begin + std::max<std::size_t>(hit.size(), 1);
    while (at < all.size() && !text::begins_code_point(all[at])) ++at;
  }
  return found;
}

}  // namespace rules
