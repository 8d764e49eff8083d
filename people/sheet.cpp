// The items outside quotations are cut first, a quotation being one node; then, level by level,
// those inside of each. A sentence ends at a stop; behind a quotation that ends with one, unless
// the text goes on in lower case; and with its paragraph.
#include "people/sheet.h"

#include "people/items.h"

namespace people {

struct Sheet::Item : people::Item {};

namespace {

using What = people::Item::What;
using Items = std::vector<people::Item>;

// U.S. and J. end no sentence unless a word behind begins one, nor does what is always shortened.
bool is_short(const Node& node, std::string_view utf8) {
  if (node.is(Trait::abbreviation)) return true;
  const std::string_view word = utf8.substr(node.begin, node.end - node.begin);
  if (!node.capital) return false;
  std::size_t letters = 0;
  for (const char c : word) letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U && c != '.';
  return letters == 1 || word.find('.') != word.npos;
}

}  // namespace

Sheet::Sheet(const text::Reading& reading, model::Field field, std::string_view utf8,
             const Tongue& tongue)
    : reading_(reading), field_(field), utf8_(utf8), tongue_(tongue) {
  const Items items = items_of(reading, field, utf8, tongue);
  nodes_.reserve(items.size());
  struct Part {
    std::uint32_t first, behind, inside;
  };
  std::vector<Part> parts = {{0, static_cast<std::uint32_t>(items.size()), kNone}};
  std::uint32_t last_over = kNone;  // a quotation that ran over the end of its paragraph
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const auto [first, behind, inside] = parts[p];
    const auto sentences_before = static_cast<std::uint32_t>(sentences_.size());
    std::uint32_t begin = static_cast<std::uint32_t>(nodes_.size()), paragraph = 0;
    const auto cut = [&](bool question) {
      const auto end = static_cast<std::uint32_t>(nodes_.size());
      if (end > begin) sentences_.push_back({begin, end, paragraph, inside, question});
      begin = end;
    };
    const auto next_plain = [&](std::uint32_t i) -> const people::Item* {
      for (++i; i < behind; ++i)
        if (items[i].what != What::close && !(items[i].what == What::open && items[i].mate == kNone))
          return &items[i];
      return nullptr;
    };
    for (std::uint32_t i = first; i < behind; ++i) {
      const people::Item& item = items[i];
      if (item.what == What::paragraph) {
        cut(false);
        ++paragraph;
        last_over = inside == kNone ? last_over : kNone;
        continue;
      }
      if (item.what == What::close || (item.what == What::open && item.mate == kNone)) continue;
      if (item.what == What::open) {
        const std::uint32_t mate = std::min(item.mate, behind);
        Quotation q;
        q.begin = item.node.end;
        q.closed = mate < behind && items[mate].what == What::close;
        q.end = mate < items.size() ? items[mate].node.begin : static_cast<std::uint32_t>(utf8.size());
        for (std::uint32_t k = i + 1; k < mate; ++k) q.words += items[k].node.is_word();
        if (mate > i + 1) {
          const Node& last = items[mate - 1].node;
          q.stopped = last.sign == Sign::stop;
          q.comma = last.sign == Sign::comma;
        }
        const auto index = static_cast<std::uint32_t>(quotations_.size());
        if (item.reopens && last_over != kNone && inside == kNone) {
          q.goes_on_from = last_over;
          quotations_[last_over].goes_on = index;
        }
        if (inside == kNone) last_over = q.closed ? kNone : index;
        quotations_.push_back(q);
        Node node;
        node.begin = item.node.begin;
        node.end = q.closed ? items[mate].node.end : q.end;
        node.sign = Sign::quotation;
        node.which = index;
        nodes_.push_back(node);
        parts.push_back({i + 1, mate, index});
        i = q.closed ? mate : mate - 1;
        if (!q.stopped) continue;
        const people::Item* const then = next_plain(i);
        const bool goes_on = then != nullptr && then->what == What::plain &&
                             ((then->node.is_word() && !then->node.capital) ||
                              (!then->node.is_word() && then->node.sign != Sign::opening));
        if (!goes_on) cut(false);
        continue;
      }
      nodes_.push_back(item.node);
      if (item.node.sign != Sign::stop) continue;
      const people::Item* const then = next_plain(i);
      if (then != nullptr && then->what == What::plain && then->node.is_word()) {
        // 3.5, node.js, and a stop without a blank behind inside a word's company.
        if (!then->node.capital && utf8.substr(item.node.begin, 1) == ".") {
          const Node& before = nodes_.size() > begin + 1 ? nodes_[nodes_.size() - 2] : item.node;
          const std::string_view next_word = utf8.substr(then->node.begin, 1);
          const bool number = next_word.front() >= '0' && next_word.front() <= '9';
          if (!number || is_short(before, utf8)) {
            nodes_.back().sign = Sign::other;
            continue;
          }
        }
        if (then->node.capital && nodes_.size() > begin + 1 &&
            utf8.substr(item.node.begin, item.node.end - item.node.begin) == ".") {
          const Node& before = nodes_[nodes_.size() - 2];
          if (before.is_word() && before.end == item.node.begin && is_short(before, utf8) &&
              !then->node.is(Trait::beginner)) {
            nodes_.back().sign = Sign::other;
            continue;
          }
        }
      }
      cut(item.node.question);
    }
    cut(false);
    if (inside != kNone) {
      quotations_[inside].first = sentences_before;
      quotations_[inside].behind = static_cast<std::uint32_t>(sentences_.size());
    }
  }
}

}  // namespace people
