#pragma once
// An HTTP/1.1 server for tests, as well or badly behaved as a test wants.
//
//   test::HttpServer server;
//   server.on("/feed", {.body = xml, .headers = {{"ETag", "\"1\""}}});  // 304 to that ETag
//   server.on("/moved", test::redirect(301, "/feed"));
//   server.on("/hook", [](const test::HttpSeen&) { return test::HttpReply{.status = 204}; });
//   … server.url("/feed") … server.seen("/hook").at(0).body …
#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/listener.h"

namespace test {

using HttpFields = std::vector<std::pair<std::string, std::string>>;

struct HttpSeen {
  std::string method, target, body;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string path() const { return target.substr(0, target.find('?')); }
  std::string header(const std::string& lower_case_name) const;  // or empty
  std::chrono::steady_clock::time_point at{};
};

struct HttpReply {
  int status = 200;
  std::string body;
  HttpFields headers;                  // Content-Length is added
  std::chrono::milliseconds delay{0};  // before the first byte
  enum class Ending {
    proper,
    cut,      // the connection ends in the middle: after `cut_after` bytes of the body
    endless,  // the body again and again, without Content-Length
    hang,     // the header promises one byte more than comes
    silence,  // not one byte
    reset,    // RST instead of an answer
  };
  Ending ending = Ending::proper;
  std::size_t cut_after = 0;
  std::size_t drip_bytes = 0;  // 0: all at once; else so many bytes of the body at a time,
  std::chrono::milliseconds drip_pause{100};  // with this pause between
  std::string raw;                            // sent in place of everything above
};

HttpReply redirect(int status, const std::string& location);
std::string gzip(const std::string& bytes);
std::string chunked(const std::string& bytes);  // for `raw`, after a header of one's own

class HttpServer {
 public:
  using Answer = std::function<HttpReply(const HttpSeen&)>;

  explicit HttpServer(Identity tls = nullptr);

  void on(const std::string& path, HttpReply);  // replaces what was there; any time
  void on(const std::string& path, Answer);     // called by the server's threads

  int port() const { return listener_.port(); }
  std::string url(const std::string& path = "/", const std::string& host = "127.0.0.1") const;
  std::string address() const;  // "127.0.0.1:PORT", for egress.allow_cidr

  std::vector<HttpSeen> seen(const std::string& path = "") const;  // all, or those to one path
  // True once that many requests came to the path, waiting at most `timeout`.
  bool wait_for(const std::string& path, std::size_t count,
                std::chrono::milliseconds timeout = std::chrono::seconds{10}) const;
  int connections() const { return listener_.connections(); }
  int most_at_once() const { return listener_.most_at_once(); }

 private:
  void serve(Connection&);
  bool answer(Connection&, const HttpSeen&);
  HttpReply reply_to(const HttpSeen&);

  Identity tls_;
  mutable std::mutex mutex_;
  std::map<std::string, Answer> answers_;
  std::vector<HttpSeen> seen_;
  Listener listener_;  // last: its threads use the above
};

}  // namespace test
