#pragma once
// A socket that says what it is told, byte for byte. Every wait is bounded.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace tests {

class RawClient {
 public:
  explicit RawClient(int port) : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<in_port_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~RawClient() { close(fd_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  bool connected() const { return connected_; }

  bool say(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // One answer, its header and the body that Content-Length announces; what came when the
  // connection closed or the time was up before.
  std::string hear_answer(bool has_body = true) {
    const auto end = deadline(std::chrono::seconds(5));
    std::string text;
    while (!is_complete(text, has_body) && hear_some(text, end)) {
    }
    return text;
  }

  std::string hear_until_closed(std::chrono::milliseconds limit = std::chrono::seconds(5)) {
    const auto end = deadline(limit);
    std::string text;
    while (hear_some(text, end)) {
    }
    return text;
  }

  // False while the other side keeps the connection open for as long as `limit`.
  bool is_closed_within(std::chrono::milliseconds limit) {
    hear_until_closed(limit);
    return closed_;
  }

 private:
  using Clock = std::chrono::steady_clock;
  static Clock::time_point deadline(std::chrono::milliseconds limit) {
    return Clock::now() + limit;
  }

  bool hear_some(std::string& text, Clock::time_point end) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    pollfd waiting{fd_, POLLIN, 0};
    if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
    std::array<char, 4096> bytes;
    const auto size = recv(fd_, bytes.data(), bytes.size(), 0);
    if (size <= 0) {
      closed_ = true;
      return false;
    }
    text.append(bytes.data(), static_cast<std::size_t>(size));
    return true;
  }

  static bool is_complete(const std::string& text, bool has_body) {
    const auto end = text.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    const auto length = text.find("Content-Length: ");
    if (!has_body || length == std::string::npos || length > end) return true;
    return text.size() >= end + 4 + std::stoul(text.substr(length + 16));
  }

  int fd_;
  bool connected_ = false;
  bool closed_ = false;
};

}  // namespace tests
