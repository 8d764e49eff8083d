#include "rules/reasons.h"

#include <algorithm>
#include <functional>

#include "rules/copy.h"
#include "rules/judge.h"
#include "rules/near_reasons.h"
#include "rules/people_reasons.h"
#include "text/times.h"
#include "text/utf8.h"

namespace rules {
namespace {

constexpr std::size_t kShown = 80;  // code points of what a reason names

std::string in_quotes(std::string_view words) {
  const std::string shown = text::cut_to_code_points(words, kShown);
  return shown.starts_with('"') || shown.starts_with("“") ? shown : "“" + shown + "”";
}

// Letters that both begin with, in bytes; at least four, and most of the shorter one.
std::size_t likeness(std::string_view a, std::string_view b) {
  const auto same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  return same >= 4 && same * 3 >= std::min(a.size(), b.size()) * 2 ? same : 0;
}

// A word of the article that a person may have had in mind, or empty.
std::string nearest_word(const Asked& asked, const Slot& slot) {
  const text::Reading& reading = asked.subject.reading;
  std::size_t best = 0;
  std::string nearest;
  const auto look_at = [&](const std::string& word) {
    const std::size_t like = likeness(slot.folded, word);
    if (like <= best || word == slot.folded) return;
    best = like;
    nearest = word;
  };
  if (!asked.unit) {
    for (std::uint32_t i = 0; i < reading.size(); ++i) look_at(reading.word(i).folded);
    return nearest;
  }
  for (const text::Token& token : reading.tokens(asked.unit->field))
    if (token.begin >= asked.unit->begin && token.begin < asked.unit->end)
      look_at(reading.word(token).folded);
  return nearest;
}

std::string reason_of_slot(const Asked& asked, const Slot& slot, std::string_view written,
                           Scope scope) {
  const std::string place = place_of(asked, scope);
  if (slot.kind == Slot::Kind::pattern)
    return "no word like " + text::cut_to_code_points(written, kShown) + " stands in " + place;
  std::string reason = (slot.inflected ? "no form of " + in_quotes(written) + " stands in "
                                       : in_quotes(written) + " does not stand in ") +
                       place;
  const bool in_article = scope == Scope::everywhere || scope == Scope::title ||
                          scope == Scope::lead || scope == Scope::body;
  if (const auto nearest = nearest_word(asked, slot); in_article && !nearest.empty())
    reason += "; the nearest is " + in_quotes(nearest);
  return reason;
}

std::string reason_of_term(const Asked& asked, const Node& node, const Term& term, Scope scope) {
  if (term.slots.size() == 1)
    return reason_of_slot(asked, term.slots.front(), asked.written_of(node), scope);
  Node one;
  one.begin = node.begin;
  one.end = node.end;
  for (const Slot& slot : term.slots) {
    if (slot.kind == Slot::Kind::any) continue;
    one.is = Term{{slot}, std::nullopt};
    if (!asked.judge(one, scope).matched) return reason_of_slot(asked, slot, slot.folded, scope);
  }
  if (!term.slop) return "its words stand in " + place_of(asked, scope) + ", but not in this order";
  const auto moves = least_that_holds(*term.slop + 1, kFarthest, [&](int slop) {
    one.is = Term{term.slots, slop};
    return asked.judge(one, scope).matched;
  });
  return moves ? "its words are " + std::to_string(*moves) + " moves away from this order"
               : "its words stand in different fields";
}

std::string reason_of_many(const Asked& asked, const AtLeast& many, Scope scope) {
  const auto holds = [&](int times) {
    Node fewer;
    fewer.is = AtLeast{times, copy_of(*many.of)};
    return asked.judge(fewer, scope).matched;
  };
  int found = 0, refused = many.times;
  while (found + 1 < refused) {
    const int middle = found + (refused - found) / 2;
    (holds(middle) ? found : refused) = middle;
  }
  if (found == 0) return reason_of(asked, *many.of, scope);
  return "it stands there " + (found == 1 ? "once" : std::to_string(found) + " times") + ", not " +
         std::to_string(many.times) + " times";
}

std::string reason_of_score(const Asked& asked, const Score& score, Scope scope) {
  int sum = 0;
  for (const auto& part : score.parts)
    if (asked.judge(*part.of, scope).matched) sum += part.weight;
  return "the weights add up to " + std::to_string(sum) + ", " + std::to_string(score.threshold) +
         " are asked for";
}

std::string reason_of_unit(const Asked& asked, const Within& within, Scope scope) {
  const std::string unit = within.unit == Within::Unit::sentence ? "sentence" : "paragraph";
  return asked.judge(*within.of, scope).matched
             ? "the article holds this, but no single " + unit + " does"
             : "no " + unit + " holds this";
}

std::string known(const std::string& what, std::string_view value) {
  return value.empty() ? what + " is not known" : what + " is " + std::string(value);
}

std::string reason_of_value(const Subject& subject, const Value& value) {
  switch (value.scope) {
    case Scope::lang:
      return known("the article's language", subject.reading.lang());
    case Scope::feed:
      return known("the article's feed", subject.feed);
    case Scope::country:
      return known("the outlet's country", subject.article.country);
    default:
      return known("the article's address", subject.article.url);
  }
}

std::string reason_of_date(const model::Article& article) {
  if (article.published) return "it was published " + text::to_rfc3339(*article.published);
  return "it has no date; it was first seen " + text::to_rfc3339(article.seen);
}

std::string reason_of_all(const Asked& asked, const And& all, Scope scope) {
  const auto holding = std::ranges::count_if(
      all.of, [&](const Child& one) { return asked.judge(*one, scope).matched; });
  return std::to_string(holding) + " of its " + std::to_string(all.of.size()) + " parts hold" +
         (holding == 1 ? "s" : "");
}

}  // namespace

std::string place_of(const Asked& asked, Scope scope) {
  const model::Article& article = asked.subject.article;
  if (!asked.place.empty()) return std::string(asked.place);
  switch (scope) {
    case Scope::title:
      return "the title";
    case Scope::lead:
      return "the first paragraph";
    case Scope::body:
      return "the text";
    case Scope::author:
      return article.authors.empty() ? "the author's name, which is not known"
                                     : "the author's name";
    case Scope::source:
      return article.source.empty() ? "the outlet's name, which is not known"
                                    : "the outlet's name, " + in_quotes(article.source);
    case Scope::tag:
      return article.tags.empty() ? "the tags, of which there are none" : "the tags";
    default:
      return "title or text";
  }
}

std::string Asked::named(const Node& node) const {
  return text::cut_to_code_points(written_of(node), kShown);
}

Verdict Asked::judge(const Node& node, Scope scope) const {
  return evaluate(alone(node, scope, size), subject, means, roster, unit ? &*unit : nullptr);
}

std::string reason_of(const Asked& asked, const Node& node, Scope scope) {
  return std::visit(
      Overloaded{
          [&](const Term& term) { return reason_of_term(asked, node, term, scope); },
          [&](const Raw& raw) {
            return in_quotes(raw.wanted) + " does not stand in " + place_of(asked, scope) +
                   ", written like this";
          },
          [&](const Regex&) { return "nothing in " + place_of(asked, scope) + " matches it"; },
          [&](const And& all) { return reason_of_all(asked, all, scope); },
          [&](const Or& any) {
            return "none of these " + std::to_string(any.of.size()) + " holds";
          },
          [&](const Not& no) { return exclusion_of(asked, *no.of, asked.judge(*no.of, scope)); },
          [&](const Near& near) { return reason_of_near(asked, near, scope); },
          [&](const NearAll& near) { return reason_of_near(asked, near, scope); },
          [&](const Within& within) { return reason_of_unit(asked, within, scope); },
          [&](const AtLeast& many) { return reason_of_many(asked, many, scope); },
          [&](const Score& score) { return reason_of_score(asked, score, scope); },
          [&](const InField& field) { return reason_of(asked, *field.of, field.scope); },
          [&](const Value& value) { return reason_of_value(asked.subject, value); },
          [&](const Published&) { return reason_of_date(asked.subject.article); },
          [&](const Named& named) { return reason_of_named(asked, node, named, scope); },
          [&](const Said& said) { return reason_of_said(asked, said, scope); }},
      node.is);
}

std::string absence_of(const Asked& asked, const Node& node, Scope scope) {
  if (!std::holds_alternative<Or>(node.is)) return reason_of(asked, node, scope);
  return asked.named(node) + " does not stand in " + place_of(asked, scope);
}

std::string exclusion_of(const Asked& asked, const Node& excluded, const Verdict& verdict) {
  std::string reason = "excluded by " + asked.named(excluded);
  if (verdict.spans.empty()) return reason;
  const model::Span& span = verdict.spans.front();
  const bool in_title = span.field == model::Field::title;
  const model::Article& article = asked.subject.article;
  const std::string& field = in_title ? article.title : article.text;
  return reason + ": " + in_quotes(field.substr(span.begin, span.end - span.begin)) +
         " stands in " + (in_title ? "the title" : "the text");
}

}  // namespace rules
