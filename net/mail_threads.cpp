#include "net/mail_threads.h"

#include <utility>

namespace net {

MailThreads::~MailThreads() {
  for (std::jthread& thread : threads_) thread.request_stop();  // all before the first is joined
}

void MailThreads::submit(std::unique_ptr<Transfer> transfer) {
  const std::lock_guard lock(mutex_);
  waiting_.push_back(std::move(transfer));
  if (waiting_.size() > idle_ && threads_.size() < most_)
    threads_.emplace_back([this](const std::stop_token& stop) { carry(stop); });
  something_.notify_one();
}

void MailThreads::carry(const std::stop_token& stop) {
  while (auto transfer = next(stop)) {
    const CURLcode code = curl_easy_perform(transfer->start(stop));
    if (stop.stop_requested()) return;
    if (auto finished = transfer->finish(code)) finished_.put(std::move(*finished));
  }
}

std::unique_ptr<Transfer> MailThreads::next(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  ++idle_;
  const bool found = something_.wait(lock, stop, [this] { return !waiting_.empty(); });
  --idle_;
  if (!found || stop.stop_requested()) return nullptr;
  auto transfer = std::move(waiting_.front());
  waiting_.pop_front();
  return transfer;
}

}  // namespace net
