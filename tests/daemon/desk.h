#pragma once
// A rule on "quake" and whoever is told; feeds whose documents are taken in.
#include <algorithm>
#include <string>
#include <vector>

#include "daemon/judging/intake.h"
#include "tests/storage/house.h"

namespace wirewatchd {

inline constexpr model::Time kNow{std::chrono::seconds{1'700'000'000}};

struct Item {
  std::string guid, title, text;
};

inline std::string rss_of(const std::vector<Item>& items,
                          const std::string& outlet = "Example News") {
  std::string xml = "<rss version=\"2.0\"><channel><title>" + outlet + "</title>";
  for (const auto& item : items)
    xml += "<item><guid isPermaLink=\"false\">" + item.guid + "</guid><title>" + item.title +
           "</title><link>https://news.example.org/" + item.guid + "</link><description>" +
           item.text + "</description></item>";
  return xml + "</channel></rss>";
}

inline model::Rule rule_on(const std::string& word, model::RuleId id) {
  model::Rule rule;
  rule.id = id;
  rule.name = rule.title = rule.query = word;
  rule.notify = {"desk"};
  return rule;
}

inline model::Receiver told_by_mail() {
  model::Receiver receiver;
  receiver.name = "desk";
  receiver.where = model::Email{{"desk@example.org"}};
  return receiver;
}

struct Desk : test::House {
  explicit Desk(const std::string& word = "quake")
      : set{1, rules::RuleSet({rule_on(word, add_rule(word))}), {told_by_mail()}} {}

  Polled poll(const std::string& feed, const std::string& document) {
    run(("update feeds set next_poll = now(), lease_owner = null where name = '" + feed + "'")
            .c_str());
    auto due = in_transaction(
        [&](auto& transaction) { return storage::claim_due_feeds(transaction, {.node = "here"}); });
    const auto mine = std::ranges::find(due, feed, [](const auto& each) { return each.feed.name; });
    net::Finished finished;
    finished.result = net::HttpResponse{.status = 200, .body = document};
    return read_poll(*mine, finished, kNow);
  }

  std::vector<Event> take(const std::string& feed, const std::vector<Item>& items) {
    return take(poll(feed, rss_of(items)));
  }
  std::vector<Event> take(const Polled& polled) {
    Placing::Attempt attempt(placing);
    auto events = in_transaction([&](auto& transaction) {
      storage::lock_intake(transaction);
      return take_in(transaction, polled, set, placing, costs, {}, Care::together, 0.5).events;
    });
    attempt.keep();
    return events;
  }

  std::string hits() { return ask("select count(*) as answer from hits"); }
  std::string told() { return ask("select count(*) as answer from told"); }

  WatchSet set;
  Placing placing;
  rules::Costs costs;
};

}  // namespace wirewatchd
