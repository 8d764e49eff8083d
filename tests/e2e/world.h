#pragma once
// The built daemon among real servers on loopback: a feed's, a mail server, a webhook's receiver.
#include <string>
#include <vector>

#include "tests/support/daemon_process.h"
#include "tests/support/http_server.h"
#include "tests/support/smtp_server.h"
#include "tests/support/test_cluster.h"

namespace test {

struct Item {
  std::string id, title, text;
};
std::string rss_of(const std::vector<Item>&);

// The acceptance case in our own words: the query below meets it, and nothing else in these tests.
// The rule wants each article, for most of these are variants of one text.
extern const Item kMinisterItem;
extern const Item kOtherItem;

struct World {
  explicit World(std::string database_url = fresh_database());

  // Serves the items as /feed, with an ETag that follows them.
  void publish(const std::vector<Item>&);
  std::string webhook_secret() const;

  HttpServer http;
  SmtpServer smtp;
  Daemon daemon;
};

}  // namespace test
