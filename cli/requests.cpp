#include "cli/requests.h"

#include <poll.h>

#include <algorithm>
#include <cstdio>

namespace cli {

namespace {

using namespace std::chrono_literals;

// A daemon that starts or has lost its connection is back by then.
constexpr auto kLongestAbsence = 10s;
constexpr int kBetweenAskings = 200;  // ms

}  // namespace

void wait_for_daemon(Session& session, std::chrono::seconds longest,
                     const std::function<bool(storage::Transaction&)>& done) {
  const Failed no_daemon(kUnavailable,
                         "no daemon runs; the request is kept until one does (wirewatch serve)");
  if (session.keeps_cluster()) throw no_daemon;
  const auto begin = std::chrono::steady_clock::now();
  auto now = begin, last_seen = begin;
  bool told = false;
  while (now - begin <= longest) {
    auto transaction = session.database().begin();
    const bool is_done = done(transaction);
    const bool is_connected = storage::is_daemon_connected(transaction);
    transaction.commit();
    if (is_done) return;
    if (!is_connected && !told)
      std::fputs("wirewatch: no daemon is connected to the database; waiting for one\n", stderr);
    told |= !is_connected;
    if (is_connected) last_seen = now;
    if (now - last_seen > kLongestAbsence) throw no_daemon;
    ::poll(nullptr, 0, kBetweenAskings);
    now = std::chrono::steady_clock::now();
  }
  throw Failed(kUnavailable,
               "no answer within " + std::to_string(longest.count()) + " s; the request is kept");
}

bool daemon_runs(Session& session, storage::Transaction& transaction) {
  return !session.keeps_cluster() && storage::is_daemon_connected(transaction);
}

std::vector<storage::RequestAnswer> wait_for_answers(
    Session& session, std::vector<std::int64_t> ids, std::chrono::seconds longest,
    const std::function<void(const storage::RequestAnswer&)>& tell) {
  std::vector<storage::RequestAnswer> answers;
  wait_for_daemon(session, longest, [&](storage::Transaction& transaction) {
    for (auto& answer : storage::answers_of(transaction, ids)) {
      if (!answer.done) continue;
      tell(answer);
      std::erase(ids, answer.id);
      answers.push_back(std::move(answer));
    }
    return ids.empty();
  });
  return answers;
}

}  // namespace cli
