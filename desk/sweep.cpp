#include "desk/sweep.h"

#include <array>
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

Batch judge(const rules::RuleSet& set, Articles articles) {
  Batch batch;
  batch.reserve(articles.size());
  for (auto& stored : articles) {
    const model::Article& article = stored.article;
    const text::Reading reading(article.title, article.text, article.lang);
    auto matches = set.match({reading, article, stored.feed});
    batch.push_back({std::move(stored), std::move(matches)});
  }
  return batch;
}

// The threads stay for the whole sweep, because each keeps the stems it has met. What nobody waits
// for any more is not judged.
class Bench {
 public:
  Bench() {
    for (auto& thread : threads_)
      thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
  }

  std::future<Batch> judge_later(const rules::RuleSet& set, Articles articles) {
    std::packaged_task<Batch()> task([&set, articles = std::move(articles)]() mutable {
      return judge(set, std::move(articles));
    });
    auto batch = task.get_future();
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    some_.notify_one();
    return batch;
  }

 private:
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

  std::mutex mutex_;
  std::condition_variable_any some_;
  std::deque<std::packaged_task<Batch()>> tasks_;
  std::array<std::jthread, kThreads> threads_;  // last, so that they end first
};

void cover(Coverage& coverage, const model::Article& article) {
  ++coverage.judged;
  if (!coverage.newest) coverage.newest = article.seen;
  coverage.oldest = article.seen;
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
    Batch batch = in_hand.front().get();
    in_hand.pop_front();
    for (Judged& judged : batch) {
      cover(coverage, judged.stored.article);
      if (!take(judged)) return coverage;
    }
    if (!course(coverage.judged, coverage.all)) return coverage;
  }
  coverage.all = coverage.judged;  // some may have come or left since they were counted
  return coverage;
}

Found found_of(storage::ArchivedArticle stored, const std::vector<model::Span>& spans) {
  Found found;
  found.passages = rules::passages(stored.article, spans);
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
