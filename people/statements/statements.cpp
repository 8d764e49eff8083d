// statements(): the title and the text are each read into a sheet, sentence by sentence frames are
// found, quotations without a cue join those before, speakers are resolved, and each finding gets
// the confidence of the rule that found it.
#include <algorithm>
#include <iterator>

#include "people/people.h"
#include "people/statements/confidence.h"
#include "people/statements/frames.h"
#include "people/statements/occasions.h"
#include "people/statements/speakers.h"

namespace people {
namespace {

using model::Statement;

constexpr std::size_t kMostInSentence = 16, kMostInField = 4000;

// What somebody says that somebody said that somebody said is nobody's news. A text can be made
// whose rest stands in each of them, so there are no more than two for a word, and not many at all.
void drop_deep(std::vector<Draft>& drafts, std::size_t before) {
  const auto holds = [](const Draft& outer, const Draft& inner) {
    return std::ranges::any_of(outer.content, [&](const Range r) {
      return r.first <= inner.cue.first && inner.cue.first < r.behind;
    });
  };
  std::size_t kept = before;
  for (std::size_t i = before; i < drafts.size() && kept - before < kMostInSentence; ++i) {
    int around = 0;
    for (std::size_t k = before; k < kept; ++k) around += holds(drafts[k], drafts[i]) ? 1 : 0;
    if (around > 1) continue;
    if (kept != i) drafts[kept] = std::move(drafts[i]);
    ++kept;
  }
  drafts.resize(kept);
}

class Writer {
 public:
  Writer(const Sheet& sheet, const Speakers* elsewhere)
      : sheet_(sheet), speakers_(sheet, elsewhere) {}

  const Speakers& speakers() const { return speakers_; }

  // In reading order.
  std::vector<Statement> write_all() {
    std::vector<Draft> drafts;
    for (std::uint32_t i = 0; i < sheet_.sentences().size(); ++i) {
      if (drafts.size() >= kMostInField) break;
      const std::size_t before = drafts.size();
      find_frames(sheet_, i, drafts);
      drop_deep(drafts, std::min(before, drafts.size()));
    }
    std::vector<Statement> all;
    for (const Draft& draft : drafts)
      if (Statement s = write(draft); !s.content.empty()) all.push_back(std::move(s));
    std::ranges::stable_sort(all, {}, [](const Statement& s) { return s.content.front().begin; });
    return all;
  }

 private:
  Statement write(const Draft& draft) {
    Statement s;
    s.field = sheet_.field();
    for (const Range r : draft.content) add_content(r, s);
    s.cue = span(draft.cue);
    if (!draft.target.empty()) s.target = span(draft.target);
    for (const Range r : draft.speakers) s.speakers.push_back(speakers_.speaker(r));
    s.kind = draft.kind;
    s.form = draft.form;
    s.negated = draft.negated;
    s.direct = draft.direct || is_direct(draft);
    if (s.form == Statement::Form::indirect && s.direct) s.form = Statement::Form::direct;
    for (const Range r : draft.via)
      if (!r.empty()) s.via.emplace_back(words(medium(r)));
    if (!draft.venue.empty()) s.venue = venue_name(words(span(draft.venue)));
    s.found_by =
        sheet_.tongue().lang() + "/" + draft.rule + (draft.nested || draft.inner ? "-inner" : "");
    s.confidence = std::max(0.0, confidence_of(s.found_by) - draft.doubt - doubt_of_heading(draft));
    for (const auto& part : s.content) {
      if (!s.words.empty()) s.words += " … ";
      s.words += words(part);
    }
    s.cue_words = words(s.cue);
    if (s.target) s.target_words = words(*s.target);
    return s;
  }

  // "Revealed: …", "Minsk: …"; "… – Daily Gazette"
  double doubt_of_heading(const Draft& draft) const {
    constexpr double kNobody = 0.3;
    if (draft.form != Statement::Form::headline) return 0;
    const bool behind_dash = draft.rule == std::string_view("headline-name-behind");
    if (sheet_.tongue().lang() != "en" && !behind_dash) return 0;
    Range who = draft.speakers.front();
    if (draft.cue.behind <= who.first) who.first = who.behind - 1;
    return speakers_.is_nobody(who) ? kNobody : 0;
  }

  model::Span span(Range r) const {
    if (r.empty()) return {sheet_.field(), 0, 0};
    return {sheet_.field(), sheet_.node(r.first).begin, sheet_.node(r.behind - 1).end};
  }
  // «Известия» without its marks.
  model::Span medium(Range r) const {
    const Node& first = sheet_.node(r.first);
    return r.size() == 1 && first.sign == Sign::quotation ? inside(sheet_.quotation(first))
                                                          : span(r);
  }
  std::string_view words(model::Span s) const {
    return sheet_.utf8().substr(s.begin, s.end - s.begin);
  }

  void add_content(Range r, Statement& s) const {
    while (!r.empty() && (sheet_.node(r.behind - 1).sign == Sign::comma ||
                          sheet_.node(r.behind - 1).sign == Sign::dash))
      --r.behind;
    if (r.empty()) return;
    if (r.size() == 1 && sheet_.node(r.first).sign == Sign::quotation) {
      for (std::uint32_t q = sheet_.node(r.first).which; q != kNone;
           q = sheet_.quotations()[q].goes_on)
        if (const model::Span part = inside(sheet_.quotations()[q]); part.begin < part.end)
          s.content.push_back(part);
      return;
    }
    s.content.push_back(span(r));
  }

  model::Span inside(const Quotation& q) const {
    std::uint32_t end = q.end;
    if (end > q.begin && sheet_.utf8()[end - 1] == ',') --end;
    return {sheet_.field(), q.begin, end};
  }

  // Words in front of a quotation are the reporter's: "threatened to leave: “We go.”" is none.
  bool is_direct(const Draft& draft) const {
    if (draft.content.empty() || draft.content.front().empty() ||
        sheet_.node(draft.content.front().first).sign != Sign::quotation)
      return false;
    std::uint64_t all = 0, quoted = 0;
    for (const Range r : draft.content)
      for (std::uint32_t i = r.first; i < r.behind; ++i) {
        const Node& node = sheet_.node(i);
        const std::uint64_t size = node.end - node.begin;
        all += size;
        if (node.sign == Sign::quotation) quoted += size;
      }
    return all > 0 && quoted * 2 >= all;
  }

  const Sheet& sheet_;
  Speakers speakers_;
};

// The longer words of what is said, as indexes of the reading's words, ascending.
std::vector<std::uint32_t> words_of(const Statement& s, const text::Reading& reading) {
  constexpr std::size_t kShortest = 4;
  std::vector<std::uint32_t> words;
  const auto& tokens = reading.tokens(s.field);
  for (const model::Span& part : s.content) {
    auto token = std::ranges::lower_bound(tokens, part.begin, {}, &text::Token::begin);
    for (; token != tokens.end() && token->begin < part.end; ++token)
      if (reading.word(token->word).folded.size() >= kShortest) words.push_back(token->word);
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

// Whether the text says what the headline said: the same speaker, and half of its words.
bool is_repeated(const Statement& headline, const std::vector<Statement>& in_text,
                 const text::Reading& reading) {
  if (headline.speakers.empty()) return false;
  const auto words = words_of(headline, reading);
  return std::ranges::any_of(in_text, [&](const Statement& s) {
    if (s.speakers.empty() || s.speakers.front().name != headline.speakers.front().name)
      return false;
    const auto said = words_of(s, reading);
    std::vector<std::uint32_t> common;
    std::ranges::set_intersection(words, said, std::back_inserter(common));
    return common.size() * 2 >= words.size();
  });
}

}  // namespace

std::vector<Statement> statements(const text::Reading& reading, const model::Article& article) {
  const Tongue* const tongue = tongue_of(reading.lang());
  if (tongue == nullptr) return {};
  const Sheet text(reading, model::Field::text, article.text, *tongue);
  const Sheet title(reading, model::Field::title, article.title, *tongue);
  Writer in_text(text, nullptr);
  auto said = in_text.write_all();
  auto all = Writer(title, &in_text.speakers()).write_all();
  std::erase_if(all, [&](const Statement& s) { return is_repeated(s, said, reading); });
  all.insert(all.end(), std::make_move_iterator(said.begin()), std::make_move_iterator(said.end()));
  share_occasions(all);
  return all;
}

}  // namespace people
