#pragma once
// What "occurs" means, said as plainly as possible and as slowly: every place is tried with every
// slot, every pair of occurrences with every other. The engine is checked against it.
#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "rules/occurrences.h"
#include "rules/slots.h"

namespace obvious {

using Words = std::vector<rules::Stretch>;

class Article {
 public:
  explicit Article(const text::Reading& reading) : reading_(reading) {}

  std::vector<Words> find(const rules::Node& node, model::Field field) const {
    std::vector<Words> found;
    if (const auto* term = std::get_if<rules::Term>(&node.is)) {
      for (std::uint32_t start = 0; start < reading_.tokens(field).size(); ++start)
        if (const auto end = end_of(term->slots, 0, start, field); end != 0)
          found.push_back({{start, end - 1}});
    } else if (const auto* any = std::get_if<rules::Or>(&node.is)) {
      for (const auto& one : any->of)
        for (auto& words : find(*one, field)) found.push_back(std::move(words));
    } else if (const auto* near = std::get_if<rules::Near>(&node.is)) {
      for (const Words& left : find(*near->left, field))
        for (const Words& right : find(*near->right, field))
          if (are_near(left, right, *near)) found.push_back(both(left, right));
    }
    return found;
  }

 private:
  // The place behind slots[at…] when they begin at `place`, or 0; a whole written word first.
  std::uint32_t end_of(const std::vector<rules::Slot>& slots, std::size_t at, std::uint32_t place,
                       model::Field field) const {
    if (at == slots.size()) return place;
    const auto& tokens = reading_.tokens(field);
    if (place >= tokens.size()) return 0;
    std::uint32_t length = 1;
    while (place + length < tokens.size() && tokens[place + length].joined && length < 8) ++length;
    for (const std::uint32_t taken : {length, 1u}) {
      if (!meets(slots[at], field, place, taken)) continue;
      if (const auto end = end_of(slots, at + 1, place + taken, field); end != 0) return end;
    }
    return 0;
  }

  bool meets(const rules::Slot& slot, model::Field field, std::uint32_t place,
             std::uint32_t length) const {
    const auto& tokens = reading_.tokens(field);
    const auto& before = reading_.signs(tokens[place]).before;
    const auto& after = reading_.signs(tokens[place + length - 1]).after;
    if (!slot.before.empty() && slot.before != before) return false;
    if (!slot.after.empty() && slot.after != after) return false;
    if (slot.kind == rules::Slot::Kind::any) return true;
    if (length > 1) {
      std::string written;
      for (std::uint32_t i = 0; i < length; ++i) written += reading_.word(tokens[place + i]).folded;
      return rules::meets_whole(slot, written, {});
    }
    return rules::meets(slot, reading_.word(tokens[place]), reading_.lang());
  }

  static bool are_near(const Words& left, const Words& right, const rules::Near& near) {
    int nearest = 1'000'000;
    for (const auto& a : left)
      for (const auto& b : right) {
        if (a.first <= b.last && b.first <= a.last) return false;
        const auto gap = a.last < b.first ? b.first - a.last : a.first - b.last;
        nearest = std::min(nearest, static_cast<int>(gap) - 1);
      }
    if (!near.ordered) return nearest <= near.distance;
    return left.back().last < right.front().first &&
           static_cast<int>(right.front().first - left.back().last) - 1 <= near.distance;
  }

  static Words both(const Words& left, const Words& right) {
    Words all = left;
    all.insert(all.end(), right.begin(), right.end());
    std::sort(all.begin(), all.end());
    return all;
  }

  const text::Reading& reading_;
};

}  // namespace obvious
