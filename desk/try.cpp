#include <algorithm>
#include <set>
#include <string_view>

#include "desk/hit_stories.h"
#include "desk/sweep.h"

namespace desk {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// About a sentence: words that stand as near as this say something together.
constexpr std::uint32_t kStretchBytes = 300;
constexpr std::size_t kTitleIsWorth = 2;  // words

// How many different words that were met stand together in some stretch of the text; those of a
// title count on top.
std::size_t weight_of(const model::Article& article, const std::vector<model::Span>& spans) {
  std::size_t best = 0, in_title = 0;
  for (std::size_t first = 0; first < spans.size(); ++first) {
    if (spans[first].field == model::Field::title) {
      in_title = kTitleIsWorth;
      continue;
    }
    std::set<std::string_view> words;
    for (std::size_t i = first;
         i < spans.size() && spans[i].begin < spans[first].begin + kStretchBytes; ++i)
      words.insert(text_of(article, spans[i]));
    best = std::max(best, words.size());
  }
  return best + in_title;
}

// The heaviest so far; of equal ones those that came first, which are the newest.
class Samples {
 public:
  explicit Samples(std::size_t most) : most_(most) {}

  void offer(Judged& judged) {
    const rules::Proof& proof = judged.matches.front();
    const std::size_t weight = weight_of(judged.stored.article, proof.spans);
    if (most_ == 0 || (kept_.size() == most_ && weight <= kept_.back().weight)) return;
    const auto has_title = [&](const Kept& kept) {
      return kept.stored.article.title == judged.stored.article.title;
    };
    const auto twin = std::ranges::find_if(kept_, has_title);
    if (twin != kept_.end()) {
      if (twin->weight >= weight) return;
      kept_.erase(twin);
    }
    const auto place =
        std::ranges::find_if(kept_, [&](const Kept& kept) { return kept.weight < weight; });
    kept_.insert(place, {weight, judged.stored, proof});
    if (kept_.size() > most_) kept_.pop_back();
  }

  std::vector<Found> take() {
    std::vector<Found> samples;
    for (auto& kept : kept_) samples.push_back(found_of(std::move(kept.stored), kept.proof));
    return samples;
  }

 private:
  struct Kept {
    std::size_t weight;
    storage::ArchivedArticle stored;
    rules::Proof proof;
  };
  std::size_t most_;
  std::vector<Kept> kept_;
};

bool is_told(const storage::ArchivedArticle& stored, const model::Rule& rule,
             bool first_poll_tells) {
  if (stored.of_first_poll && !stored.first_poll_tells.value_or(first_poll_tells)) return false;
  const auto& published = stored.article.published;
  return !rule.max_age || !published || stored.article.seen - *published <= *rule.max_age;
}

std::vector<Trial::Day> without_gaps(const std::map<sys_days, Trial::Day>& some) {
  std::vector<Trial::Day> all;
  if (some.empty()) return all;
  for (sys_days day = some.begin()->first; day <= some.rbegin()->first; day += days(1)) {
    const auto found = some.find(day);
    all.push_back(found == some.end() ? Trial::Day{day} : found->second);
  }
  return all;
}

using Days = std::chrono::duration<double, days::period>;

// One alert a minute after the first article is no rate yet.
Days covered_until(model::Time now, const Coverage& coverage) {
  if (!coverage.oldest) return days(1);
  return std::max<Days>(std::chrono::hours(1), now - *coverage.oldest);
}

}  // namespace

Trial try_rule(storage::Transaction& transaction, const model::Rule& rule,
               const TrialOptions& options, const Course& course) {
  Trial trial;
  Samples samples(options.samples);
  HitStories stories;
  std::map<sys_days, Trial::Day> by_day;
  const rules::RuleSet set({rule}, {.lists = lists_in_force(transaction)});
  trial.coverage = sweep(transaction, set, options.filter, course, [&](Judged& judged) {
    const model::Article& article = judged.stored.article;
    const auto date = std::chrono::floor<days>(article.seen);
    Trial::Day& day = by_day.try_emplace(date, Trial::Day{date}).first->second;
    ++day.articles;
    stories.read(article);
    if (judged.matches.empty()) return true;
    ++day.hits;
    ++trial.hits;
    ++trial.by_source[article.source];
    ++trial.by_lang[article.lang];
    const bool told = options.tells && !judged.matches.front().unsure &&
                      is_told(judged.stored, rule, options.first_poll_tells);
    trial.told_hits += told ? 1 : 0;
    stories.add(article, told);
    samples.offer(judged);
    return true;
  });
  trial.stories = stories.stories();
  trial.alerts = rule.per == model::Rule::Per::story ? stories.told() : trial.told_hits;
  trial.days = without_gaps(by_day);
  const Days covered = covered_until(options.now, trial.coverage);
  trial.alerts_a_day = static_cast<double>(trial.alerts) / covered.count();
  trial.is_below_a_day = covered < Days(1);
  trial.samples = samples.take();
  return trial;
}

}  // namespace desk
