#pragma once
// An outbox, the servers its deliveries go to, and deliverers that send them, as the daemon runs
// them. Waits of a schedule are real; warp() lets the world's clock run ahead.
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "daemon/deliverer.h"
#include "tests/storage/house.h"
#include "tests/support/eventually.h"
#include "tests/support/http_server.h"
#include "tests/support/smtp_server.h"
#include "tests/support/temporary_folder.h"

namespace test {

// One that turns until the object goes.
class RunningDeliverer {
 public:
  RunningDeliverer(wirewatchd::DelivererOptions, const wirewatchd::LatestSet&);
  ~RunningDeliverer();
  RunningDeliverer(const RunningDeliverer&) = delete;
  RunningDeliverer& operator=(const RunningDeliverer&) = delete;
  void look_now() { deliverer_.look_now(); }

 private:
  wirewatchd::Scoreboard scoreboard_;
  wirewatchd::Deliverer deliverer_;
  std::jthread thread_;
};

struct Sending : House {
  using Channel = model::Delivery::Channel;

  Sending();

  // A receiver and one of its rule's; both get what tell_trouble() has to say of the other.
  void add_receiver(const std::string& name, std::variant<model::Email, model::Webhook> where);
  // An alert of `receiver`, stored with a delivery for each address.
  void add(const std::string& id, Channel, const std::vector<std::string>& addresses,
           const std::string& receiver = "desk", const std::string& kind = "alert");
  void add_mail(const std::string& id, const std::string& address = "press@example.org") {
    add(id, Channel::email, {address});
  }
  void add_hook(const std::string& id, const std::string& path = "/hook") {
    add(id, Channel::webhook, {http.url(path)}, "hook");
  }

  wirewatchd::DelivererOptions options(const std::string& node = "one") const;
  std::unique_ptr<RunningDeliverer> start(const std::string& node = "one") const {
    return start(options(node));
  }
  std::unique_ptr<RunningDeliverer> start(wirewatchd::DelivererOptions) const;

  // What waits is due so much earlier.
  void warp(std::chrono::seconds);
  // "delivered" and so on, of the alert's first delivery; with the count of its attempts: "dead 10".
  std::string state_of(const std::string& alert);
  bool becomes(const std::string& alert, const std::string& state,
               std::chrono::milliseconds longest = std::chrono::seconds(20));
  bool is_idle();  // nothing is due or under way
  // How long until it is tried again.
  std::chrono::seconds wait_of(const std::string& alert);
  bool waits(const std::string& alert, std::chrono::seconds wait);  // to ten seconds
  // "1 later, 2 delivered" of all attempts, in the order of deliveries.
  std::string attempts();
  std::vector<std::string> notices();  // what they say, the oldest first
  std::size_t hooks(const std::string& path = "/hook") const { return http.seen(path).size(); }
  std::size_t mails() const { return smtp.mails().size(); }

  HttpServer http;
  SmtpServer smtp;
  TemporaryFolder folder;
  wirewatchd::LatestSet latest;
  wirewatchd::DelivererOptions usual;  // a test may change it before start()

 private:
  void put_set();
  std::vector<model::Receiver> receivers_;
  std::int64_t articles_ = 0;
};

}  // namespace test
