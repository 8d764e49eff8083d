#pragma once
// Asks Egress about every socket libcurl opens for one transfer (OPENSOCKETFUNCTION), and about the
// peer once more before the request goes out, also on a reused connection (PREREQFUNCTION). libcurl
// tells a refused socket only as "could not connect"; the reason is kept here.
#include <curl/curl.h>

#include <string>

#include "net/egress.h"

namespace net {

class ConnectGuard {
 public:
  // `egress` null: a host the operator named for this purpose (mail server, proxy), not judged.
  explicit ConnectGuard(const Egress* egress) : egress_(egress) {}
  ConnectGuard(const ConnectGuard&) = delete;
  ConnectGuard& operator=(const ConnectGuard&) = delete;

  void install(CURL* easy);
  void forget();  // before the next hop

  bool may_connect(const sockaddr* address);

  bool is_resolved() const { return is_asked_; }
  bool is_connected() const { return is_connected_; }
  // Why nothing was connected to; empty when some address was permitted, or none came so far.
  std::string refusal() const { return was_permitted_ ? "" : refusal_; }
  // Some address tried stands on the operator's list, or was not to be judged.
  bool is_listed() const { return !egress_ || is_listed_; }

 private:
  static curl_socket_t open_socket(void* guard, curlsocktype, curl_sockaddr* address);
  static int before_request(void* guard, char* peer, char* local, int peer_port, int local_port);

  const Egress* egress_;
  std::string refusal_;
  bool is_asked_ = false, is_connected_ = false, was_permitted_ = false, is_listed_ = false;
};

}  // namespace net
