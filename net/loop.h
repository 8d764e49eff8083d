#pragma once
// One thread and its curl multi handle. Transfers come in from any thread and leave as results.
#include <curl/curl.h>

#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <unordered_map>
#include <vector>

#include "net/finished_queue.h"
#include "net/host_queues.h"
#include "net/transfer.h"

namespace net {

class Loop {
 public:
  Loop(const TransferOptions& options, FinishedQueue& finished);
  ~Loop();  // abandons what is in flight
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void submit(std::unique_ptr<Transfer>);

 private:
  struct Cleanup {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
  };
  using Clock = HostQueues::Clock;

  void run(std::stop_token stop);
  void take_in();
  void start_due();
  void reap();
  void conclude(CURL* easy, CURLcode code);
  void abandon();
  bool may_start() const;
  bool may_resolve() const;
  int milliseconds_to_next_start();

  const int max_in_flight_;
  FinishedQueue& finished_;
  HostQueues queues_;
  std::unique_ptr<CURLM, Cleanup> multi_;
  std::unordered_map<CURL*, std::unique_ptr<Transfer>> running_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Transfer>> incoming_;  // under mutex_
  std::jthread thread_;                              // last: it uses all of the above
};

}  // namespace net
