#include "rules/people_reasons.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "query/walk.h"
#include "rules/copy.h"
#include "text/times.h"
#include "text/utf8.h"

namespace rules {
namespace {

using people::day_of;
using people::Mention;
using people::Wanted;

constexpr std::size_t kShown = 80;  // code points of what a reason names

std::string in_quotes(std::string_view words) {
  return "“" + text::cut_to_code_points(words, kShown) + "”";
}

std::string written(model::Day day) {
  return text::to_rfc3339(day).substr(0, 10);
}

std::string words_at(const model::Article& article, const model::Span& span) {
  return (span.field == model::Field::title ? article.title : article.text)
      .substr(span.begin, span.end - span.begin);
}

std::optional<Mention> first_mention(const Asked& asked, const Wanted& wanted) {
  if (!asked.roster) return std::nullopt;
  const auto& all = asked.roster->wanted();
  const auto id = static_cast<people::WantedId>(std::ranges::find(all, wanted) - all.begin());
  const Subject& subject = asked.subject;
  for (const Mention& one :
       asked.roster->mentions(subject.reading, subject.article, day_of(subject.article)))
    if (std::ranges::binary_search(one.of, id)) return one;
  return std::nullopt;
}

std::string term_of(const model::Term& term) {
  std::string when;
  if (term.from) when += " from " + written(*term.from);
  if (term.until) when += " until " + written(*term.until);
  return when;
}

// Who is named, but not in office on the day, or just then.
std::string reason_of_time(const Asked& asked, const Mention& named) {
  const model::Member& member = *named.holder.member;
  return in_quotes(words_at(asked.subject.article, named.span)) + " stands there, in office" +
         term_of(member.term) + "; the article is of " + written(day_of(asked.subject.article));
}

// Where a list is asked for a speaker: the day may be all that keeps somebody out of it.
std::string out_of_office(const Asked& asked, const Node& by) {
  const auto* named = std::get_if<Named>(&by.is);
  if (!named || named->kind == Named::Kind::person || named->kind == Named::Kind::ever) return "";
  const auto ever = first_mention(asked, {Wanted::Kind::ever, named->name});
  return ever && ever->holder.member ? "; " + reason_of_time(asked, *ever) : "";
}

// What said asks, in words: "by @ministers", "about nato".
std::string asked_by(const Asked& asked, const char* role, const Node& node) {
  return std::string(role) + " " + asked.named(node);
}

struct SaidPart {
  std::string asked;    // "by @ministers"
  std::string written;  // "by:@ministers"
  std::string why_not;  // where no statement is: ""; or "; “Dorn” stands there, in office …"
  Said alone;
};

std::string kinds_of(const Said& said) {
  std::string kinds;
  for (const auto kind : said.kinds)
    kinds += (kinds.empty() ? "" : " OR ") + std::string(to_text(kind));
  return kinds;
}

std::vector<SaidPart> parts_of(const Asked& asked, const Said& said) {
  std::vector<SaidPart> parts;
  const auto add = [&](const char* role, const Child& of, Child Said::* place) {
    if (!of) return;
    auto& part = parts.emplace_back();
    part.asked = asked_by(asked, role, *of);
    part.written = std::string(role) + ":" + std::string(asked.written_of(*of));
    part.alone.*place = copy_of(*of);
  };
  add("by", said.by, &Said::by);
  if (said.by) parts.back().why_not = out_of_office(asked, *said.by);
  add("about", said.about, &Said::about);
  if (!said.kinds.empty()) {
    const std::string kinds = kinds_of(said);
    auto& part = parts.emplace_back();
    part.asked = "of kind " + kinds;
    part.written = "kind:" + (said.kinds.size() > 1 ? "(" + kinds + ")" : kinds);
    part.alone.kinds = said.kinds;
  }
  add("via", said.via, &Said::via);
  add("venue", said.venue, &Said::venue);
  return parts;
}

// All that one part asks, whatever their confidence.
Verdict statements_of(const Asked& asked, Said& said, Scope scope) {
  Asked sure = asked;
  sure.means.min_confidence = 0;
  Node node;
  node.is = std::move(said);
  Verdict verdict = sure.judge(node, scope);
  said = std::move(std::get<Said>(node.is));
  return verdict;
}

bool is_same(const model::Statement& a, const model::Statement& b) {
  return a.cue == b.cue && a.content == b.content && a.speakers.size() == b.speakers.size();
}

std::string shown(const model::Statement& statement) {
  std::string line = in_quotes(statement.words);
  if (!statement.speakers.empty()) line += " by " + statement.speakers.front().name;
  return line + (statement.kind == model::Statement::Kind::say
                     ? ""
                     : " (" + std::string(to_text(statement.kind)) + ")");
}

// Of which most parts hold; the first of them.
std::string nearest_of(const std::vector<model::Statement>& all, const std::vector<Verdict>& met) {
  const model::Statement* nearest = nullptr;
  std::ptrdiff_t most = -1;
  for (const auto& statement : all) {
    const auto holding = std::ranges::count_if(met, [&](const Verdict& part) {
      return std::ranges::any_of(part.statements,
                                 [&](const auto& one) { return is_same(one, statement); });
    });
    if (holding <= most) continue;
    most = holding;
    nearest = &statement;
  }
  return nearest ? "; the nearest: " + shown(*nearest) : "";
}

std::string joined(const std::vector<std::string>& all, const char* last) {
  std::string line;
  for (std::size_t i = 0; i < all.size(); ++i)
    line += (i == 0 ? "" : i + 1 == all.size() ? last : ", ") + all[i];
  return line;
}

}  // namespace

std::shared_ptr<const people::Roster> roster_of(const Node& root,
                                                const std::shared_ptr<const people::Lists>& lists) {
  std::vector<Wanted> wanted;
  const auto add = [&](Wanted one) {
    if (std::ranges::find(wanted, one) == wanted.end()) wanted.push_back(std::move(one));
  };
  query::each_node(root, [&](const Node& node) {
    const auto* named = std::get_if<Named>(&node.is);
    if (!named) return;
    add({static_cast<Wanted::Kind>(named->kind), named->name});
    if (named->kind != Named::Kind::person) add({Wanted::Kind::ever, named->name});
  });
  if (wanted.empty()) return nullptr;
  return std::make_shared<const people::Roster>(
      lists ? lists : std::make_shared<const people::Lists>(), std::move(wanted));
}

std::string reason_of_named(const Asked& asked, const Node& node, const Named& named, Scope scope) {
  if (named.kind == Named::Kind::person)
    return named.name + " is not named in " + place_of(asked, scope);
  if (!asked.means.lists || !asked.means.lists->find(named.name))
    return "there is no list @" + named.name;
  const auto ever = first_mention(asked, {Wanted::Kind::ever, named.name});
  if (ever && ever->holder.member && named.kind != Named::Kind::ever)
    return reason_of_time(asked, *ever);
  return "nothing of " + asked.named(node) + " stands in " + place_of(asked, scope);
}

std::string note_of_named(const Asked& asked, const Named& named) {
  const auto one = first_mention(asked, {static_cast<Wanted::Kind>(named.kind), named.name});
  if (!one || !one->holder.member) return "";
  const model::Member& member = *one->holder.member;
  const std::string day = written(day_of(asked.subject.article));
  switch (one->by) {
    case Mention::By::office:
      return "in office on " + day + ": " +
             (member.name.empty() ? "somebody whom the list does not name" : member.name);
    case Mention::By::unknown:
      return "not on the list, which names " +
             (member.name.empty() ? std::string("nobody") : member.name) + " for " + day;
    default:
      return member.name.empty() ? "" : member.name + term_of(member.term);
  }
}

std::string reason_of_said(const Asked& asked, const Said& said, Scope scope) {
  static const std::vector<model::Statement> kNone;
  const auto& all = asked.subject.statements ? *asked.subject.statements : kNone;
  if (all.empty()) return "nobody is found to say anything";
  std::vector<Verdict> met;
  std::vector<std::string> missing, each;
  std::string why_not;
  for (SaidPart& part : parts_of(asked, said)) {
    met.push_back(statements_of(asked, part.alone, scope));
    if (met.back().statements.empty()) {
      missing.push_back(part.asked);
      why_not += part.why_not;
    }
    each.push_back(part.asked);
  }
  const std::string nearest = nearest_of(all, met);
  if (!missing.empty()) return "no statement is " + joined(missing, ", none ") + nearest + why_not;
  return "no single statement is " + joined(each, " and ") + nearest;
}

std::vector<Clause> clauses_of_said(const Asked& asked, const Said& said, Scope scope) {
  std::vector<Clause> clauses;
  for (SaidPart& part : parts_of(asked, said)) {
    const Verdict verdict = statements_of(asked, part.alone, scope);
    Clause clause{.written = part.written, .joins = {}, .holds = verdict.matched, .spans = {}};
    if (verdict.matched)
      clause.spans = verdict.spans;
    else
      clause.reason = "no statement is " + part.asked + part.why_not;
    clauses.push_back(std::move(clause));
  }
  return clauses;
}

}  // namespace rules
