#pragma once
// One request on its way, HTTP or mail: what whoever carries it (net/loop.h, net/mail_threads.h)
// needs to know of it. A transfer is made by any thread, then belongs to its carrier's. It may take
// several hops (redirects), each with an easy handle of its own and a turn in the queue of its
// host.
#include <curl/curl.h>

#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "net/connect_guard.h"
#include "net/transfers.h"

namespace net {

class Transfer {
 public:
  using Clock = std::chrono::steady_clock;
  using Result = decltype(Finished::result);

  virtual ~Transfer() = default;
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  const std::string& host() const { return host_; }  // "host:port" of the next hop
  bool needs_resolver() const;                       // that host is a name, not an address
  bool is_resolving() const { return needs_resolver() && !guard_.is_resolved(); }

  CURL* start(std::stop_token = {});         // a handle ready to be performed
  std::optional<Finished> finish(CURLcode);  // nothing: there is one more hop to be made
  void give_up_quickly();  // the program stops: do not wait for the resolver's thread

 protected:
  Transfer(std::uint64_t ticket, const TransferOptions& options, const Egress* judge)
      : options_(options), guard_(judge), ticket_(ticket) {}

  virtual void prepare() = 0;  // sets up easy() for the next hop
  virtual std::optional<Result> conclude(CURLcode) = 0;

  void go_to(std::string host_port);
  CURL* easy() const { return easy_.get(); }
  std::chrono::milliseconds spent() const;  // in all hops, without waiting for a turn
  bool is_abandoned() const { return stop_.stop_requested(); }
  Failure failure_of(CURLcode) const;

  const TransferOptions& options_;
  ConnectGuard guard_;

 private:
  struct Cleanup {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  };
  Failure::Kind kind_of_timeout() const;
  std::string tls_reason() const;

  std::uint64_t ticket_;
  std::stop_token stop_;
  std::string host_, first_host_;
  Clock::time_point started_{};
  std::chrono::milliseconds spent_before_{0};
  char error_[CURL_ERROR_SIZE] = {};
  std::unique_ptr<CURL, Cleanup> easy_;
};

// A list of lines for libcurl, header fields or recipients.
class Lines {
 public:
  void add(const std::string& line);
  curl_slist* get() const { return lines_.get(); }

 private:
  struct Cleanup {
    void operator()(curl_slist* lines) const { curl_slist_free_all(lines); }
  };
  std::unique_ptr<curl_slist, Cleanup> lines_;
};

// The failure of a request that must not be made at all. `options` must outlive the transfer.
using Made = std::expected<std::unique_ptr<Transfer>, Failure>;
Made make_transfer(std::uint64_t ticket, HttpRequest, const TransferOptions& options);
Made make_transfer(std::uint64_t ticket, MailRequest, const TransferOptions& options);

Failure refused(std::string reason);

}  // namespace net
