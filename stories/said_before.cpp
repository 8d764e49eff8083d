#include <algorithm>
#include <iterator>

#include "stories/features.h"
#include "stories/speakers.h"
#include "stories/stories.h"

namespace stories {
namespace {

std::size_t common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both.size();
}

// A statement that nobody in particular makes is known by its words alone.
bool is_same_speaker(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return a.empty() || b.empty() || common(a, b) > 0;
}

bool is_same_content(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return 2 * common(a, b) >= std::min(a.size(), b.size());
}

}  // namespace

SaidBefore::Said SaidBefore::said(const model::Statement& statement, const std::string& lang) {
  Said said;
  said.lang = lang;
  for (const auto& speaker : statement.speakers)
    add_speaker_marks(speaker.member.empty() ? speaker.name : speaker.member, lang, said.speakers);
  std::ranges::sort(said.speakers);

  model::Article content;
  content.text = statement.words + " " + statement.target_words;
  content.lang = lang;
  for (const Feature& word : features_of(text::Reading("", content.text, lang), content).words)
    if (!word.is(Feature::is_common)) said.words.push_back(word.key);
  return said;
}

void SaidBefore::add(const model::Statement& statement, const std::string& lang) {
  all_.push_back(said(statement, lang));
}

bool SaidBefore::knows(const model::Statement& statement, const std::string& lang) const {
  const Said asked = said(statement, lang);
  return std::ranges::any_of(all_, [&](const Said& known) {
    return is_same_speaker(asked.speakers, known.speakers) &&
           (asked.lang != known.lang || is_same_content(asked.words, known.words));
  });
}

}  // namespace stories
