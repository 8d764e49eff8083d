#include "tests/rules/obvious.h"

#include <algorithm>
#include <deque>
#include <string>
#include <string_view>

#include "tests/rules/ground.h"
#include "text/ascii.h"
#include "text/sentences.h"
#include "text/url.h"

namespace obvious {
namespace {

using model::Field;
using model::Span;
using query::Scope;
using Spans = std::vector<Span>;

// Where a query is asked: a term stands in one of the grounds, AND may take two.
struct Where {
  std::vector<Ground> grounds;
  bool shown = true;  // words of the article itself, whose spans are told
};

// A name, read like a title. It is of no language.
struct Name {
  explicit Name(std::string_view name) : written(name), reading(written, {}, {}) {}
  std::string written;
  text::Reading reading;
};

bool overlap(const Occurrence& a, const Occurrence& b) {
  for (const Span& one : a.marks)
    for (const Span& other : b.marks)
      if (one.begin < other.end && other.begin < one.end) return true;
  return false;
}

// As a reader counts with a pencil: the one that ends first, then the next that shares nothing with
// those counted.
int count_apart(Occurrences all) {
  std::stable_sort(all.begin(), all.end(), [](const Occurrence& a, const Occurrence& b) {
    return a.marks.back().end < b.marks.back().end;
  });
  Occurrences counted;
  for (const Occurrence& one : all)
    if (std::none_of(counted.begin(), counted.end(),
                     [&](const Occurrence& other) { return overlap(one, other); }))
      counted.push_back(one);
  return static_cast<int>(counted.size());
}

class Question {
 public:
  explicit Question(const rules::Subject& subject) : subject_(subject) {
    for (const std::string& author : subject.article.authors) authors_.emplace_back(author);
    for (const std::string& tag : subject.article.tags) tags_.emplace_back(tag);
    source_.emplace_back(subject.article.source);
  }

  Where where(Scope) const;
  bool holds(const query::Node&, const Where&) const;
  // What proves a node that holds. Nothing of negated parts.
  void prove(const query::Node&, const Where&, Spans&) const;

 private:
  bool is(const query::Value&) const;
  bool is_on_site(std::string_view wanted) const;
  bool is_in(const query::Published&) const;
  bool counts(const query::AtLeast&, const Where&) const;
  bool reaches(const query::Score&, const Where&) const;
  std::vector<Where> units(const query::Within&, const Where&) const;

  const rules::Subject& subject_;
  std::deque<Name> authors_, tags_, source_;
};

Where in_names(const std::deque<Name>& names) {
  Where where{{}, false};
  for (const Name& name : names)
    where.grounds.emplace_back(name.reading, Field::title, name.written);
  return where;
}

Where Question::where(Scope scope) const {
  const Ground title(subject_.reading, Field::title, subject_.article.title),
      body(subject_.reading, Field::text, subject_.article.text);
  switch (scope) {
    case Scope::title:
      return {{title}};
    case Scope::body:
      return {{body}};
    case Scope::lead: {
      const auto paragraphs = text::paragraphs(subject_.article.text);
      if (paragraphs.empty()) return {};
      return {{body.part(paragraphs[0].begin, paragraphs[0].end)}};
    }
    case Scope::author:
      return in_names(authors_);
    case Scope::source:
      return in_names(source_);
    case Scope::tag:
      return in_names(tags_);
    default:
      return {{title, body}};
  }
}

bool Question::holds(const query::Node& node, const Where& where) const {
  const auto is_held = [&](const query::Child& one) { return holds(*one, where); };
  return std::visit(
      query::Overloaded{
          [&](const query::And& all) { return std::ranges::all_of(all.of, is_held); },
          [&](const query::Or& any) { return std::ranges::any_of(any.of, is_held); },
          [&](const query::Not& no) { return !holds(*no.of, where); },
          [&](const query::Within& within) {
            return std::ranges::any_of(units(within, where),
                                       [&](const Where& one) { return holds(*within.of, one); });
          },
          [&](const query::AtLeast& least) { return counts(least, where); },
          [&](const query::Score& score) { return reaches(score, where); },
          [&](const query::InField& in) { return holds(*in.of, this->where(in.scope)); },
          [&](const query::Value& value) { return is(value); },
          [&](const query::Published& published) { return is_in(published); },
          [&](const auto&) {
            return std::ranges::any_of(
                where.grounds, [&](const Ground& ground) { return !ground.find(node).empty(); });
          }},
      node.is);
}

void Question::prove(const query::Node& node, const Where& where, Spans& proof) const {
  const auto prove_held = [&](const query::Node& one, const Where& there) {
    if (holds(one, there)) prove(one, there, proof);
  };
  const auto prove_each = [&](const std::vector<query::Child>& of) {
    for (const query::Child& one : of) prove_held(*one, where);
  };
  const auto mark = [&](const query::Node& found) {
    if (!where.shown) return;
    for (const Ground& ground : where.grounds)
      for (const Occurrence& one : ground.find(found))
        proof.insert(proof.end(), one.marks.begin(), one.marks.end());
  };
  std::visit(query::Overloaded{
                 [&](const query::And& all) { prove_each(all.of); },
                 [&](const query::Or& any) { prove_each(any.of); },
                 [&](const query::Within& within) {
                   for (const Where& one : units(within, where)) prove_held(*within.of, one);
                 },
                 [&](const query::AtLeast& least) { mark(*least.of); },
                 [&](const query::Score& score) {
                   for (const auto& part : score.parts)
                     if (part.weight > 0) prove_held(*part.of, where);
                 },
                 [&](const query::InField& in) { prove(*in.of, this->where(in.scope), proof); },
                 [](const query::Not&) {}, [](const query::Value&) {},
                 [](const query::Published&) {}, [&](const auto&) { mark(node); }},
             node.is);
}

std::vector<Where> Question::units(const query::Within& within, const Where& where) const {
  std::vector<Where> found;
  for (const Ground& ground : where.grounds)
    for (const Ground& unit : ground.units(within.unit)) found.push_back({{unit}, where.shown});
  return found;
}

bool Question::counts(const query::AtLeast& least, const Where& where) const {
  int count = 0;
  for (const Ground& ground : where.grounds) count += count_apart(ground.find(*least.of));
  return count >= least.times;
}

bool Question::reaches(const query::Score& score, const Where& where) const {
  int sum = 0;
  for (const auto& part : score.parts)
    if (holds(*part.of, where)) sum += part.weight;
  return sum >= score.threshold;
}

// Of an address case does not count.
bool Question::is(const query::Value& value) const {
  const model::Article& article = subject_.article;
  switch (value.scope) {
    case Scope::lang:
      return subject_.reading.lang() == value.wanted;
    case Scope::country:
      return text::ascii_lower(article.country) == value.wanted;
    case Scope::feed:
      return subject_.feed == value.wanted;
    case Scope::url:
      return text::ascii_lower(article.url).find(text::ascii_lower(value.wanted)) !=
             std::string::npos;
    case Scope::site:
      return is_on_site(text::ascii_lower(value.wanted));
    default:
      return false;
  }
}

bool Question::is_on_site(std::string_view wanted) const {
  const auto url = text::parse_url(subject_.article.url);
  if (!url) return false;
  const std::string host = text::ascii_lower(url->host);
  return host == wanted || host.ends_with("." + std::string(wanted));
}

bool Question::is_in(const query::Published& published) const {
  const model::Time time = subject_.article.published.value_or(subject_.article.seen);
  return (!published.from || time >= *published.from) &&
         (!published.until || time < *published.until);
}

}  // namespace

bool matches(const query::Node& node, const rules::Subject& subject) {
  const Question question(subject);
  return question.holds(node, question.where(Scope::everywhere));
}

std::vector<Span> spans(const query::Node& node, const rules::Subject& subject) {
  const Question question(subject);
  const Where everywhere = question.where(Scope::everywhere);
  Spans proof;
  if (question.holds(node, everywhere)) question.prove(node, everywhere, proof);
  std::sort(proof.begin(), proof.end());
  proof.erase(std::unique(proof.begin(), proof.end()), proof.end());
  return proof;
}

}  // namespace obvious
