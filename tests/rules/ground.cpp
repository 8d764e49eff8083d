#include "tests/rules/ground.h"

#include <re2/re2.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "rules/slots.h"
#include "tests/rules/composed.h"
#include "text/sentences.h"
#include "text/utf8.h"

namespace obvious {
namespace {

constexpr std::uint32_t kMaxJoined = 8;  // pieces of a written word that are looked at

std::uint32_t length_of(const Stretch& words) {
  return words.last - words.first + 1;
}

bool share_a_word(const Words& left, const Words& right) {
  for (const Stretch& a : left)
    for (const Stretch& b : right)
      if (a.first <= b.last && b.first <= a.last) return true;
  return false;
}

// How far the slots taken so far are from standing in a row: Lucene's match length. A written word
// of several pieces that meets one slot moves those behind it on.
int spread(const Words& taken) {
  std::int64_t lowest = 0, highest = 0, before = 0;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const std::int64_t adjusted = static_cast<std::int64_t>(taken[i].first) - before;
    lowest = i == 0 ? adjusted : std::min(lowest, adjusted);
    highest = i == 0 ? adjusted : std::max(highest, adjusted);
    before += length_of(taken[i]);
  }
  return static_cast<int>(highest - lowest);
}

// Words side by side are one stretch: a phrase is marked as one.
Words side_by_side(Words words) {
  std::sort(words.begin(), words.end());
  Words joined;
  for (const Stretch& one : words) {
    if (!joined.empty() && joined.back().last + 1 == one.first)
      joined.back().last = one.last;
    else
      joined.push_back(one);
  }
  return joined;
}

template <class List>
List merged(const List& a, const List& b) {
  List all = a;
  all.insert(all.end(), b.begin(), b.end());
  std::sort(all.begin(), all.end());
  return all;
}

Occurrence both(const Occurrence& a, const Occurrence& b) {
  return {merged(a.words, b.words), merged(a.marks, b.marks)};
}

// What touches no word (raw:"—") is near nothing.
bool are_near(const Words& left, const Words& right, int distance, bool ordered) {
  if (left.empty() || right.empty() || share_a_word(left, right)) return false;
  int nearest = 1'000'000;
  for (const Stretch& a : left)
    for (const Stretch& b : right) {
      const auto gap = a.last < b.first ? b.first - a.last : a.first - b.last;
      nearest = std::min(nearest, static_cast<int>(gap) - 1);
    }
  if (!ordered) return nearest <= distance;
  return left.back().last < right.front().first &&
         static_cast<int>(right.front().first - left.back().last) - 1 <= distance;
}

int words_of_none(const Words& words) {
  std::uint32_t taken = 0;
  for (const Stretch& one : words) taken += length_of(one);
  return static_cast<int>(words.back().last - words.front().first + 1 - taken);
}

void choose_one_of_each(const std::vector<Occurrences>& operands, std::size_t at, int distance,
                        const Occurrence& chosen, Occurrences& found) {
  if (at == operands.size()) {
    if (words_of_none(chosen.words) <= distance) found.push_back(chosen);
    return;
  }
  for (const Occurrence& one : operands[at])
    if (!one.words.empty() && !share_a_word(chosen.words, one.words))
      choose_one_of_each(operands, at + 1, distance, both(chosen, one), found);
}

}  // namespace

std::vector<people::Mention> Read::mentions(const query::Named& named) const {
  const auto lists = means.lists ? means.lists : std::make_shared<const people::Lists>();
  const auto kind = static_cast<people::Wanted::Kind>(named.kind);
  const people::Roster roster(lists, {{kind, named.name}});
  return roster.mentions(
      reading, article,
      std::chrono::floor<std::chrono::days>(article.published.value_or(article.seen)));
}

query::Child Read::terms(const query::Named& named) const {
  query::Or any;
  if (named.kind != query::Named::Kind::list && named.kind != query::Named::Kind::ever)
    return nullptr;
  if (!means.lists) return nullptr;
  for (const std::string& written : means.lists->terms(named.name)) {
    auto term = query::parse_list_term(written, {means.lookalikes, means.cut, nullptr});
    if (!term) continue;
    any.of.push_back(std::make_unique<query::Node>());
    any.of.back()->is = *std::move(term);
  }
  if (any.of.empty()) return nullptr;
  auto node = std::make_unique<query::Node>();
  node->is = std::move(any);
  return node;
}

Ground Ground::only(std::vector<model::Span> pieces) const {
  std::sort(pieces.begin(), pieces.end());
  const auto& tokens = reading_.tokens(field_);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> joined;
  for (const model::Span& piece : pieces) {
    const bool goes_on =
        !joined.empty() && std::none_of(tokens.begin(), tokens.end(), [&](const text::Token& t) {
          return t.begin >= joined.back().second && t.begin < piece.begin;
        });
    if (goes_on)
      joined.back().second = std::max(joined.back().second, piece.end);
    else
      joined.emplace_back(piece.begin, piece.end);
  }
  Ground smaller = part(joined.front().first, joined.back().second);
  smaller.pieces_ = joined;
  return smaller;
}

bool Ground::counts(const Stretch& words) const {
  const auto& tokens = reading_.tokens(field_);
  for (std::uint32_t place = words.first; place <= words.last; ++place)
    if (!pieces_.empty() && std::ranges::none_of(pieces_, [&](const auto& piece) {
          return piece.first <= tokens[place].begin && tokens[place].begin < piece.second;
        }))
      return false;
  return words.first >= first_ && words.last < behind_;
}

std::vector<Ground> Ground::each_piece() const {
  if (pieces_.empty()) return {*this};
  std::vector<Ground> parts;
  for (const auto& [begin, end] : pieces_) {
    const std::uint32_t from = std::max(begin, begin_), to = std::min(end, end_);
    if (from < to) parts.push_back(Ground(read_, field_, text_, from, to));
  }
  return parts;
}

Ground::Ground(const Read& read, model::Field field, std::string_view text, std::uint32_t begin,
               std::uint32_t end)
    : read_(read), reading_(read.reading), field_(field), text_(text), begin_(begin), end_(end) {
  const auto& tokens = reading_.tokens(field);
  const auto count = static_cast<std::uint32_t>(tokens.size());
  while (first_ < count && tokens[first_].begin < begin) ++first_;
  behind_ = first_;
  while (behind_ < count && tokens[behind_].begin < end) ++behind_;
}

std::vector<Ground> Ground::units(query::Within::Unit unit) const {
  if (field_ == model::Field::title) return {*this};
  std::vector<Ground> found;
  for (const text::Stretch& one :
       unit == query::Within::Unit::sentence ? text::sentences(text_) : text::paragraphs(text_)) {
    const std::uint32_t begin = std::max(begin_, one.begin), end = std::min(end_, one.end);
    if (begin < end) found.push_back(part(begin, end));
  }
  return found;
}

Occurrences Ground::find(const query::Node& node) const {
  Occurrences found =
      std::visit(query::Overloaded{[&](const query::Term& term) { return find_term(term); },
                                   [&](const query::Raw& raw) { return find_raw(raw); },
                                   [&](const query::Regex& regex) { return find_regex(regex); },
                                   [&](const query::Named& named) { return find_named(named); },
                                   [&](const query::Near& near) { return find_near(near); },
                                   [&](const query::NearAll& all) { return find_near_all(all); },
                                   [&](const query::Or& any) {
                                     Occurrences of_all;
                                     for (const auto& one : any.of)
                                       of_all = merged(of_all, find(*one));
                                     return of_all;
                                   },
                                   [](const auto&) { return Occurrences{}; }},
                 node.is);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Occurrences Ground::find_term(const query::Term& term) const {
  Occurrences found;
  Words taken;
  place_next(term, taken, found);
  return found;
}

// Every place for the next slot, each slot a place of its own. Where a written word meets it and
// its first piece does too, the whole goes before, unless the rest cannot be placed with it.
bool Ground::place_next(const query::Term& term, Words& taken, Occurrences& found) const {
  if (taken.size() == term.slots.size()) {
    found.push_back(marked(side_by_side(taken)));
    return true;
  }
  const auto& tokens = reading_.tokens(field_);
  bool placed_any = false;
  for (std::uint32_t place = first_; place < behind_; ++place) {
    std::uint32_t whole = 1;
    while (place + whole < behind_ && tokens[place + whole].joined && whole < kMaxJoined) ++whole;
    for (const std::uint32_t length : {whole, 1u}) {
      const Stretch words{place, place + length - 1};
      if (!meets(term.slots[taken.size()], words) || share_a_word(taken, {words})) continue;
      taken.push_back(words);
      const bool placed = spread(taken) <= term.slop.value_or(0) && place_next(term, taken, found);
      taken.pop_back();
      placed_any = placed_any || placed;
      if (placed) break;
    }
  }
  return placed_any;
}

bool Ground::meets(const query::Slot& slot, const Stretch& words) const {
  if (!counts(words)) return false;
  const auto& tokens = reading_.tokens(field_);
  const auto& before = reading_.signs(tokens[words.first]).before;
  const auto& after = reading_.signs(tokens[words.last]).after;
  if (!slot.before.empty() && slot.before != before) return false;
  if (!slot.after.empty() && slot.after != after) return false;
  if (slot.kind == query::Slot::Kind::any) return true;
  const text::Word& last = reading_.word(tokens[words.last]);
  if (words.first == words.last) return rules::meets(slot, last, reading_.lang());
  std::string written;
  for (std::uint32_t place = words.first; place < words.last; ++place)
    written += reading_.word(tokens[place]).folded;
  return rules::meets_whole(slot, written + last.folded,
                            last.possessive.empty() ? "" : written + last.possessive);
}

// The neighbours are the field's: a sentence's end is no border of its own.
Occurrences Ground::find_raw(const query::Raw& raw) const {
  Occurrences found;
  if (!pieces_.empty()) {
    for (const Ground& part : each_piece()) found = merged(found, part.find_raw(raw));
    return found;
  }
  const Composed all(text_);
  for (std::size_t at = 0; at < all.text.size(); ++at) {
    if (!text::begins_code_point(all.text[at]) || !is_border(all.text, at)) continue;
    const std::size_t behind = end_of_raw(raw.wanted, all.text, at);
    if (behind == std::string::npos || behind == at || !is_border(all.text, behind)) continue;
    const std::uint32_t begin = all.begin[at], end = all.end[behind - 1];
    if (begin >= begin_ && end <= end_)
      found.push_back({words_between(begin, end), {{field_, begin, end}}});
  }
  return found;
}

// ^ and $ are the ends of this ground. What matches no character proves nothing.
Occurrences Ground::find_regex(const query::Regex& regex) const {
  Occurrences found;
  if (!pieces_.empty()) {
    for (const Ground& part : each_piece()) found = merged(found, part.find_regex(regex));
    return found;
  }
  const Composed here(bytes());
  const re2::StringPiece all(here.text);
  re2::StringPiece hit;
  for (std::size_t at = 0;
       regex.expression->Match(all, at, all.size(), RE2::UNANCHORED, &hit, 1);) {
    const auto begin = static_cast<std::size_t>(hit.data() - all.data());
    if (!hit.empty()) {
      const std::uint32_t from = begin_ + here.begin[begin],
                          to = begin_ + here.end[begin + hit.size() - 1];
      found.push_back({words_between(from, to), {{field_, from, to}}});
    }
    at = begin + std::max<std::size_t>(hit.size(), 1);
    while (at < all.size() && !text::begins_code_point(all[at])) ++at;
    if (at > all.size()) break;
  }
  return found;
}

// All of a mention.
Occurrences Ground::find_named(const query::Named& named) const {
  Occurrences found;
  if (const auto terms = read_.terms(named)) found = find(*terms);
  for (const people::Mention& mention : read_.mentions(named)) {
    const Stretch words{mention.first, mention.behind - 1};
    if (mention.span.field == field_ && counts(words)) found.push_back(marked({words}));
  }
  return found;
}

// NOT NEAR: one that overlaps is near, in either order.
Occurrences Ground::find_near(const query::Near& near) const {
  Occurrences found;
  const Occurrences rights = find(*near.right);
  for (const Occurrence& left : find(*near.left)) {
    bool has_near = false;
    for (const Occurrence& right : rights) {
      const bool is_near = are_near(left.words, right.words, near.distance, near.ordered);
      if (is_near && !near.without) found.push_back(both(left, right));
      has_near = has_near || is_near || share_a_word(left.words, right.words);
    }
    if (near.without && !has_near) found.push_back(left);
  }
  return found;
}

Occurrences Ground::find_near_all(const query::NearAll& all) const {
  std::vector<Occurrences> operands;
  for (const auto& one : all.of) operands.push_back(find(*one));
  Occurrences found;
  choose_one_of_each(operands, 0, all.distance, {}, found);
  return found;
}

Occurrence Ground::marked(const Words& words) const {
  const auto& tokens = reading_.tokens(field_);
  Occurrence one{words, {}};
  for (const Stretch& s : words)
    one.marks.push_back({field_, tokens[s.first].begin, tokens[s.last].end});
  return one;
}

// The words that share a byte with it.
Words Ground::words_between(std::uint32_t begin, std::uint32_t end) const {
  const auto& tokens = reading_.tokens(field_);
  Words words;
  for (std::uint32_t place = first_; place < behind_; ++place)
    if (tokens[place].begin < end && begin < tokens[place].end) words.push_back({place, place});
  return side_by_side(words);
}

}  // namespace obvious
