// Each span leads to its sentence, and what was said to that of its cue; a sentence too long to
// show is cut on word borders around its first mark. Sentences come in reading order, the title
// first.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "rules/rules.h"
#include "text/ascii.h"
#include "text/sentences.h"
#include "text/utf8.h"

namespace rules {
namespace {

using model::Field;
using model::Passage;
using model::Span;
using Sentences = std::vector<text::Stretch>;

constexpr std::size_t kMaxCharacters = 400;
constexpr std::size_t kBeforeMark = 120;  // characters kept before the first mark of a cut sentence
constexpr std::string_view kCut = "…";

// Bytes of the field's text.
struct Window {
  std::size_t begin = 0, end = 0;
};

std::size_t forward(std::string_view s, std::size_t at, std::size_t limit, std::size_t characters) {
  while (at < limit && characters > 0) {
    ++at;
    while (at < limit && !text::begins_code_point(s[at])) ++at;
    --characters;
  }
  return at;
}

std::size_t back(std::string_view s, std::size_t at, std::size_t limit, std::size_t characters) {
  while (at > limit && characters > 0) {
    --at;
    while (at > limit && !text::begins_code_point(s[at])) --at;
    --characters;
  }
  return at;
}

// The part of a sentence to show: all of it, or about 400 characters around `mark`.
Window window_of(std::string_view text, Window sentence, Span mark) {
  if (forward(text, sentence.begin, sentence.end, kMaxCharacters) == sentence.end) return sentence;
  Window window;
  window.begin = back(text, mark.begin, sentence.begin, kBeforeMark);
  window.end = forward(text, window.begin, sentence.end, kMaxCharacters);
  if (window.end == sentence.end)
    window.begin = back(text, window.end, sentence.begin, kMaxCharacters);
  const std::size_t begin = window.begin, end = window.end;
  if (begin != sentence.begin) {
    while (window.begin < mark.begin && !text::is_blank(text[window.begin])) ++window.begin;
    while (window.begin < mark.begin && text::is_blank(text[window.begin])) ++window.begin;
    if (window.begin == mark.begin && !text::is_blank(text[begin])) window.begin = mark.begin;
  }
  if (end != sentence.end) {
    std::size_t cut = end;
    while (cut > mark.end && !text::is_blank(text[cut])) --cut;
    if (cut > mark.end) window.end = cut;
  }
  return window;
}

Passage passage_of(Field field, std::string_view text, Window sentence, Window window,
                   const std::vector<Span>& spans) {
  Passage passage;
  passage.field = field;
  if (window.begin != sentence.begin) passage.text = kCut;
  const std::size_t shift = passage.text.size();
  passage.text += text.substr(window.begin, window.end - window.begin);
  std::replace(passage.text.begin(), passage.text.end(), '\n', ' ');
  if (window.end != sentence.end) passage.text += kCut;
  for (const Span& span : spans) {
    const std::size_t begin = std::max<std::size_t>(span.begin, window.begin);
    const std::size_t end = std::min<std::size_t>(span.end, window.end);
    if (span.field == field && begin < end)
      passage.marks.push_back({static_cast<std::uint32_t>(begin - window.begin + shift),
                               static_cast<std::uint32_t>(end - window.begin + shift)});
  }
  return passage;
}

Window sentence_at(const Sentences& sentences, std::string_view text, std::uint32_t place) {
  Window found{0, text.size()};
  for (const text::Stretch& sentence : sentences)
    if (sentence.begin <= place) found = {sentence.begin, sentence.end};
  return found;
}

std::optional<Passage> first_sentence(std::string_view text, const Sentences& sentences) {
  if (sentences.empty()) return std::nullopt;
  const auto& first = sentences.front();
  const Window sentence{first.begin, first.end};
  const Span start{Field::text, first.begin, first.begin};
  return passage_of(Field::text, text, sentence, window_of(text, sentence, start), {});
}

bool lies_inside(const model::Article& article, const Span& span) {
  const std::string& text = span.field == Field::title ? article.title : article.text;
  return span.begin < span.end && span.end <= text.size();
}

// Sentences to show, each with its first mark.
class Choice {
 public:
  Choice(const model::Article& article, const Sentences& sentences, std::size_t most)
      : article_(article), sentences_(sentences), most_(most) {}

  void add(const Span& span) {
    if (chosen_.size() == most_ || !lies_inside(article_, span) || is_shown(span)) return;
    const bool in_title = span.field == Field::title;
    Window sentence = in_title ? Window{0, article_.title.size()}
                               : sentence_at(sentences_, article_.text, span.begin);
    sentence.end = std::max<std::size_t>(sentence.end, span.end);
    chosen_.push_back({sentence, span});
  }
  bool has_text() const {
    return std::ranges::any_of(chosen_,
                               [](const Chosen& one) { return one.mark.field == Field::text; });
  }
  std::vector<Passage> shown(const std::vector<Span>& marks) {
    std::ranges::sort(chosen_, {}, &Chosen::mark);
    std::vector<Passage> passages;
    for (const auto& [sentence, mark] : chosen_) {
      const std::string& text = mark.field == Field::title ? article_.title : article_.text;
      passages.push_back(
          passage_of(mark.field, text, sentence, window_of(text, sentence, mark), marks));
    }
    return passages;
  }

 private:
  struct Chosen {
    Window sentence;
    Span mark;
  };
  bool is_shown(const Span& span) const {
    return std::ranges::any_of(chosen_, [&](const Chosen& one) {
      return one.mark.field == span.field && one.sentence.begin <= span.begin &&
             span.begin < one.sentence.end;
    });
  }

  const model::Article& article_;
  const Sentences& sentences_;
  std::size_t most_;
  std::vector<Chosen> chosen_;
};

}  // namespace

std::vector<Passage> passages(const model::Article& article, const Proof& proof,
                              std::size_t max_passages) {
  const Sentences sentences = text::sentences(article.text);
  std::vector<Span> spans = proof.spans;
  std::erase_if(spans, [&](const Span& span) { return !lies_inside(article, span); });
  std::ranges::sort(spans);
  Choice choice(article, sentences, max_passages);
  for (const model::Statement& statement : proof.statements) choice.add(statement.cue);
  for (const Span& span : spans) choice.add(span);
  std::vector<Passage> shown = choice.shown(spans);
  // Without a word of the text to show, its beginning says what the title is about.
  if (!choice.has_text() && shown.size() < max_passages)
    if (auto first = first_sentence(article.text, sentences)) shown.push_back(std::move(*first));
  return shown;
}

}  // namespace rules
