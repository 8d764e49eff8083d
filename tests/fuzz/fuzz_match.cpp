// Any bytes as a query and an article: a set of rules says what evaluate() says of each, spans
// included. The input's lines: the language (two letters, or none), the query, the title; the rest
// is the text.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "query/query.h"
#include "rules/rules.h"
#include "tests/fuzz/hold.h"
#include "text/ascii.h"
#include "text/reading.h"

namespace {

// Neighbours of the query in its set: required words, alternatives, prefixes, exclusions.
constexpr const char* kNeighbours[] = {"harbour AND ship*", "(troops OR войска) -exercise",
                                       "\"air defence\"", "minister NEAR/5 warned"};

// Judged once, not compared: some seconds under the sanitizers, in which a thousand others are
// tried.
constexpr std::uint64_t kDear = 100'000;

// What @people in a query means.
std::shared_ptr<const people::Lists> some_lists() {
  static const auto lists = [] {
    model::List list;
    list.name = "people";
    list.members.emplace_back().name = "Pavel Zarubin";
    list.members.back().office = "Minister of Defence";
    list.members.back().country.code = "KZ";
    list.terms = {"NATO"};
    return std::make_shared<const people::Lists>(std::vector{list});
  }();
  return lists;
}

struct Input {
  std::string_view lang, query, title, text;
};

std::string_view line_of(std::string_view& rest) {
  const auto end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

Input input_of(std::string_view rest) {
  Input input;
  input.lang = line_of(rest);
  if (input.lang.size() != 2 || !text::is_letter(input.lang[0]) || !text::is_letter(input.lang[1]))
    input.lang = {};
  input.query = line_of(rest);
  input.title = line_of(rest);
  input.text = rest;
  return input;
}

void hold_spans(const std::vector<model::Span>& spans, const model::Article& article) {
  fuzz::hold(std::is_sorted(spans.begin(), spans.end()), "spans are in order");
  for (const auto& span : spans) {
    const auto& field = span.field == model::Field::title ? article.title : article.text;
    fuzz::hold(span.begin < span.end && span.end <= field.size(), "a span is a piece of its field");
  }
}

bool is_dear(const rules::Costs& costs) {
  return std::ranges::any_of(costs.of_rules(),
                             [](const rules::Cost& cost) { return cost.steps > kDear; });
}

// False: that was dear.
bool judge(const Input& input, query::Options options) {
  std::vector<model::Rule> rules;
  const auto add = [&](std::string_view query) { rules.emplace_back().query = query; };
  for (const char* neighbour : kNeighbours) add(neighbour);
  add(input.query);

  model::Article article;
  article.title = input.title;
  article.text = input.text;
  article.lang = text::ascii_lower(input.lang);
  article.source = "TASS";
  const text::Reading reading(article.title, article.text, article.lang, options.cut);
  const rules::Subject subject{reading, article, "tass"};

  const rules::RuleSet set(std::move(rules), {.cut = options.cut, .lists = some_lists()});
  rules::Costs costs;
  const auto rules_met = set.matching(subject, &costs);
  if (is_dear(costs)) return false;
  const auto matches = set.match(subject);
  fuzz::hold(std::ranges::equal(rules_met, matches, {}, {}, &rules::RuleMatch::rule),
             "the same rules are told with and without words");
  auto match = matches.begin();
  for (std::size_t i = 0; i < set.rules().size(); ++i) {
    const auto parsed = query::parse(set.rules()[i].query, options);
    fuzz::hold(parsed.has_value(), "a rule of the set parses by itself");
    const rules::Means means{.lists = some_lists(), .cut = options.cut};
    const auto verdict = rules::evaluate(*parsed->query, subject, means);
    const bool met = match != matches.end() && match->rule == i;
    fuzz::hold(met == verdict.matched, "the set and evaluate() agree");
    if (!met) continue;
    fuzz::hold(match->spans == verdict.spans, "the set and evaluate() find the same words");
    fuzz::hold(match->statements == verdict.statements && match->unsure == verdict.unsure,
               "the set and evaluate() tell the same statements");
    hold_spans(match->spans, article);
    ++match;
  }
  fuzz::hold(match == matches.end(), "matches are in the order of the rules");
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const Input input = input_of({reinterpret_cast<const char*>(bytes), size});
  if (judge(input, {})) judge(input, {.cut = text::Cut::standard});
  return 0;
}
