// Looks from the cue to the right, a bounded number of nodes, for the signs of each frame.
#include "people/statements/english_content.h"

#include "people/statements/english_credits.h"
#include "people/statements/english_subject.h"
#include "people/statements/noun_phrase.h"

namespace people {
namespace {

using Kind = model::Statement::Kind;

constexpr std::uint32_t kAdjunct = 16;  // nodes of one that are looked through
constexpr std::uint32_t kTarget = 20;
const std::array<std::string, 6> kAside = {"while",   "although",  "though",
                                           "whereas", "referring", "citing"};

bool has(const Cue& cue, Frame frame) {
  return (cue.frames & bit(frame)) != 0;
}

// Whether content surely begins there.
bool is_mark(const Line& line, std::uint32_t i) {
  return line.is(i, Trait::that) || line.is(i, Sign::colon) || line.is_quotation(i, 3) ||
         (line.is(i, Sign::comma) && (line.is_quotation(i + 1) || line.is(i + 1, "that")));
}

// "continued the attack and said": a verb behind a conjunction is the speaker's.
bool is_joined(const Line& line, std::uint32_t verb) {
  while (line.any(verb - 1, bits(Trait::adverb, Trait::have, Trait::be))) --verb;
  return line.is(verb - 1, Trait::conjunction);
}

// `strict`: behind a cue that may have an object as well.
bool starts_clause(const Line& line, std::uint32_t at, bool loose, bool strict = false) {
  if (!line.holds(at) || !(line.node(at).is_word() || line.is(at, Sign::quotation))) return false;
  if (line.any(at, bits(Trait::that, Trait::to, Trait::relative, Trait::be, Trait::have,
                        Trait::hedge, Trait::verb)))
    return false;
  constexpr std::uint32_t kSubject = 30;
  if (line.any(at, bits(Trait::he, Trait::she, Trait::they, Trait::i, Trait::it)))
    return line.end() > at + 1;
  if (line.any(at, bits(Trait::subordinator, Trait::conjunction, Trait::preposition))) return false;
  // "underlines the fact that prices fell": each of its clauses has a verb of its own.
  constexpr Traits kInner = bits(Trait::relative, Trait::that, Trait::subordinator);
  std::uint32_t inner = 0;
  for (std::uint32_t i = at + 1; i < std::min(line.end(), at + kSubject); ++i) {
    if (strict && line.is(i, Sign::comma)) return false;
    if (line.any(i, kInner)) ++inner;
    if (!line.may_be_verb(i) || line.is(i + 1, "by")) continue;
    if (strict && is_joined(line, i)) return false;
    if (inner == 0) return true;
    --inner;
  }
  // A verb that no list knows, in the present: taken on trust where it may have a subject.
  constexpr std::uint32_t kEnough = 4;
  return loose && line.words({at, line.end()}) >= kEnough &&
         (line.node(at).capital || line.any(at, bits(Trait::determiner, Trait::plural)));
}

// "accused X of": all up to the link, where it comes soon.
Range phrase_until(const Line& line, const Cue& cue, std::uint32_t at) {
  for (std::uint32_t i = at; i < std::min(at + kTarget, line.behind()); ++i) {
    if (!line.node(i).is_word() && !line.is(i, Sign::quotation)) return {};
    if (i > at && line.is_one_of(i, cue.links)) return {at, i};
  }
  return {};
}

// "responded pointedly, with a smile: “…”"
std::optional<Content> quotation_behind_colon(const Line& line, std::uint32_t at) {
  constexpr std::uint32_t kFar = 24;
  for (std::uint32_t i = at; i < std::min(line.behind(), at + kFar); ++i) {
    if (line.is(i, Sign::colon) && line.is_quotation(i + 1))
      return Content{i + 1, {}, "verb-quote", true, true};
    if (line.is(i, Sign::quotation) || line.is(i, Sign::semicolon) || line.is_finite_cue(i)) break;
  }
  return std::nullopt;
}

// The whole of it without "on Thursday" at its end.
Range without_time(const Line& line, Range r) {
  while (r.size() > 1 && line.any(r.behind - 1, bits(Trait::time, Trait::adverb))) --r.behind;
  if (r.size() > 1 && line.is(r.behind - 1, Trait::preposition)) --r.behind;
  return r;
}

bool is_adverb(const Line& line, std::uint32_t i) {
  const Node& node = line.node(i);
  if (node.is(Trait::that) || !node.is_word()) return false;
  return node.any(bits(Trait::time, Trait::adverb)) ||
         (node.traits == 0 && !node.capital && line.sheet().words(node).ends_with("ly"));
}

bool ends_in_s(const Line& line, std::uint32_t i) {
  return line.node(i).is_word() && line.sheet().words(line.node(i)).ends_with('s');
}

// The cue of another clause of the same subject: "and has also vowed".
bool is_next_cue(const Line& line, std::uint32_t i) {
  constexpr std::uint32_t kCompanions = 3;
  if (line.is(i - 1, "and") && ends_in_s(line, i) && ends_in_s(line, i - 2))
    return false;  // "strikes and protests"
  for (std::uint32_t k = i; k < i + kCompanions; ++k) {
    if (line.is_finite_cue(k)) return true;
    if (!line.any(k, bits(Trait::adverb, Trait::have, Trait::be))) return false;
  }
  return false;
}

// "and Donald Trump says": another one's statement.
bool is_next_speaker(const Line& line, std::uint32_t i) {
  constexpr std::uint32_t kName = 6;
  for (std::uint32_t k = i; k < i + kName && line.holds(k) && line.node(k).is_word(); ++k) {
    if (k > i && line.is_finite_cue(k) && line.node(k - 1).capital && !line.node(k).capital)
      return true;
    if (line.may_be_verb(k)) return false;
  }
  return false;
}

// "vowed to stay, but the board …", "vowed to stay, threw his papers": where what is said is no
// clause, a clause behind the comma is another one's.
bool begins_other_clause(const Line& line, std::uint32_t comma) {
  const std::uint32_t then = comma + 1;
  if (line.is(then, Trait::conjunction))
    return line.has_verb({then + 1, std::min(line.end(), then + 40)});
  return line.may_be_verb(then) && !line.is(then + 1, "by");
}

// "they closed two schools; sold the third": of the same subject.
bool goes_on_behind(const Line& line, std::uint32_t semicolon) {
  std::uint32_t then = semicolon + 1;
  while (line.any(then, bits(Trait::conjunction, Trait::adverb))) ++then;
  return line.may_be_verb(then) && !line.node(then).capital;
}

// What is talked about; not "on the condition of anonymity", "on Tuesday", "about now is".
bool is_topic(const Line& line, std::uint32_t at) {
  if (line.is(at, "the") || line.is(at, "a")) ++at;
  if (line.is(at, Trait::adverb)) ++at;
  return at < line.end() && !line.may_be_verb(at) && !line.is(at, Trait::time) &&
         !line.is(at, "condition") && !line.is(at, "background");
}

// Nothing, or "in a statement on Tuesday", up to the sentence's end.
bool ends_with_adjuncts(const Line& line, std::uint32_t at) {
  if (at >= line.end()) return true;
  const Range rest{at, line.end()};
  return rest.size() <= kAdjunct && line.any(at, bits(Trait::preposition, Trait::time)) &&
         !line.has_verb(rest) && !line.is(rest.behind - 1, Sign::quotation);
}

}  // namespace

bool is_relayed(const Line& line, std::uint32_t comma) {
  constexpr std::uint32_t kName = 8;
  constexpr Traits kBehind = bits(Trait::preposition, Trait::time, Trait::adverb);
  std::uint32_t first = comma + 1;
  if (line.is(first, "as")) ++first;
  std::uint32_t verb = first;
  while (verb < first + kName && line.holds(verb) && line.node(verb).is_word() &&
         !line.is_finite_cue(verb))
    ++verb;
  if (verb == first || !line.is_finite_cue(verb)) return false;
  const Range who{first, verb};
  const bool ends = ends_with_adjuncts(line, verb + 1);
  if (!is_medium(line, who) && !line.is(verb - 1, "media"))
    return ends && is_phrase(line, who) && !line.any(first, kPersons) &&
           !line.holds_trait(who, Trait::that) && !line.holds_trait(who, Trait::relative);
  return ends || line.is(verb + 1, Sign::comma) || line.any(verb + 1, kBehind) ||
         line.is_one_of(verb + 1, kAside);
}

std::uint32_t behind_adjuncts(const Line& line, std::uint32_t at, const Cue* cue) {
  std::uint32_t i = at;
  for (int times = 0; times < 4; ++times) {
    while (line.holds(i) && is_adverb(line, i)) ++i;
    if (is_mark(line, i) || !line.is(i, Trait::preposition)) return i;
    if (cue && has(*cue, Frame::about) && line.is_one_of(i, cue->links)) return i;
    const bool infinitive = line.is(i, Trait::to) && line.holds(i + 1) &&
                            !line.node(i + 1).capital && !line.is(i + 1, Trait::determiner);
    if (infinitive) return i;
    std::uint32_t k = i + 1;
    const std::uint32_t most = std::min(line.behind(), i + kAdjunct);
    while (k < most && !is_mark(line, k) && !line.is(k, Trait::time) &&
           (line.node(k).is_word() || line.is_quotation(k)) && !line.may_be_verb(k))
      ++k;
    if (k >= most) return i;
    if (is_mark(line, k)) return k;
    if (!line.is(k, Trait::time)) return i;
    i = k;
  }
  return i;
}

std::optional<Content> clear_content(const Line& line, const Cue& cue, std::uint32_t at) {
  std::uint32_t i = at;
  const bool signed_off =
      line.is(i, Sign::comma) || line.is(i, Sign::colon) || line.is(i, Sign::dash);
  if (signed_off) ++i;
  if (line.is(i, Trait::that) && has(cue, Frame::that) && !line.is(at, Sign::colon)) {
    if (line.any(i + 1, bits(Trait::be, Trait::have, Trait::hedge, Trait::verb))) {
      if (!has(cue, Frame::bare)) return std::nullopt;
      return Content{i, {}, "verb-bare", false, true};  // "said that was not her view"
    }
    if (line.may_be_verb(i + 1)) return std::nullopt;  // "writings that included"
    ++i;
    if (line.is(i, Sign::comma)) ++i;
    if (line.is_quotation(i) && i + 1 >= line.end()) return Content{i, {}, "verb-that", true, true};
    if (i + 1 < line.end()) return Content{i, {}, "verb-that", false, true};
  }
  // “the next president” should …: words of a clause.
  const bool in_clause = !signed_off && line.holds(i + 1) && line.node(i + 1).is_word() &&
                         !line.any(i + 1, bits(Trait::conjunction, Trait::preposition, Trait::time,
                                               Trait::subordinator));
  if (has(cue, Frame::quote) && line.is_quotation(i, signed_off ? 1 : 2) && !in_clause)
    return Content{i, {}, "verb-quote", true, true};
  if (line.is(at, Sign::colon) && has(cue, Frame::quote)) {
    if (i < line.end()) return Content{i, {}, "verb-colon", false, true};
    // The quotation is the next paragraph.
    const auto& nodes = line.sheet().nodes();
    if (i == line.behind() && i < nodes.size() && nodes[i].sign == Sign::quotation &&
        line.sentence().inside == kNone)
      return Content{i, {}, "verb-quote", true, true};
  }
  // "vowed to leave NATO: “We go”" says of what in words of the reporter's.
  if (has(cue, Frame::quote) && !(has(cue, Frame::inf) && line.is(at, Trait::to)))
    if (const auto far = quotation_behind_colon(line, at)) return far;
  if (signed_off) return std::nullopt;
  if (has(cue, Frame::whether) && line.is(at, Trait::whether) && at + 2 < line.end())
    return Content{at, {}, "verb-whether", false, true};
  return std::nullopt;
}

std::optional<Content> other_content(const Line& line, const Cue& cue, std::uint32_t at) {
  if (at >= line.end()) return std::nullopt;
  if (has(cue, Frame::inf) && line.is(at, Trait::to)) return Content{at, {}, "verb-inf"};
  if (has(cue, Frame::urge)) {
    std::uint32_t from = at;
    const bool linked = line.is_one_of(at, cue.links);
    if (linked) ++from;
    Range whom = phrase_at(line.sheet(), from, line.end());
    std::uint32_t to = whom.behind;
    if (whom.size() > 1 && line.is(to - 1, Trait::negation))  // "warned NATO not to"
      --whom.behind;
    else if (line.is(to, Trait::negation))
      ++to;
    if ((linked || cue.links.empty()) && !whom.empty() && line.is(to, Trait::to))
      return Content{whom.behind, whom, "verb-urge"};
  }
  if (has(cue, Frame::of)) {
    const Range whom = phrase_until(line, cue, at);
    if (!whom.empty()) return Content{whom.behind, without_time(line, whom), "verb-of"};
  }
  if (has(cue, Frame::about) && line.is_one_of(at, cue.links))
    return is_topic(line, at + 1)
               ? std::optional(Content{at, {}, cue.kind == Kind::say ? "verb-about" : "verb-for"})
               : std::nullopt;
  if (has(cue, Frame::as)) {
    const Range whom = phrase_at(line.sheet(), at, line.end());
    if (!whom.empty() && whom.behind < line.end() &&
        (line.is(whom.behind, "as") || line.is(whom.behind, Sign::quotation) ||
         line.is_one_of(whom.behind, std::array<std::string, 2>{"a", "an"})))
      return Content{.at = at, .target = whom, .rule = "verb-as", .is_name = true};
  }
  if (has(cue, Frame::bare) && starts_clause(line, at, has(cue, Frame::loose), is_unsure(cue)))
    return Content{at, {}, "verb-bare", false, true};
  if (has(cue, Frame::object) && line.node(at).is_word() &&
      !line.any(at, bits(Trait::that, Trait::to, Trait::preposition, Trait::subordinator,
                         Trait::conjunction)))
    return Content{at, {}, "verb-object"};
  if (has(cue, Frame::doing) && line.node(at).is_word() &&
      line.sheet().words(line.node(at)).ends_with("ing"))
    return Content{at, {}, "verb-doing"};
  return std::nullopt;
}

bool is_unsure(const Cue& cue) {
  return has(cue, Frame::before) && !has(cue, Frame::sure);
}

double doubt_of_cue(const Line& line, const Cue& cue, const VerbGroup& group,
                    const Content& content) {
  constexpr double kBare = 0.08, kThat = 0.03, kBeside = 0.2;
  if (content.rule == std::string_view("verb-object"))
    return group.gerund || line.is(group.nodes.first - 1, "who") ? kBeside : 0;
  if (!is_unsure(cue) || content.quoted || !content.is_clause) return 0;
  return content.rule == std::string_view("verb-bare") ? kBare : kThat;
}

double doubt_of_end(const Line& line, const Content& content, std::uint32_t end) {
  constexpr double kCut = 0.15, kWriters = 0.21;
  if (content.quoted || content.is_name) return 0;
  if (line.is(end, Sign::comma)) {
    const bool others = !content.is_clause && line.is(end + 1, Trait::conjunction);
    return others || is_relayed(line, end) ? 0 : kCut;
  }
  for (std::uint32_t i = content.at + 3; content.is_clause && i + 1 < end; ++i) {
    if (line.is(i, Sign::dash)) return kWriters;
    if (!line.is(i, Sign::comma) || !line.node(i + 1).is_word()) continue;
    if (line.any(i + 1, bits(Trait::relative, Trait::determiner)) ||
        line.sheet().words(line.node(i + 1)).ends_with("ing"))
      return kWriters;
  }
  return 0;
}

std::uint32_t content_end(const Line& line, const Content& content) {
  const std::uint32_t last = line.end();
  std::uint32_t i = content.at + 1;
  if (content.quoted) {
    while (line.is_quotation(i) || (line.is(i, Sign::comma) && line.is_quotation(i + 1))) ++i;
    return i;
  }
  if (content.is_name && line.is(content.at, Sign::quotation)) return content.at + 1;
  std::uint32_t border = 0;  // the last ", and" or ", but": another clause may begin there
  for (; i < last; ++i) {
    if (line.is(i, Sign::semicolon) && !goes_on_behind(line, i)) return i;
    if (line.is(i, Sign::quotation) && line.sheet().quotation(line.node(i)).comma &&
        (content.in_subordinate || line.is_gerund_cue(i + 1) || line.is_one_of(i + 1, kAside)))
      return i + 1;
    if (content.is_name && line.is(i, Sign::quotation)) return i + 1;
    const bool names_only = !content.is_clause && !content.is_name;
    if (names_only && i > content.at + 1 && line.is(i, Sign::dash)) return i;
    if (line.is(i, Sign::comma)) {
      if (line.is_gerund_cue(i + 1) || line.is(i + 1, Trait::credit) || is_relayed(line, i) ||
          (names_only && begins_other_clause(line, i)))
        return i;
      if (content.in_subordinate && i > content.at + 2) return i;
      if (line.is_one_of(i + 1, kAside)) return i;
      if (line.is(i + 1, Trait::conjunction)) {
        if (is_next_cue(line, i + 2)) return i;
        border = i;
      }
    }
    const bool joins = line.is(i, Trait::conjunction) || line.is_one_of(i, kAside);
    if (joins && !line.is(i - 1, Sign::comma) &&
        (is_next_cue(line, i + 1) || is_next_speaker(line, i + 1)))
      return line.is(i - 1, Sign::semicolon) ? i - 1 : i;
    if (border > 0 && line.is_finite_cue(i) && i > border + 1 && i - border < 16 &&
        (clear_content(line, line.sheet().tongue().cue(line.node(i).entry->cues.front()), i + 1) ||
         starts_clause(line, i + 1, false)))
      return border;
  }
  return std::max(last, content.at + 1);
}

}  // namespace people
