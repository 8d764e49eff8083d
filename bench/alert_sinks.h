#pragma once
// What a daemon under measurement speaks with, in a process of its own with one thread: feeds that
// have new items at each poll, webhooks that say 204, a mail server that says 250. When each
// article was given out, and when an alert of it came in, stands in memory that both processes
// share.
#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace bench {

// Of the steady clock, which all processes share.
std::int64_t now_us();

class Sinks {
 public:
  struct Arrival {
    std::int64_t article = 0;  // 0: of no article that was given out here
    std::int64_t at_us = 0;
  };

  // `articles`: an item's title and text, as XML, each; given out in turn.
  explicit Sinks(std::vector<std::string> articles);
  ~Sinks();
  Sinks(const Sinks&) = delete;
  Sinks& operator=(const Sinks&) = delete;

  int port() const { return port_; }  // of feeds, /feed/N, and webhooks, /hook/N
  int mail_port() const { return mail_port_; }
  // From now on each poll of a feed brings so many new items.
  void give_out(int items);
  std::int64_t given_out() const;  // so far
  std::int64_t given_out_at(std::int64_t article) const;
  std::size_t webhooks() const;
  std::size_t mails() const;
  std::vector<Arrival> arrivals() const;  // webhooks and mails, in their order
  void forget_arrivals();

  struct Shared;  // the server's as well

 private:
  Shared* shared_;
  int port_ = 0, mail_port_ = 0;
  pid_t child_ = 0;
};

}  // namespace bench
