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
  const model::Statement::Speaker* speaker = nullptr;  // all of it is asked of this one
  bool excluded = false;                               // under NOT, or with a weight below 0
};

// A name, read like a title. It is of no language, unless the article's own words say it.
struct Name {
  Name(std::string_view name, const rules::Subject& subject, const rules::Means& means,
       std::string_view lang = {})
      : reading(name, {}, lang), read{reading, article, means} {
    article.title = name;
    article.published = subject.article.published;
    article.seen = subject.article.seen;
  }
  model::Article article;
  text::Reading reading;
  Read read;
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
  // `is_sure`: what holds if every statement of low confidence is wrong; else: if it is right.
  Question(const rules::Subject& subject, const rules::Means& means, bool is_sure)
      : subject_(subject),
        means_(means),
        is_sure_(is_sure),
        read_{subject.reading, subject.article, means},
        statements_(subject.statements ? *subject.statements
                                       : people::statements(subject.reading, subject.article)) {
    for (const std::string& author : subject.article.authors)
      authors_.emplace_back(author, subject, means);
    for (const std::string& tag : subject.article.tags) tags_.emplace_back(tag, subject, means);
    source_.emplace_back(subject.article.source, subject, means);
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
  Ground field(Field) const;
  bool is_said(const query::Said&, const model::Statement&, const Where&) const;
  bool is_by(const query::Child&, const model::Statement&) const;
  bool is_of(const query::Child&, const std::vector<std::string>& names) const;
  Where words_of(const model::Statement&) const;
  bool occurs_as_speaker(const query::Node&, const Where&) const;
  void prove_said(const query::Said&, const Where&, Spans&) const;

  const rules::Subject& subject_;
  const rules::Means& means_;
  bool is_sure_;
  Read read_;
  std::vector<model::Statement> statements_;
  std::deque<Name> authors_, tags_, source_;
};

Where in_names(const std::deque<Name>& names) {
  Where where{{}, false};
  for (const Name& name : names)
    where.grounds.emplace_back(name.read, Field::title, name.article.title);
  return where;
}

Where but_excluded(Where where, bool is_excluding = true) {
  where.excluded = where.excluded != is_excluding;
  return where;
}

Ground Question::field(Field of) const {
  return {read_, of, of == Field::title ? subject_.article.title : subject_.article.text};
}

Where Question::where(Scope scope) const {
  const Ground title = field(Field::title), body = field(Field::text);
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
      query::Overloaded{[&](const query::And& all) { return std::ranges::all_of(all.of, is_held); },
                        [&](const query::Or& any) { return std::ranges::any_of(any.of, is_held); },
                        [&](const query::Not& no) { return !holds(*no.of, but_excluded(where)); },
                        [&](const query::Within& within) {
                          return std::ranges::any_of(units(within, where), [&](const Where& one) {
                            return holds(*within.of, one);
                          });
                        },
                        [&](const query::AtLeast& least) { return counts(least, where); },
                        [&](const query::Score& score) { return reaches(score, where); },
                        [&](const query::InField& in) {
                          return holds(*in.of, but_excluded(this->where(in.scope), where.excluded));
                        },
                        [&](const query::Said& said) {
                          return std::ranges::any_of(statements_, [&](const auto& one) {
                            return is_said(said, one, where);
                          });
                        },
                        [&](const query::Value& value) { return is(value); },
                        [&](const query::Published& published) { return is_in(published); },
                        [&](const auto&) {
                          if (where.speaker) return occurs_as_speaker(node, where);
                          return std::ranges::any_of(where.grounds, [&](const Ground& ground) {
                            return !ground.find(node).empty();
                          });
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
                 [&](const query::Said& said) { prove_said(said, where, proof); },
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
    if (holds(*part.of, but_excluded(where, part.weight < 0))) sum += part.weight;
  return sum >= score.threshold;
}

// One statement, by itself.
bool Question::is_said(const query::Said& said, const model::Statement& one,
                       const Where& where) const {
  const double least = means_.min_confidence.value_or(people::kLeastConfidence);
  if (one.confidence < least && where.excluded != is_sure_) return false;
  if (!said.kinds.empty() && std::ranges::find(said.kinds, one.kind) == said.kinds.end())
    return false;
  const std::uint32_t begin = one.content.empty() ? one.cue.begin : one.content.front().begin;
  const bool stands_here = std::ranges::any_of(where.grounds, [&](const Ground& ground) {
    return where.shown && ground.field() == one.field && ground.begin() <= begin &&
           begin < ground.end();
  });
  if (!stands_here) return false;
  if (said.by && !is_by(said.by, one)) return false;
  if (said.about && !holds(*said.about, words_of(one))) return false;
  std::vector<std::string> venue;
  if (!one.venue.empty()) venue.push_back(one.venue);
  return (!said.via || is_of(said.via, one.via)) && (!said.venue || is_of(said.venue, venue));
}

bool Question::is_by(const query::Child& by, const model::Statement& one) const {
  return std::ranges::any_of(one.speakers, [&](const model::Statement::Speaker& speaker) {
    const Span& mention = speaker.mention;
    Where where{{field(mention.field).part(mention.begin, mention.end)}};
    if (speaker.named)
      where.grounds.push_back(
          field(speaker.named->field).part(speaker.named->begin, speaker.named->end));
    where.speaker = &speaker;
    return holds(*by, where);
  });
}

// A name that only owns the speaker is not his.
bool Question::occurs_as_speaker(const query::Node& node, const Where& where) const {
  if (const auto* named = std::get_if<query::Named>(&node.is)) {
    const auto terms = read_.terms(*named);
    if (terms && holds(*terms, where)) return true;
    return std::ranges::any_of(read_.mentions(*named), [&](const people::Mention& mention) {
      return people::is_speaker(*where.speaker, mention);
    });
  }
  for (const Ground& ground : where.grounds)
    for (const Occurrence& one : ground.find(node)) {
      if (one.words.empty()) continue;
      const std::uint32_t last = one.words.back().last;
      const auto& token = subject_.reading.tokens(ground.field())[last];
      if (ground.is_last(last) || subject_.reading.word(token).possessive.empty()) return true;
    }
  return false;
}

// What is said, and the one addressed or accused.
Where Question::words_of(const model::Statement& one) const {
  Where where;
  for (const Field of : {Field::title, Field::text}) {
    Spans spans;
    std::ranges::copy_if(one.content, std::back_inserter(spans),
                         [&](const Span& span) { return span.field == of; });
    if (one.target && one.target->field == of) spans.push_back(*one.target);
    if (!spans.empty()) where.grounds.push_back(field(of).only(spans));
  }
  return where;
}

bool Question::is_of(const query::Child& node, const std::vector<std::string>& written) const {
  std::deque<Name> names;
  for (const std::string& one : written)
    names.emplace_back(one, subject_, means_, subject_.reading.lang());
  return !names.empty() && holds(*node, in_names(names));
}

// The words of about:, or the speaker, or the cue.
void Question::prove_said(const query::Said& said, const Where& where, Spans& proof) const {
  for (const model::Statement& one : statements_) {
    if (!is_said(said, one, where)) continue;
    Spans own;
    if (said.about) prove(*said.about, words_of(one), own);
    if (own.empty()) {
      const auto speaker = std::ranges::find_if(
          one.speakers, [](const auto& each) { return each.mention.begin < each.mention.end; });
      const Span mark = speaker == one.speakers.end() ? one.cue : speaker->mention;
      if (mark.begin < mark.end) own.push_back(mark);
    }
    proof.insert(proof.end(), own.begin(), own.end());
  }
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

bool matches(const query::Node& node, const rules::Subject& subject, const rules::Means& means) {
  const Question sure(subject, means, true), perhaps(subject, means, false);
  return sure.holds(node, sure.where(Scope::everywhere)) ||
         perhaps.holds(node, perhaps.where(Scope::everywhere));
}

bool is_unsure(const query::Node& node, const rules::Subject& subject, const rules::Means& means) {
  const Question sure(subject, means, true);
  return matches(node, subject, means) && !sure.holds(node, sure.where(Scope::everywhere));
}

std::vector<Span> spans(const query::Node& node, const rules::Subject& subject,
                        const rules::Means& means) {
  if (!matches(node, subject, means)) return {};
  const Question question(subject, means, !is_unsure(node, subject, means));
  Spans proof;
  question.prove(node, question.where(Scope::everywhere), proof);
  std::sort(proof.begin(), proof.end());
  proof.erase(std::unique(proof.begin(), proof.end()), proof.end());
  return proof;
}

}  // namespace obvious
