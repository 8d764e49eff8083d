#pragma once
// A thread for each mail that is on its way. libcurl waits inside its calls for the answers to the
// final dot and to QUIT, so that mails on one thread would wait for one another (P6).
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "net/finished_queue.h"
#include "net/transfer.h"

namespace net {

class MailThreads {
 public:
  // Threads are started as they are needed, `most` of them; what exceeds them waits its turn.
  MailThreads(std::size_t most, FinishedQueue& finished) : most_(most), finished_(finished) {}
  ~MailThreads();  // abandons what is in flight, which takes libcurl about a second
  MailThreads(const MailThreads&) = delete;
  MailThreads& operator=(const MailThreads&) = delete;

  void submit(std::unique_ptr<Transfer>);  // any thread

 private:
  void carry(const std::stop_token& stop);
  std::unique_ptr<Transfer> next(const std::stop_token& stop);

  const std::size_t most_;
  FinishedQueue& finished_;
  std::mutex mutex_;
  std::condition_variable_any something_;
  std::deque<std::unique_ptr<Transfer>> waiting_;  // under mutex_
  std::size_t idle_ = 0;                           // under mutex_
  std::vector<std::jthread> threads_;              // last: they use all of the above
};

}  // namespace net
