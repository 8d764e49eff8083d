#include "desk/sweep.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <stop_token>
#include <thread>

#include "text/reading.h"

namespace desk {
namespace {

using Articles = std::vector<storage::ArchivedArticle>;
using Batch = std::vector<Judged>;

// Two that are judged, one that waits and one that is fetched.
constexpr std::size_t kInHand = 3;
constexpr std::size_t kThreads = 2;
constexpr std::chrono::milliseconds kStep{100};  // at most, from one look at the course to the next

// Its costs are its own: a rule that gave up on one article is asked of the next one again, for
// the answer is to say of how many.
Judged judge(const rules::RuleSet& set, storage::ArchivedArticle stored) {
  const model::Article& article = stored.article;
  const text::Reading reading(article.title, article.text, article.lang);
  rules::Costs costs;
  auto matches = set.match({reading, article, stored.feed}, &costs);
  return {std::move(stored), std::move(matches), costs.any_gave_up()};
}

// The threads stay for the whole sweep, because each keeps the stems it has met. When it is enough,
// each ends with the article it is at: of a batch the first ones are judged then, perhaps none.
class Bench {
 public:
  Bench() {
    for (auto& thread : threads_)
      thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
  }

  ~Bench() { end(); }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  std::future<Batch> judge_later(const rules::RuleSet& set, Articles articles) {
    std::packaged_task<Batch()> task([this, &set, articles = std::move(articles)]() mutable {
      return judge_all(set, std::move(articles));
    });
    auto batch = task.get_future();
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    some_.notify_one();
    return batch;
  }

  void end() { is_enough_ = true; }
  std::int64_t judged() const { return judged_; }

 private:
  Batch judge_all(const rules::RuleSet& set, Articles articles) {
    Batch batch;
    batch.reserve(articles.size());
    for (auto& stored : articles) {
      if (is_enough_) break;
      batch.push_back(judge(set, std::move(stored)));
      ++judged_;
    }
    return batch;
  }

  void work(const std::stop_token& stop) {
    for (;;) {
      std::packaged_task<Batch()> task;
      {
        std::unique_lock lock(mutex_);
        if (!some_.wait(lock, stop, [&] { return !tasks_.empty(); }) || stop.stop_requested())
          return;
        task = std::move(tasks_.front());
        tasks_.pop_front();
      }
      task();
    }
  }

  std::atomic<bool> is_enough_ = false;
  std::atomic<std::int64_t> judged_ = 0;
  std::mutex mutex_;
  std::condition_variable_any some_;
  std::deque<std::packaged_task<Batch()>> tasks_;
  std::array<std::jthread, kThreads> threads_;  // last, so that they end first
};

void cover(Coverage& coverage, const Judged& judged) {
  const model::Article& article = judged.stored.article;
  ++coverage.judged;
  coverage.gave_up += judged.gave_up;
  if (!coverage.newest) coverage.newest = article.seen;
  coverage.oldest = article.seen;
}

// False where the course said so while the batch was judged.
bool wait_for(const std::future<Batch>& batch, const Bench& bench, const Course& course,
              std::int64_t all) {
  while (batch.wait_for(kStep) != std::future_status::ready)
    if (!course(bench.judged(), all)) return false;
  return course(bench.judged(), all);
}

}  // namespace

Coverage sweep(storage::Transaction& transaction, const rules::RuleSet& set,
               const storage::ArchiveFilter& filter, const Course& course,
               const std::function<bool(Judged&)>& take) {
  Coverage coverage;
  coverage.all = storage::count_archived(transaction, filter);
  storage::ArchiveReader reader(transaction, filter);
  Bench bench;
  std::deque<std::future<Batch>> in_hand;
  for (bool is_more = true; is_more || !in_hand.empty();) {
    if (is_more) {
      Articles articles = reader.next();
      is_more = !articles.empty();
      if (is_more) in_hand.push_back(bench.judge_later(set, std::move(articles)));
    }
    if (in_hand.empty() || (is_more && in_hand.size() < kInHand)) continue;
    const bool goes_on = wait_for(in_hand.front(), bench, course, coverage.all);
    if (!goes_on) bench.end();
    Batch batch = in_hand.front().get();
    in_hand.pop_front();
    for (Judged& judged : batch) {
      cover(coverage, judged);
      if (!take(judged)) return coverage;
    }
    if (!goes_on) return coverage;
  }
  coverage.all = coverage.judged;  // some may have come or left since they were counted
  return coverage;
}

Found found_of(storage::ArchivedArticle stored, const rules::Proof& proof) {
  Found found;
  found.passages = rules::passages(stored.article, proof);
  found.statements = proof.statements;
  found.unsure = proof.unsure;
  found.article = std::move(stored.article);
  found.article.text.clear();
  found.feed = std::move(stored.feed);
  return found;
}

std::string_view text_of(const model::Article& article, const model::Span& span) {
  const std::string_view field = span.field == model::Field::title ? article.title : article.text;
  if (span.begin >= span.end || span.end > field.size()) return {};
  return field.substr(span.begin, span.end - span.begin);
}

}  // namespace desk
