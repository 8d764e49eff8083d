// statements(): the title and the text are each read into a sheet, sentence by sentence frames are
// found, quotations without a cue join those before, speakers are resolved, and each finding gets
// the confidence of the rule that found it.
#include <algorithm>
#include <map>

#include "people/confidence.h"
#include "people/frames.h"
#include "people/people.h"
#include "people/speakers.h"

namespace people {
namespace {

using model::Statement;

class Writer {
 public:
  explicit Writer(const Sheet& sheet) : sheet_(sheet), speakers_(sheet) {}

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
    for (const Range r : draft.via) s.via.emplace_back(words(medium(r)));
    if (!draft.venue.empty()) s.venue = words(span(draft.venue));
    s.found_by = sheet_.tongue().lang() + "/" + draft.rule +
                 (draft.nested || draft.inner ? "-inner" : "");
    s.confidence = confidence_of(s.found_by);
    for (const auto& part : s.content) {
      if (!s.words.empty()) s.words += " … ";
      s.words += words(part);
    }
    s.cue_words = words(s.cue);
    if (s.target) s.target_words = words(*s.target);
    return s;
  }

 private:
  model::Span span(Range r) const {
    return {sheet_.field(), sheet_.node(r.first).begin, sheet_.node(r.behind - 1).end};
  }
  // «Известия» without its marks.
  model::Span medium(Range r) const {
    const Node& first = sheet_.node(r.first);
    return r.size() == 1 && first.sign == Sign::quotation ? inside(sheet_.quotation(first)) : span(r);
  }
  std::string_view words(model::Span s) const { return sheet_.utf8().substr(s.begin, s.end - s.begin); }

  void add_content(Range r, Statement& s) const {
    while (!r.empty() && (sheet_.node(r.behind - 1).sign == Sign::comma ||
                          sheet_.node(r.behind - 1).sign == Sign::dash))
      --r.behind;
    if (r.empty()) return;
    if (r.size() == 1 && sheet_.node(r.first).sign == Sign::quotation) {
      for (std::uint32_t q = sheet_.node(r.first).which; q != kNone; q = sheet_.quotations()[q].goes_on)
        s.content.push_back(inside(sheet_.quotations()[q]));
      return;
    }
    s.content.push_back(span(r));
  }

  model::Span inside(const Quotation& q) const {
    std::uint32_t end = q.end;
    if (q.comma && end > q.begin) --end;
    return {sheet_.field(), q.begin, end};
  }

  bool is_direct(const Draft& draft) const {
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

void read_field(const text::Reading& reading, model::Field field, std::string_view utf8,
                const Tongue& tongue, std::vector<Statement>& out) {
  if (reading.tokens(field).empty()) return;
  const Sheet sheet(reading, field, utf8, tongue);
  std::vector<Draft> drafts;
  for (std::uint32_t i = 0; i < sheet.sentences().size(); ++i) find_frames(sheet, i, drafts);
  Writer writer(sheet);
  const std::size_t first = out.size();
  for (const Draft& draft : drafts) {
    Statement s = writer.write(draft);
    if (!s.content.empty()) out.push_back(std::move(s));
  }
  std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                   [](const Statement& a, const Statement& b) {
                     return a.content.front().begin < b.content.front().begin;
                   });
}

}  // namespace

std::vector<Statement> statements(const text::Reading& reading, const model::Article& article) {
  std::vector<Statement> found;
  const Tongue* const tongue = tongue_of(reading.lang());
  if (tongue == nullptr) return found;
  read_field(reading, model::Field::title, article.title, *tongue, found);
  read_field(reading, model::Field::text, article.text, *tongue, found);
  return found;
}

}  // namespace people
