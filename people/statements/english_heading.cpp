// X: …, X: “…”      X is a name, and no label ("Exclusive")
// X on Y: “…”       likewise; Y is what it is about
// “…”: X, … – X, …: X   in a title only
#include "people/statements/english_heading.h"

#include "people/statements/english_before.h"

namespace people {
namespace {

using Form = model::Statement::Form;

constexpr std::uint32_t kLongestName = 4;
constexpr Traits kNoName = bits(Trait::determiner, Trait::preposition, Trait::pronoun);

class Heading {
 public:
  Heading(const Sheet& sheet, std::uint32_t index, std::vector<Draft>& out)
      : sheet_(sheet), line_(sheet, index), out_(out) {}

  void find() {
    if (line_.sentence().inside != kNone) return;
    const bool in_title = sheet_.field() == model::Field::title;
    const Range who{line_.first(), behind_name(line_.first())};
    if (in_title && who.empty() && signed_quotation()) return;
    if (in_title && signed_clause()) return;
    if (who.empty() || is_label(who) || may_be_clause(who)) return;
    const std::uint32_t colon = behind_topic(who.behind);
    const bool quoted = line_.is_quotation(colon + 1, kQuoteWords);
    if (!line_.is(colon, Sign::colon)) return;
    if (quoted ? colon > who.behind && !in_title : colon > who.behind) return;
    if (!quoted && colon + 2 >= line_.end()) return;
    if (in_title || line_.index() == 0)
      headline(who, colon, quoted);
    else if (is_transcript(who))
      transcript(who, colon);
  }

 private:
  static constexpr std::uint32_t kQuoteWords = 3;

  std::uint32_t behind_name(std::uint32_t i) const {
    const std::uint32_t first = i;
    while (i < line_.behind() && i <= first + kLongestName && line_.node(i).is_word() &&
           line_.node(i).capital && !line_.any(i, kNoName))
      ++i;
    return i;
  }

  // "Shoigu on NATO: “…”": over what it is about, to the colon.
  std::uint32_t behind_topic(std::uint32_t i) const {
    constexpr std::uint32_t kTopic = 8;
    if (!line_.is(i, "on") && !line_.is(i, "about")) return i;
    for (std::uint32_t k = i + 1; k < i + kTopic && line_.holds(k) && !line_.may_be_verb(k); ++k) {
      if (line_.is(k, Sign::colon)) return k;
      if (!line_.node(k).is_word()) break;
    }
    return i;
  }

  // "Exclusive", "Live Updates"
  bool is_label(Range who) const {
    for (std::uint32_t i = who.first; i < who.behind; ++i)
      if (!line_.is(i, Trait::label)) return false;
    return true;
  }

  // "Trump Addresses Munich" is one in a headline of capitals.
  bool may_be_clause(Range who) const {
    constexpr Traits kPerson =
        bits(Trait::title, Trait::role, Trait::body, Trait::male, Trait::female);
    bool person = who.size() < 3;
    for (std::uint32_t i = who.first; i < who.behind; ++i) person = person || line_.any(i, kPerson);
    return !person;
  }

  // All of the nodes, up to the title's end.
  bool is_name_at_end(Range who) const {
    return !who.empty() && who.size() <= kLongestName && who.behind >= line_.end() &&
           behind_name(who.first) == who.behind && !is_label(who) &&
           !line_.holds_trait(who, Trait::medium) && !line_.has_verb(who) && !may_be_clause(who);
  }

  Draft draft(Range who, std::uint32_t sign, const char* rule) const {
    Draft draft;
    draft.sentence = line_.index();
    draft.form = Form::headline;
    draft.cue = {sign, sign + 1};
    draft.speakers.push_back(who);
    draft.rule = rule;
    return draft;
  }

  // “…”: Shoigu
  bool signed_quotation() {
    const std::uint32_t q = line_.first();
    if (!line_.is_quotation(q, kQuoteWords) || !line_.is(q + 1, Sign::colon)) return false;
    const Range who{q + 2, line_.end()};
    if (!is_name_at_end(who)) return false;
    out_.push_back(draft(who, q + 1, "headline-behind"));
    out_.back().content.push_back({q, q + 1});
    return true;
  }

  // "NATO is at our gates – Shoigu", "NATO is at our gates: Shoigu"
  bool signed_clause() {
    std::uint32_t sign = line_.end();
    while (sign > line_.first() && !line_.is(sign, Sign::dash) && !line_.is(sign, Sign::colon))
      --sign;
    const Range who{sign + 1, line_.end()}, said{line_.first(), sign};
    if (sign == line_.first() || !is_name_at_end(who) || !is_clause(line_, said)) return false;
    out_.push_back(draft(who, sign, "headline-behind"));
    out_.back().content.push_back(said);
    return true;
  }

  void headline(Range who, std::uint32_t colon, bool quoted) {
    const bool all = quoted && colon + 2 >= line_.end();
    out_.push_back(draft(who, colon, all ? "headline-quote" : "headline"));
    out_.back().content.push_back({colon + 1, line_.end()});
  }

  // Its speakers stand in capitals, at the beginning of a paragraph.
  bool is_transcript(Range who) const {
    for (const char c : sheet_.words(line_.node(who.behind - 1)))
      if (c >= 'a' && c <= 'z') return false;
    return sheet_.sentences()[line_.index() - 1].paragraph != line_.sentence().paragraph;
  }

  // All of the paragraph.
  void transcript(Range who, std::uint32_t colon) {
    std::uint32_t last = line_.end();
    const auto& sentences = sheet_.sentences();
    for (std::uint32_t k = line_.index() + 1;
         k < sentences.size() && sentences[k].inside == kNone &&
         sentences[k].paragraph == line_.sentence().paragraph;
         ++k)
      last = sentences[k].behind;
    out_.push_back(draft(who, colon, "transcript"));
    out_.back().form = Form::direct;
    out_.back().direct = true;
    out_.back().content.push_back({colon + 1, last});
  }

  const Sheet& sheet_;
  Line line_;
  std::vector<Draft>& out_;
};

}  // namespace

void find_heading(const Sheet& sheet, std::uint32_t sentence, std::vector<Draft>& out) {
  Heading(sheet, sentence, out).find();
}

}  // namespace people
