#include "net/connect_guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>

namespace net {

void ConnectGuard::install(CURL* easy) {
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &ConnectGuard::open_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &ConnectGuard::before_request);
  curl_easy_setopt(easy, CURLOPT_PREREQDATA, this);
}

void ConnectGuard::forget() {
  refusal_.clear();
  is_asked_ = is_connected_ = was_permitted_ = is_listed_ = false;
}

bool ConnectGuard::may_connect(const sockaddr* address) {
  is_asked_ = true;
  if (!egress_) return was_permitted_ = true;
  if (std::string reason = egress_->refusal(address); !reason.empty()) {
    refusal_ = std::move(reason);
    return false;
  }
  if (egress_->is_listed(address)) is_listed_ = true;
  return was_permitted_ = true;
}

curl_socket_t ConnectGuard::open_socket(void* guard, curlsocktype, curl_sockaddr* address) {
  if (!static_cast<ConnectGuard*>(guard)->may_connect(&address->addr)) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int ConnectGuard::before_request(void* data, char* peer, char*, int peer_port, int) {
  auto* guard = static_cast<ConnectGuard*>(data);
  sockaddr_storage storage{};
  auto* in = reinterpret_cast<sockaddr_in*>(&storage);
  auto* in6 = reinterpret_cast<sockaddr_in6*>(&storage);
  if (inet_pton(AF_INET, peer, &in->sin_addr) == 1) {
    in->sin_family = AF_INET;
    in->sin_port = htons(static_cast<std::uint16_t>(peer_port));
  } else if (inet_pton(AF_INET6, peer, &in6->sin6_addr) == 1) {
    in6->sin6_family = AF_INET6;
    in6->sin6_port = htons(static_cast<std::uint16_t>(peer_port));
  }
  guard->was_permitted_ = false;
  if (!guard->may_connect(reinterpret_cast<const sockaddr*>(&storage)))
    return CURL_PREREQFUNC_ABORT;
  guard->is_connected_ = true;
  return CURL_PREREQFUNC_OK;
}

}  // namespace net
