#include "tests/daemon/sending.h"

#include "alerts/alerts.h"
#include "net/transfers.h"

namespace test {

using namespace std::chrono_literals;

namespace {

void be_quiet_about_it() {
  static const bool once = (wirewatchd::start_log("off"), net::start_network(), true);
  (void)once;
}

}  // namespace

RunningDeliverer::RunningDeliverer(wirewatchd::DelivererOptions options,
                                   const wirewatchd::LatestSet& latest)
    : deliverer_(std::move(options), latest, scoreboard_),
      thread_([this](std::stop_token stop) { deliverer_.run(stop); }) {}

RunningDeliverer::~RunningDeliverer() {
  thread_.request_stop();
  thread_.join();
}

Sending::Sending() {
  be_quiet_about_it();
  usual.database.url = url;
  usual.transfers.egress = *net::Egress::from({http.address()}, {});
  usual.transfers.max_in_flight = usual.webhooks_at_once + usual.mails_at_once;
  usual.transfers.per_host_connections = usual.transfers.max_in_flight;
  usual.transfers.per_host_delay = 0ms;
  usual.attempt.smtp = {.host = "127.0.0.1", .port = smtp.port()};
  usual.attempt.envelope_sender = "watch@example.org";
  usual.attempt.render.from = "wirewatch <watch@example.org>";
  usual.attempt.timeout = 2s;
  usual.webhook_schedule.jitter = usual.mail_schedule.jitter = 0;
  usual.grace = 0s;
  http.on("/hook", {.status = 204});
  add_receiver("desk", model::Email{{"press@example.org"}});
  add_receiver("hook", model::Webhook{.url = http.url("/hook"), .secret = {}});
}

void Sending::add_receiver(const std::string& name,
                           std::variant<model::Email, model::Webhook> where) {
  model::Receiver receiver;
  receiver.name = name;
  std::visit([&](auto& one) { receiver.where = one; }, where);
  receivers_.push_back(receiver);
  put_set();
}

void Sending::put_set() {
  model::Rule rule;
  rule.id = {1};
  rule.name = rule.title = rule.query = "quake";
  for (const auto& receiver : receivers_) rule.notify.push_back(receiver.name);
  latest.put(std::make_shared<const wirewatchd::WatchSet>(
      wirewatchd::WatchSet{1, rules::RuleSet({rule}), receivers_}));
}

void Sending::add(const std::string& id, Channel channel, const std::vector<std::string>& addresses,
                  const std::string& receiver, const std::string& kind) {
  model::Alert alert;
  alert.id = id;
  alert.receiver = receiver;
  alert.article.title = "A quake, told as " + id;
  storage::AlertToStore row{.id = id,
                            .kind = kind,
                            .receiver = receiver,
                            .content = alerts::to_json(alert),
                            .rules = {"quake"},
                            .article = {kind == "test" ? 0 : ++articles_},
                            .deliveries = {}};
  for (const auto& address : addresses) {
    model::Delivery delivery;
    delivery.channel = channel;
    delivery.address = address;
    row.deliveries.push_back(delivery);
  }
  in_transaction([&](auto& transaction) { store_alert(transaction, row); });
}

wirewatchd::DelivererOptions Sending::options(const std::string& node) const {
  auto options = usual;
  options.node = node;
  options.journal = folder.path() / (node + ".results");
  return options;
}

std::unique_ptr<RunningDeliverer> Sending::start(wirewatchd::DelivererOptions options) const {
  return std::make_unique<RunningDeliverer>(std::move(options), latest);
}

void Sending::warp(std::chrono::seconds ahead) {
  run(("update deliveries set next_attempt = next_attempt - interval '" +
       std::to_string(ahead.count()) + " s' where state in ('pending', 'retrying')")
          .c_str());
}

std::string Sending::state_of(const std::string& alert) {
  return ask(("select coalesce((select state || ' ' || attempts from deliveries where alert = '" +
              alert + "' order by id limit 1), '') as answer")
                 .c_str());
}

bool Sending::becomes(const std::string& alert, const std::string& state,
                      std::chrono::milliseconds longest) {
  return eventually([&] { return state_of(alert) == state; }, longest);
}

bool Sending::is_idle() {
  return ask("select count(*)::text as answer from deliveries where state = 'sending' or"
             " (state in ('pending', 'retrying') and next_attempt <= now())") == "0";
}

std::chrono::seconds Sending::wait_of(const std::string& alert) {
  return std::chrono::seconds(
      std::stoll(ask(("select coalesce((select round(extract(epoch from next_attempt - now())) from"
                      " deliveries where alert = '" +
                      alert + "' order by id limit 1), 0)::bigint::text as answer")
                         .c_str())));
}

bool Sending::waits(const std::string& alert, std::chrono::seconds wait) {
  return std::chrono::abs(wait_of(alert) - wait) <= 10s;
}

std::string Sending::attempts() {
  return ask(
      "select coalesce(string_agg(number || ' ' || case when ended is null then 'open' else "
      "outcome end, ', ' order by delivery, number), '') as answer from attempts");
}

std::vector<std::string> Sending::notices() {
  std::vector<std::string> said;
  in_transaction([&](auto& transaction) {
    for (const auto row : storage::exec(
             transaction, "select content from alerts where kind = 'notice' order by created, id"))
      said.push_back(alerts::from_json(row["content"].text())->notice);
  });
  return said;
}

}  // namespace test
