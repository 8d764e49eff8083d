#include "cli/requests.h"

#include <algorithm>
#include <thread>

namespace cli {

void require_daemon(Session& session) {
  if (session.config().database_url.empty() && !session.daemon_runs())
    throw Failed(kUnavailable, "no daemon runs here; it is done once one does (wirewatch serve)");
}

std::vector<storage::RequestAnswer> wait_for_answers(
    Session& session, std::vector<std::int64_t> ids, std::chrono::seconds longest,
    const std::function<void(const storage::RequestAnswer&)>& tell) {
  require_daemon(session);
  const auto deadline = std::chrono::steady_clock::now() + longest;
  std::vector<storage::RequestAnswer> answers;
  while (!ids.empty()) {
    auto transaction = session.database().begin();
    for (auto& answer : storage::answers_of(transaction, ids)) {
      if (!answer.done) continue;
      tell(answer);
      std::erase(ids, answer.id);
      answers.push_back(std::move(answer));
    }
    transaction.commit();
    if (ids.empty()) break;
    if (std::chrono::steady_clock::now() > deadline)
      throw Failed(kUnavailable,
                   "no answer in time; it is done once a daemon runs (wirewatch serve)");
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  return answers;
}

}  // namespace cli
