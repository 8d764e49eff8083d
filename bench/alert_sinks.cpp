#include "bench/alert_sinks.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstring>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace bench {

namespace {

constexpr std::size_t kMostArticles = 1'000'000, kMostArrivals = 1'000'000;
// An article's address, by which an alert's is known: "…/item-17-".
constexpr std::string_view kMark = "/item-";

std::pair<int, int> listen_anywhere() {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (bind(fd, generic, size) != 0 || listen(fd, 1024) != 0 || getsockname(fd, generic, &size) != 0)
    throw std::runtime_error("bench: no port on 127.0.0.1");
  return {fd, ntohs(address.sin_port)};
}

std::int64_t article_of(std::string_view message) {
  const auto mark = message.find(kMark);
  if (mark == message.npos) return 0;
  std::int64_t number = 0;
  const char* digits = message.data() + mark + kMark.size();
  std::from_chars(digits, message.data() + message.size(), number);
  return number;
}

}  // namespace

std::int64_t now_us() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

struct Sinks::Shared {
  std::atomic<int> items{0};
  std::atomic<std::int64_t> given_out{0};
  std::atomic<std::size_t> webhooks{0}, mails{0}, arrived{0};
  std::atomic<std::int64_t> given_out_at[kMostArticles];
  Arrival arrivals[kMostArrivals];

  void note(std::string_view message) {
    const std::size_t place = arrived;
    if (place >= kMostArrivals) return;
    arrivals[place] = {article_of(message), now_us()};
    arrived = place + 1;
  }
};

namespace {

struct Talk {
  bool is_mail = false, in_message = false;
  std::string in;
};

}  // namespace

// The child's only thread.
class Server {
 public:
  Server(Sinks::Shared& shared, std::vector<std::string> articles, int http, int mail)
      : shared_(shared), articles_(std::move(articles)), http_(http), mail_(mail) {}

  [[noreturn]] void serve() {
    epoll_ = epoll_create1(EPOLL_CLOEXEC);
    for (const int fd : {http_, mail_}) watch(fd);
    for (epoll_event events[64];;) {
      const int count = epoll_wait(epoll_, events, 64, -1);
      for (int i = 0; i < count; ++i) attend(events[i].data.fd);
    }
  }

 private:
  void watch(int fd) {
    epoll_event event{.events = EPOLLIN, .data = {.fd = fd}};
    epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event);
  }

  void attend(int fd) {
    if (fd == http_ || fd == mail_) return greet(fd);
    char bytes[65536];
    const auto size = recv(fd, bytes, sizeof bytes, 0);
    Talk& talk = talks_[fd];
    if (size > 0) talk.in.append(bytes, static_cast<std::size_t>(size));
    if (size <= 0 || !(talk.is_mail ? talk_mail(fd, talk) : talk_http(fd, talk))) {
      talks_.erase(fd);
      close(fd);
    }
  }

  void greet(int listener) {
    const int fd = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) return;
    const int at_once = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    talks_[fd] = {.is_mail = listener == mail_, .in_message = false, .in = {}};
    watch(fd);
    if (listener == mail_) say(fd, "220 sink ESMTP\r\n");
  }

  static bool say(int fd, std::string_view text) {
    while (!text.empty()) {
      const auto sent = send(fd, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // False: it is over.
  bool talk_mail(int fd, Talk& talk) {
    for (;;) {
      const auto end = talk.in.find(talk.in_message ? "\r\n.\r\n" : "\r\n");
      if (end == talk.in.npos) return true;
      const std::string said = talk.in.substr(0, end);
      talk.in.erase(0, end + (talk.in_message ? 5 : 2));
      if (std::exchange(talk.in_message, false)) {
        shared_.note(said);
        ++shared_.mails;
        if (!say(fd, "250 2.0.0 taken\r\n")) return false;
        continue;
      }
      if (said.starts_with("QUIT")) return say(fd, "221 2.0.0 bye\r\n") && false;
      talk.in_message = said.starts_with("DATA");
      if (!say(fd, talk.in_message ? "354 go on\r\n" : "250 2.0.0 ok\r\n")) return false;
    }
  }

  bool talk_http(int fd, Talk& talk) {
    const auto head_end = talk.in.find("\r\n\r\n");
    if (head_end == talk.in.npos) return true;
    std::size_t length = 0;
    if (const auto at = talk.in.find("Content-Length: "); at < head_end)
      std::from_chars(talk.in.data() + at + 16, talk.in.data() + head_end, length);
    if (talk.in.size() < head_end + 4 + length) return true;
    const bool is_hook = talk.in.starts_with("POST");
    if (is_hook) {
      shared_.note(std::string_view(talk.in).substr(head_end + 4, length));
      ++shared_.webhooks;
    }
    talk.in.erase(0, head_end + 4 + length);
    return is_hook ? say(fd, "HTTP/1.1 204 Taken\r\n\r\n") : give_out(fd);
  }

  bool give_out(int fd) {
    std::string document = "<rss version=\"2.0\"><channel><title>Bench</title>";
    const std::int64_t first = shared_.given_out + 1;
    const std::int64_t last = std::min<std::int64_t>(first + shared_.items, kMostArticles);
    for (std::int64_t number = first; number < last; ++number) {
      const auto& article = articles_[static_cast<std::size_t>(number) % articles_.size()];
      const std::string link =
          "https://news.example.org" + std::string(kMark) + std::to_string(number) + "-";
      document += "<item><guid>" + link + "</guid><link>" + link + "</link>" + article + "</item>";
    }
    document += "</channel></rss>";
    const bool said = say(fd,
                          "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
                          "Content-Length: " +
                              std::to_string(document.size()) + "\r\n\r\n" + document);
    for (std::int64_t number = first; number < last; ++number)
      shared_.given_out_at[number] = now_us();
    shared_.given_out = std::max(last, first) - 1;
    return said;
  }

  Sinks::Shared& shared_;
  std::vector<std::string> articles_;
  int http_, mail_, epoll_ = -1;
  std::map<int, Talk> talks_;
};

Sinks::Sinks(std::vector<std::string> articles) {
  void* memory = mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) throw std::runtime_error("bench: no memory to share");
  shared_ = new (memory) Shared;
  const auto [http, http_port] = listen_anywhere();
  const auto [mail, mail_port] = listen_anywhere();
  port_ = http_port;
  mail_port_ = mail_port;
  child_ = fork();
  if (child_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    Server(*shared_, std::move(articles), http, mail).serve();
  }
  close(http);
  close(mail);
}

Sinks::~Sinks() {
  kill(child_, SIGKILL);
  waitpid(child_, nullptr, 0);
  munmap(shared_, sizeof(Shared));
}

void Sinks::give_out(int items) {
  shared_->items = items;
}
std::int64_t Sinks::given_out() const {
  return shared_->given_out;
}
std::int64_t Sinks::given_out_at(std::int64_t article) const {
  return shared_->given_out_at[article];
}
std::size_t Sinks::webhooks() const {
  return shared_->webhooks;
}
std::size_t Sinks::mails() const {
  return shared_->mails;
}
std::vector<Sinks::Arrival> Sinks::arrivals() const {
  return {shared_->arrivals, shared_->arrivals + shared_->arrived};
}

// While none is coming.
void Sinks::forget_arrivals() {
  shared_->arrived = 0;
  shared_->webhooks = 0;
  shared_->mails = 0;
}

}  // namespace bench
