#pragma once
// A TCP server for tests on 127.0.0.1, a thread per connection; what it says is somebody else's
// affair.
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/support/certificates.h"

namespace test {

// One connection, as the server sees it. Reading and writing fail when the peer or the test is
// gone.
class Connection {
 public:
  Connection(int fd, std::stop_token stop) : fd_(fd), stop_(std::move(stop)) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  bool start_tls(const Identity&);
  bool is_encrypted() const { return ssl_ != nullptr; }
  bool write(std::string_view bytes);
  std::optional<std::string> read_line();  // without its CRLF
  std::optional<std::string> read_exactly(std::size_t);
  bool pause(std::chrono::milliseconds);  // false: the test ends
  void hold();                            // silent, until the peer or the test leaves
  void reset();                           // ends with RST, not FIN

 private:
  bool read_more();

  int fd_;
  std::stop_token stop_;
  std::unique_ptr<SSL, FreeOpenSsl> ssl_;
  std::string buffer_;
};

class Listener {
 public:
  explicit Listener(std::function<void(Connection&)> serve);
  ~Listener();  // ends every connection
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  int port() const { return port_; }
  int connections() const { return connections_; }  // accepted so far
  int most_at_once() const { return most_at_once_; }

 private:
  void accept_all(std::stop_token stop);
  void serve_one(int fd, std::stop_token stop);
  void join_ended();

  std::function<void(Connection&)> serve_;
  int fd_ = -1;
  int port_ = 0;
  std::atomic<int> connections_ = 0, most_at_once_ = 0;
  std::mutex mutex_;
  std::set<int> open_;                 // under mutex_
  std::set<std::thread::id> ended_;    // under mutex_
  std::vector<std::jthread> threads_;  // the accepting thread's
  std::jthread acceptor_;
};

}  // namespace test
