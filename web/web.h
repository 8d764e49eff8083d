#pragma once
// web: one of the two faces. It answers over HTTP whether the daemon is well and, where the
// operator asks for it, serves a feed of three items to try a new installation with.
//
//   /healthz          200 while the loops turn, else 503: a supervisor may restart on it
//   /readyz           200, or 503 with the reason while degraded: a person should look
//   /sample/feed.xml  only with web.sample_feed
//
// Listens on loopback addresses only. Every request is hostile until proven otherwise: limits on
// size, time and number of connections (S20), and our own strictness on top of the parser's
// (web/request_rules.h). Every answer carries the headers of S12, errors too.
// start() and the destructor belong to one thread; the server runs a thread of its own.
#include <atomic>
#include <chrono>
#include <expected>
#include <memory>
#include <mutex>
#include <string>

namespace web {

// What the daemon says of itself. Written by the daemon, read by the server; any thread.
class Health {
 public:
  void set_loops_turn(bool turn) { loops_turn_ = turn; }
  bool loops_turn() const { return loops_turn_; }

  // The reason for a person, shown as it is: no secrets ("database away since 14:02 UTC").
  void degrade(std::string reason);
  void recover() { degrade({}); }
  std::string degraded() const;  // the reason; empty: sound

 private:
  std::atomic<bool> loops_turn_{true};
  mutable std::mutex mutex_;  // guards reason_
  std::string reason_;
};

struct WebOptions {
  std::string listen = "127.0.0.1:8480";  // or "[::1]:8480"; port 0: any free one
  bool sample_feed = false;               // for trying out; off in packages

  // From the connection, or the last answer, to the end of the next header, and for one answer to
  // be taken. Tests shorten it.
  std::chrono::milliseconds patience{10'000};
  int max_connections = 64;  // the next one is answered 503 and closed
};

class Server {
 public:
  // `health` outlives the server. The error is one line for the operator that names web.listen.
  static std::expected<std::unique_ptr<Server>, std::string> start(const WebOptions& options,
                                                                   const Health& health);
  ~Server();  // closes all connections, joins the thread

  int port() const;

 private:
  struct Listener;
  explicit Server(std::unique_ptr<Listener> listener);
  std::unique_ptr<Listener> listener_;
};

}  // namespace web
