// Whether a statement says what was said before, by the words that say something. What every
// statement of a story has counts for nothing: the target, the words that the rule asked for, the
// speaker's own state, and what comes again in most of a story's alerts.
#include <algorithm>
#include <utility>

#include "stories/stories.h"

namespace stories {
namespace {

bool has(const std::vector<std::uint32_t>& ascending, std::uint32_t key) {
  return std::ranges::binary_search(ascending, key);
}

const Said::Word* word_of(const Said& said, std::uint32_t key) {
  const auto found = std::ranges::lower_bound(said.words, key, {}, &Said::Word::key);
  return found != said.words.end() && found->key == key ? &*found : nullptr;
}

// Of a statement's words: how much was said before, and how much was not.
struct Shares {
  unsigned said = 0, news = 0;
  unsigned names_said = 0;  // of `said`
  // That somebody or something is named again says little.
  bool is_known(unsigned times) const {
    return said >= times * news && (news == 0 || said > names_said);
  }
};

// A statement that nobody in particular makes is known by its words alone.
bool is_same_speaker(const Said& a, const Said& b) {
  return a.speakers.empty() || b.speakers.empty() ||
         std::ranges::any_of(a.speakers, [&](std::uint32_t mark) { return has(b.speakers, mark); });
}

const Said::Word* word_in(const Said& said, const Said::Word& word) {
  if (const Said::Word* const found = word_of(said, word.key)) return found;
  if (word.mark == 0) return nullptr;
  const auto found = std::ranges::find(said.words, word.mark, &Said::Word::mark);
  return found == said.words.end() ? nullptr : &*found;
}

bool is_known_abroad(const Said& asked, const Said& known) {
  Shares shares;
  for (const Said::Word& word : asked.words) {
    if (word.abroad == 0) continue;
    if (!has(known.marks, word.mark))
      shares.news += word.abroad;
    else if (!word.is_topic)
      shares.said += word.abroad;
  }
  if (shares.said > 0 || shares.news > 0) return shares.said >= shares.news;
  // Nothing tells. Of a few words it is no translation of many, if somebody says them.
  return !asked.speakers.empty() && !known.speakers.empty() &&
         asked.words.size() <= 2 * known.words.size() + 1;
}

// The same words of which one says that it is so and the other that it is not.
bool is_reversed(const Said& asked, const Said& known) {
  if (asked.denies == known.denies) return false;
  const auto common = static_cast<std::size_t>(std::ranges::count_if(
      asked.words, [&](const Said::Word& word) { return word_in(known, word) != nullptr; }));
  return 4 * common >= 3 * std::max(asked.words.size(), known.words.size());
}

class Asking {
 public:
  Asking(const Said& asked, const std::vector<SaidBefore::Alert>& alerts)
      : asked_(asked), background_(asked.words.size()) {
    std::size_t spoke_in = 0;
    std::vector<std::size_t> times(asked.words.size());
    for (const auto& alert : alerts) {
      const auto said = said_in(alert);
      spoke_in += said.empty() ? 0 : 1;
      for (std::size_t i = 0; i < times.size(); ++i) times[i] += is_in(said, asked.words[i]);
    }
    constexpr std::size_t kFew = 3;
    for (std::size_t i = 0; i < times.size() && spoke_in >= kFew; ++i)
      background_[i] = 2 * times[i] > spoke_in;
  }

  const Said* known_by(const SaidBefore::Alert& alert) const {
    constexpr unsigned kNearlyAll = 3;
    for (const Said& known : *alert)
      if (known.lang != asked_.lang && is_same_speaker(asked_, known) &&
          is_known_abroad(asked_, known))
        return &known;
    const auto said = said_in(alert);
    for (const Said* const known : said)
      if (shares_with({known}).is_known(1)) return known;
    return !said.empty() && shares_with(said).is_known(kNearlyAll) ? said.front() : nullptr;
  }

 private:
  // In its language, of its speaker.
  std::vector<const Said*> said_in(const SaidBefore::Alert& alert) const {
    std::vector<const Said*> said;
    for (const Said& known : *alert)
      if (known.lang == asked_.lang && is_same_speaker(asked_, known) &&
          !is_reversed(asked_, known))
        said.push_back(&known);
    return said;
  }

  static bool is_in(const std::vector<const Said*>& said, const Said::Word& word) {
    return std::ranges::any_of(said, [&](const Said* one) { return word_in(*one, word); });
  }

  Shares shares_with(const std::vector<const Said*>& said) const {
    Shares shares;
    for (std::size_t i = 0; i < asked_.words.size(); ++i) {
      const Said::Word& word = asked_.words[i];
      if (!is_in(said, word)) {
        shares.news += word.news;
      } else if (!background_[i] && !is_topic(said, word)) {
        ++shares.said;
        shares.names_said += word.news > 1 ? 1 : 0;
      }
    }
    return shares;
  }

  static bool is_topic(const std::vector<const Said*>& said, const Said::Word& word) {
    return word.is_topic || std::ranges::any_of(said, [&](const Said* one) {
             const Said::Word* const found = word_in(*one, word);
             return found != nullptr && found->is_topic;
           });
  }

  const Said& asked_;
  std::vector<bool> background_;  // by its words
};

}  // namespace

void SaidBefore::add(Alert alert) {
  alerts_.push_back(std::move(alert));
}

const Said* SaidBefore::find(const Said& asked) const {
  const Asking asking(asked, alerts_);
  for (const Alert& alert : alerts_)
    if (const Said* const known = asking.known_by(alert)) return known;
  return nullptr;
}

}  // namespace stories
