#include "net/loop.h"

#include <algorithm>
#include <new>
#include <utility>

namespace net {

namespace {

// libcurl resolves in a thread for each name, and a dead name server holds every one of them.
constexpr std::ptrdiff_t kResolvingAtOnce = 64;
constexpr long kKeptConnections = 64;
constexpr int kLongestWait = 1000;  // milliseconds

}  // namespace

Loop::Loop(const TransferOptions& options, FinishedQueue& finished)
    : max_in_flight_(options.max_in_flight),
      finished_(finished),
      queues_(options.per_host_connections, options.per_host_delay),
      multi_(curl_multi_init()) {
  if (!multi_) throw std::bad_alloc();
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, kKeptConnections);
  thread_ = std::jthread([this](std::stop_token stop) { run(stop); });
}

Loop::~Loop() {
  thread_.request_stop();
  curl_multi_wakeup(multi_.get());
  thread_.join();
}

void Loop::submit(std::unique_ptr<Transfer> transfer) {
  {
    const std::lock_guard lock(mutex_);
    incoming_.push_back(std::move(transfer));
  }
  curl_multi_wakeup(multi_.get());
}

void Loop::run(std::stop_token stop) {
  while (!stop.stop_requested()) {
    take_in();
    start_due();
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    reap();
    curl_multi_poll(multi_.get(), nullptr, 0, milliseconds_to_next_start(), nullptr);
  }
  abandon();
}

void Loop::take_in() {
  std::vector<std::unique_ptr<Transfer>> incoming;
  {
    const std::lock_guard lock(mutex_);
    incoming.swap(incoming_);
  }
  const auto now = Clock::now();
  for (auto& transfer : incoming) queues_.push(std::move(transfer), now);
}

void Loop::start_due() {
  const auto now = Clock::now();
  while (may_start()) {
    auto transfer = queues_.take(now, may_resolve());
    if (!transfer) return;
    CURL* easy = transfer->start();
    running_.emplace(easy, std::move(transfer));
    if (curl_multi_add_handle(multi_.get(), easy) != CURLM_OK) conclude(easy, CURLE_FAILED_INIT);
  }
}

void Loop::reap() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL* easy = message->easy_handle;
    const CURLcode code = message->data.result;
    curl_multi_remove_handle(multi_.get(), easy);  // ends the life of *message
    conclude(easy, code);
  }
}

void Loop::conclude(CURL* easy, CURLcode code) {
  auto transfer = std::move(running_.extract(easy).mapped());
  queues_.finished(transfer->host());
  if (auto finished = transfer->finish(code))
    finished_.put(std::move(*finished));
  else
    queues_.push_front(std::move(transfer), Clock::now());
}

void Loop::abandon() {
  for (const auto& [easy, transfer] : running_) {
    transfer->give_up_quickly();
    curl_multi_remove_handle(multi_.get(), easy);
  }
  running_.clear();
}

bool Loop::may_start() const {
  return std::cmp_less(running_.size(), max_in_flight_);
}

bool Loop::may_resolve() const {
  return std::count_if(running_.begin(), running_.end(), [](const auto& entry) {
           return entry.second->is_resolving();
         }) < kResolvingAtOnce;
}

int Loop::milliseconds_to_next_start() {
  if (!may_start()) return kLongestWait;
  const auto due = queues_.next_due(may_resolve());
  if (!due) return kLongestWait;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*due - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, kLongestWait));
}

}  // namespace net
