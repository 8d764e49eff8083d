#include <algorithm>

#include "query/query.h"
#include "query/walk.h"
#include "watch/nouns.h"

namespace watch {
namespace {

constexpr Choice<model::Rule::Per> kPer[] = {{"story", model::Rule::Per::story},
                                             {"article", model::Rule::Per::article}};
constexpr Choice<model::Rule::Priority> kPriority[] = {{"normal", model::Rule::Priority::normal},
                                                       {"high", model::Rule::Priority::high}};

std::optional<model::Rule::Updates> read_updates(const Given& given, Report& report) {
  constexpr auto kWanted = "\"never\", \"statements\" or a number of outlets such as \"sources:3\"";
  if (given.value.kind != Value::Kind::text) return mismatch(given, kWanted, report), std::nullopt;
  const auto updates = model::updates_named(given.value.text);
  if (!updates)
    report.error(given.value.begin, fmt::format("{} wants {} (2 to 1000), got \"{}\"", given.key,
                                                kWanted, given.value.text));
  return updates;
}

void read_tests(const Given& given, RuleDraft& draft, bool must_match, Report& report) {
  if (given.value.kind != Value::Kind::list)
    return mismatch(given, "a list of tests such as [{ text = \"…\" }]", report);
  for (const auto& element : given.value.elements) {
    auto test = read_rule_test({given.key, element.begin, element}, draft.around, report);
    if (!test) continue;
    test->must_match = must_match;
    draft.noun.tests.push_back(std::move(*test));
  }
}

const Key<RuleDraft> kRuleKeys[] = {
    {"name",
     [](const Given& g, RuleDraft& d, Report& r) {
       d.name_at = g.value.begin;
       put(d.noun.name, read_name(g, r));
     },
     true},
    {"title",
     [](const Given& g, RuleDraft& d, Report& r) { put(d.noun.title, read_line(g, "a line", r)); }},
    {"query",
     [](const Given& g, RuleDraft& d, Report& r) {
       d.query = g.value;
       put(d.noun.query, read_text(g, "a query such as '''nato AND troops'''", r));
     },
     true},
    {"lookalikes",
     [](const Given& g, RuleDraft& d, Report& r) { put(d.noun.lookalikes, read_truth(g, r)); }},
    {"notify",
     [](const Given& g, RuleDraft& d, Report& r) {
       d.notify = read_list(g, "[\"press-desk\"]", r);
       d.noun.notify = texts_of(d.notify);
     }},
    {"per",
     [](const Given& g, RuleDraft& d, Report& r) { put(d.noun.per, read_choice(g, kPer, r)); }},
    {"priority", [](const Given& g, RuleDraft& d,
                    Report& r) { put(d.noun.priority, read_choice(g, kPriority, r)); }},
    {"high_if",
     [](const Given& g, RuleDraft& d, Report& r) {
       d.high_if = g.value;
       put(d.noun.high_if, read_text(g, "a query such as '''said(kind:threaten)'''", r));
     }},
    {"max_age",
     [](const Given& g, RuleDraft& d, Report& r) {
       d.noun.max_age = read_seconds(g, {.least = std::chrono::minutes(1)}, r);
     }},
    {"min_confidence",
     [](const Given& g, RuleDraft& d, Report& r) { d.noun.min_confidence = read_share(g, r); }},
    {"must_match", [](const Given& g, RuleDraft& d, Report& r) { read_tests(g, d, true, r); }},
    {"must_not_match", [](const Given& g, RuleDraft& d, Report& r) { read_tests(g, d, false, r); }},
    {"storm", [](const Given& g, RuleDraft& d,
                 Report& r) { put(d.noun.storm, read_rate(g, "100/10m", r)); }},
    {"expect",
     [](const Given& g, RuleDraft& d, Report& r) { d.noun.expect = read_rate(g, "1/day", r); }},
    {"updates",
     [](const Given& g, RuleDraft& d, Report& r) {
       d.updates_at = g.at;
       put(d.noun.updates, read_updates(g, r));
     }},
};

}  // namespace

RuleDraft read_rule(const Given& given, const Surroundings& around, Report& report) {
  RuleDraft draft;
  draft.around = around;
  read_table(given, "", kRuleKeys, draft, report);
  if (draft.noun.title.empty()) draft.noun.title = draft.noun.name;
  std::ranges::stable_partition(draft.noun.tests, &model::RuleTest::must_match);
  return draft;
}

namespace {

// The query's own errors, moved to where it stands in the file. Null where it has some.
std::shared_ptr<const query::Query> checked_query(const Value& written, const std::string& query,
                                                  bool lookalikes,
                                                  const std::vector<std::string>* lists,
                                                  Report& report) {
  if (written.kind != Value::Kind::text) return nullptr;
  const auto in_file = [&](int line, int column) {
    return place_in_string(report.source(), written, {line, column});
  };
  const auto parsed = query::parse(query, {.lookalikes = lookalikes, .lists = lists});
  if (!parsed) {
    const auto& fault = parsed.error();
    report.error(in_file(fault.line, fault.column), fault.message, fault.hint);
    return nullptr;
  }
  for (const auto& warning : parsed->warnings)
    report.warning(in_file(warning.line, warning.column), warning.message);
  return parsed->query;
}

bool asks_who_says_what(const query::Query& query) {
  bool asks = false;
  query::each_node(query.root(), [&](const query::Node& node) {
    asks |= std::holds_alternative<query::Said>(node.is);
  });
  return asks;
}

}  // namespace

void check_queries(const RuleDraft& draft, const std::vector<std::string>* lists, Report& report) {
  const model::Rule& rule = draft.noun;
  const auto query = checked_query(draft.query, rule.query, rule.lookalikes, lists, report);
  checked_query(draft.high_if, rule.high_if, rule.lookalikes, lists, report);
  if (query && rule.updates.statements && !asks_who_says_what(*query))
    report.warning(draft.updates_at,
                   "updates = \"statements\" tells of nothing: the query has no said(…)");
}

}  // namespace watch
