#include "rules/near_reasons.h"

#include <algorithm>

#include "rules/copy.h"

namespace rules {
namespace {

constexpr const char* kApart = "one stands in the title, the other in the text";

bool holds_near(const Asked& asked, const Near& near, int distance, bool ordered, Scope scope) {
  Node other;
  other.is = Near{copy_of(*near.left), copy_of(*near.right), distance, ordered, false};
  return asked.judge(other, scope).matched;
}

std::string words_apart(int words) {
  return std::to_string(words) + (words == 1 ? " word" : " words") + " apart";
}

std::string reason_of_far(const Asked& asked, const Near& near, Scope scope) {
  if (near.ordered && holds_near(asked, near, near.distance, false, scope))
    return "they stand that near, but in the other order";
  const auto distance = least_that_holds(near.distance + 1, kFarthest, [&](int words) {
    return holds_near(asked, near, words, near.ordered, scope);
  });
  if (distance) return "the nearest two are " + words_apart(*distance);
  if (near.ordered && holds_near(asked, near, kFarthest, false, scope))
    return "they stand in the other order only";
  return kApart;
}

}  // namespace

std::optional<int> least_that_holds(int first, int last, const std::function<bool(int)>& holds) {
  int refused = first - 1, step = 1, found = first;
  while (!holds(found)) {
    if (found == last) return std::nullopt;
    refused = found;
    step *= 2;
    found = last - found < step ? last : found + step;
  }
  while (refused + 1 < found) {
    const int middle = refused + (found - refused) / 2;
    (holds(middle) ? found : refused) = middle;
  }
  return found;
}

std::string reason_of_near(const Asked& asked, const Near& near, Scope scope) {
  for (const Child* side : {&near.left, &near.right})
    if (!asked.judge(**side, scope).matched && !(near.without && side == &near.right))
      return absence_of(asked, **side, scope);
  if (!near.without) return reason_of_far(asked, near, scope);
  return "each " + asked.named(*near.left) + " has " + asked.named(*near.right) + " that near";
}

std::string reason_of_near(const Asked& asked, const NearAll& near, Scope scope) {
  for (const Child& one : near.of)
    if (!asked.judge(*one, scope).matched) return absence_of(asked, *one, scope);
  const auto distance = least_that_holds(near.distance + 1, kFarthest, [&](int words) {
    Node other;
    NearAll wider;
    for (const Child& one : near.of) wider.of.push_back(copy_of(*one));
    wider.distance = words;
    other.is = std::move(wider);
    return asked.judge(other, scope).matched;
  });
  if (!distance) return "they do not all stand in one field";
  return "the smallest stretch that holds them all has " + std::to_string(*distance) +
         " other words";
}

}  // namespace rules
