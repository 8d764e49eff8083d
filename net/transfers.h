#pragma once
// Many transfers at a time on threads of its own, one for all of HTTP (libcurl's multi interface)
// and one for each mail under way: requests go in, results come out, in the order in which they
// finish.
//
// Promises: every submitted request gives exactly one result; limits on bytes (decoded), time,
// headers and redirects hold; politeness per host (connections at a time, delay between starts)
// holds across requests; no connection is opened that Egress refuses; the environment's proxy is
// ignored; nothing is shared between HTTP and SMTP connections. submit() and wait() may be called
// from any thread.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "net/egress.h"

namespace net {

struct HttpRequest {
  std::string url;
  std::string method = "GET";
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  int max_redirects = 5;                    // 0: a 3xx is the result
  std::size_t max_body_bytes = 10'000'000;  // decoded; more is a failure
  std::chrono::milliseconds total_timeout{60'000};
  std::chrono::milliseconds connect_timeout{10'000};
  // A webhook's answer: no complete header by total_timeout is a failure; the body after it is
  // nobody's.
  bool header_is_enough = false;
};

struct HttpResponse {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case, of the last hop
  std::string body;                                          // decoded
  std::string url;  // where it came from in the end, without userinfo
  std::string header(std::string_view lower_case_name) const;  // first value, or empty
};

struct SmtpServer {
  // automatic: starttls, plain allowed to loopback
  enum class Tls { automatic, starttls, tls, none };
  std::string host = "localhost";
  int port = 25;
  Tls tls = Tls::automatic;
  std::string user, password;  // empty: no authentication
  std::string ca_file;         // empty: the system's store
};

struct MailRequest {
  SmtpServer server;
  std::string sender;                               // envelope; checked addresses only
  std::string recipient;                            // one a transaction
  std::string message;                              // RFC 5322, CRLF
  std::chrono::milliseconds total_timeout{60'000};  // until the message is handed over
  // For the reply to its final dot (RFC 5321, 4.5.3.2.6): who gives up early is told twice.
  std::chrono::milliseconds verdict_timeout{600'000};
};

using Request = std::variant<HttpRequest, MailRequest>;

struct Failure {
  enum class Kind {
    resolve,    // DNS
    connect,    // refused, unreachable, timed out while connecting
    tls,        // certificate, handshake, STARTTLS not offered
    timeout,    // connected, then too slow
    broken,     // cut short, protocol error, bad encoding
    too_large,  // over a limit
    refused,    // by Egress, or by a redirect rule
    rejected,   // SMTP 4xx or 5xx: see smtp_code
  };
  Kind kind = Kind::broken;
  std::string message;  // for a person, what was tried on what; never a secret
  // No other try will help: SMTP 5xx at RCPT or about the message itself (F31), or a request
  // refused as it is written. An address that a name had for a moment is no such reason.
  bool is_final = false;
  int smtp_code = 0;       // last reply, where there was one
  bool ambiguous = false;  // the whole message was handed over and no reply came (F33, F7)
};

struct MailAccepted {
  std::string reply;  // the server's last line
};

struct Finished {
  std::uint64_t ticket = 0;
  std::variant<HttpResponse, MailAccepted, Failure> result;
  std::chrono::milliseconds elapsed{0};
  std::string host;      // "host:port" of the request
  bool external = true;  // false: connected to (or refused at) an address of egress.allow_cidr
};

struct TransferOptions {
  Egress egress;
  int max_in_flight = 256;
  int per_host_connections = 2;
  std::chrono::milliseconds per_host_delay{1000};  // between starts at one host
  std::string user_agent = "wirewatch";
  // The operator's, exempt from Egress; empty: none, whatever the environment says.
  std::string proxy;
  std::string ca_file;  // who vouches for HTTPS servers; empty: the system's store
  // A transfer slower than this for so long is given up (HTTP; an answer not begun counts as slow).
  long slow_bytes_per_second = 100;
  std::chrono::seconds slow_for{15};
};

class Transfers {
 public:
  explicit Transfers(TransferOptions);
  ~Transfers();  // abandons what is in flight
  Transfers(const Transfers&) = delete;
  Transfers& operator=(const Transfers&) = delete;

  void submit(std::uint64_t ticket, Request);
  // Results that are there, `most` at a time, waiting up to `timeout` for the first one.
  std::vector<Finished> wait(std::chrono::milliseconds timeout, std::size_t most = SIZE_MAX);
  void wake();                    // ends a wait() early
  std::size_t in_flight() const;  // submitted, result not yet taken

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

// Once, in main, before any thread starts: libcurl's global state, resolver limits, UTF-8 LC_CTYPE.
void start_network();

}  // namespace net
