#pragma once
// What a person asks of the daemon: rows it carries out and answers, kept while it is down.
#include <string>
#include <vector>

#include "model/ids.h"
#include "storage/database.h"

namespace storage {

struct RequestAnswer {
  std::int64_t id = 0;
  std::string subject;  // the feed's name; empty for a reload
  bool done = false, ok = false;
  std::string message;
};

// Asks for a poll of the named feed, or of all active ones when empty; ids of the requests. Empty
// result: no such feed.
std::vector<std::int64_t> request_polls(Transaction&, const std::string& feed_name);
std::int64_t request_reload(Transaction&);
std::vector<RequestAnswer> answers_of(Transaction&, const std::vector<std::int64_t>& ids);

// Whether a daemon runs, as far as the database knows: one of its connections is there, by its
// application_name; or a poll is under way, where a pooler hides even ours.
inline constexpr const char* kDaemonProgram = "wirewatch loader";
bool is_daemon_connected(Transaction&);

// The daemon's side: reload requests not yet answered.
std::vector<std::int64_t> open_reload_requests(Transaction&);
void answer_request(Transaction&, std::int64_t id, bool ok, const std::string& message);

}  // namespace storage
