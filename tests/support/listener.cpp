#include "tests/support/listener.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <stdexcept>

namespace test {

bool Connection::start_tls(const Identity& identity) {
  ssl_.reset(SSL_new(identity.get()));
  SSL_set_fd(ssl_.get(), fd_);
  return SSL_accept(ssl_.get()) == 1;
}

bool Connection::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto size = std::min<std::size_t>(bytes.size(), 1 << 20);
    const auto written = ssl_ ? SSL_write(ssl_.get(), bytes.data(), static_cast<int>(size))
                              : send(fd_, bytes.data(), size, MSG_NOSIGNAL);
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool Connection::read_more() {
  char bytes[16384];
  const auto count =
      ssl_ ? SSL_read(ssl_.get(), bytes, sizeof bytes) : recv(fd_, bytes, sizeof bytes, 0);
  if (count <= 0) return false;
  buffer_.append(bytes, static_cast<std::size_t>(count));
  return true;
}

std::optional<std::string> Connection::read_line() {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n")) == buffer_.npos)
    if (!read_more()) return {};
  std::string line = buffer_.substr(0, end);
  buffer_.erase(0, end + 2);
  return line;
}

std::optional<std::string> Connection::read_exactly(std::size_t count) {
  while (buffer_.size() < count)
    if (!read_more()) return {};
  std::string bytes = buffer_.substr(0, count);
  buffer_.erase(0, count);
  return bytes;
}

bool Connection::pause(std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (!stop_.stop_requested()) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) return true;
    poll(nullptr, 0, static_cast<int>(std::min<std::int64_t>(left.count(), 50)));
  }
  return false;
}

void Connection::hold() {
  while (read_more()) buffer_.clear();
}

void Connection::reset() {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

Listener::Listener(std::function<void(Connection&)> serve) : serve_(std::move(serve)) {
  std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes without MSG_NOSIGNAL
  fd_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (bind(fd_, generic, size) != 0 || listen(fd_, 512) != 0 ||
      getsockname(fd_, generic, &size) != 0)
    throw std::runtime_error("test server: no port on 127.0.0.1");
  port_ = ntohs(address.sin_port);
  acceptor_ = std::jthread([this](std::stop_token stop) { accept_all(stop); });
}

Listener::~Listener() {
  acceptor_.request_stop();
  shutdown(fd_, SHUT_RDWR);
  acceptor_.join();
  for (auto& thread : threads_) thread.request_stop();
  {
    const std::lock_guard lock(mutex_);
    for (const int fd : open_) shutdown(fd, SHUT_RDWR);
  }
  threads_.clear();
  close(fd_);
}

void Listener::accept_all(std::stop_token stop) {
  while (!stop.stop_requested()) {
    const int fd = accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) continue;
    const int at_once = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    join_ended();
    ++connections_;
    {
      const std::lock_guard lock(mutex_);
      open_.insert(fd);
      most_at_once_ = std::max<int>(most_at_once_, static_cast<int>(open_.size()));
    }
    threads_.emplace_back([this, fd](std::stop_token own) { serve_one(fd, own); });
  }
}

void Listener::serve_one(int fd, std::stop_token stop) {
  {
    Connection connection(fd, stop);
    serve_(connection);
  }
  const std::lock_guard lock(mutex_);
  open_.erase(fd);
  close(fd);
  ended_.insert(std::this_thread::get_id());
}

void Listener::join_ended() {
  const std::lock_guard lock(mutex_);
  std::erase_if(threads_,
                [&](const std::jthread& thread) { return ended_.erase(thread.get_id()) > 0; });
}

}  // namespace test
