#include "tests/daemon/day.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "daemon/compile_set.h"
#include "daemon/judging/poll.h"
#include "daemon/sending/attempt.h"
#include "daemon/sending/outcome.h"
#include "daemon/telling/release.h"
#include "text/times.h"

namespace wirewatchd {

namespace {

using namespace std::chrono_literals;

constexpr const char* kFeeds[] = {"agency", "wire"};

model::Rule rule_on(const std::string& topic, std::vector<std::string> notify) {
  model::Rule rule;
  rule.name = rule.title = rule.query = topic;
  rule.notify = std::move(notify);
  return rule;
}

std::vector<model::Rule> all_rules() {
  std::vector<model::Rule> rules{
      rule_on("budget", {}),
      rule_on("expo", {"desk", "chief", "box"}),
      rule_on("ferry", {"desk", "capped", "night"}),
      rule_on("flood", {"desk", "hook", "boss", "dead"}),
      rule_on("harbour", {"desk", "night", "boss"}),
      rule_on("quake", {"night", "south", "hook", "dead", "chief"}),
      rule_on("strike", {"night", "capped", "gone", "grey"}),
      rule_on("summit", {"away", "gone", "capped", "boss"}),
  };
  rules[1].max_age = 1h;
  rules[3].storm = {8, 10min};
  rules[5].high_if = "severe";
  rules[6].priority = model::Rule::Priority::high;
  return rules;
}

model::Receiver by_mail(const std::string& name, std::vector<std::string> addresses) {
  model::Receiver receiver;
  receiver.name = name;
  receiver.where = model::Email{std::move(addresses)};
  return receiver;
}

model::Receiver by_webhook(const std::string& name, const std::string& url) {
  model::Receiver receiver;
  receiver.name = name;
  receiver.where = model::Webhook{url, {}};
  return receiver;
}

void be_quiet(model::Receiver& receiver, const char* zone, int begin, int end) {
  receiver.timezone = zone;
  model::QuietTime quiet;
  quiet.days.set();
  quiet.hours = {begin, end};
  receiver.quiet = {quiet};
}

std::vector<model::Receiver> all_receivers(model::Time begin) {
  const auto first_day = std::chrono::floor<std::chrono::days>(begin);
  auto desk = by_mail("desk", {"desk@example.org", "shared@example.org"});
  auto night = by_mail("night", {"night@example.org", "shared@example.org"});
  be_quiet(night, "Europe/Brussels", 22 * 60, 7 * 60);
  auto south = by_webhook("south", "https://south.example.org/");
  be_quiet(south, "America/Santiago", 23 * 60, 30);
  auto boss = by_mail("boss", {"boss@example.org"});
  boss.timezone = "Europe/Brussels";
  boss.digest = model::DigestTimes{.at = {150, 480, 990}, .send_empty = true};
  auto chief = by_mail("chief", {"chief@example.org"});
  chief.timezone = "America/Santiago";
  chief.digest = model::DigestTimes{.at = {30, 720}};
  auto capped = by_mail("capped", {"capped@example.org"});
  capped.at_most = {5, 1h};
  auto away = by_mail("away", {"away@example.org"});
  away.timezone = "America/Santiago";
  away.away = {{first_day + std::chrono::days(1), first_day + std::chrono::days(3), "deputy"}};
  auto deputy = by_mail("deputy", {"deputy@example.org"});
  be_quiet(deputy, "Europe/Brussels", 8 * 60, 11 * 60);
  auto gone = by_mail("gone", {"gone@example.org"});
  gone.timezone = "Europe/Brussels";
  gone.away = {{first_day + std::chrono::days(1), first_day + std::chrono::days(1), ""}};
  auto box = by_mail("box", {});
  box.where = model::Maildir{"var/mail"};
  std::vector receivers{desk, night, south, boss, chief, capped, away, deputy, gone, box};
  receivers.push_back(by_mail("grey", {kGrey}));
  receivers.push_back(by_webhook("hook", kFlaky));
  receivers.push_back(by_webhook("dead", kDead));
  for (auto& receiver : receivers)
    if (receiver.name != "capped") receiver.at_most = {1000, 1h};
  return receivers;
}

std::string rss_item(const std::string& guid, const std::string& title, const std::string& text,
                     model::Time published) {
  return "<item><guid isPermaLink=\"false\">" + guid + "</guid><title>" + title +
         "</title><link>https://news.example.org/" + guid + "</link><description>" + text +
         "</description><pubDate>" + text::to_rfc5322(published) + "</pubDate></item>";
}

}  // namespace

Day::Day(model::Time begin, unsigned seed) : begin_(begin), now_(begin), random_(seed) {
  set_clock(now_);
  store_watch_rows();
  plan_silences();
  reload();
}

void Day::store_watch_rows() {
  for (const std::string feed : kFeeds) add_feed(feed);
  in_transaction([&](auto& transaction) {
    for (const auto& rule : all_rules()) {
      store_rule(transaction, {.noun = rule});
      keep_definitions(transaction, "rule", {{rule.name}, {rule.query}}, "tests");
    }
    for (const auto& receiver : all_receivers(begin_))
      store_receiver(transaction, {.noun = receiver});
  });
}

void Day::plan_silences() {
  const auto plan = [&](std::chrono::hours begin, std::chrono::hours end,
                        std::chrono::hours until) -> model::Silence& {
    silences_.push_back({{}, begin_ + begin, begin_ + end});
    silences_.back().silence.until = begin_ + until;
    silences_.back().silence.by = "tests";
    return silences_.back().silence;
  };
  plan(4h, 9h, 9h).rule = "ferry";
  plan(6h, 7h, 7h).text = "title:harbour";
  plan(10h, 13h, 20h).source = "agency";  // ended before its time
}

void Day::reload() {
  auto source =
      in_transaction([&](auto& transaction) { return read_set(transaction, set_.get()); });
  set_ = compile_set(std::move(source), set_.get());
}

void Day::live(std::chrono::hours hours) {
  for (const auto end = now_ + hours; now_ < end;) tick(now_ + kTick, true);
}

void Day::come_to_rest() {
  for (int hops = 0; hops < 1000; ++hops) {
    const auto next = in_transaction([](auto& transaction) {
      return storage::exec(transaction,
                           "select min(next_attempt) as next from deliveries"
                           " where state in ('held', 'pending', 'retrying') and within is null")
          .front()["next"]
          .maybe_time();
    });
    if (!next) return;
    tick(std::max(*next, now_ + 30min), false);
  }
  ADD_FAILURE() << "something waits for ever";
}

void Day::tick(model::Time to, bool with_news) {
  now_ = to;
  set_clock(now_);
  keep_silences();
  if (with_news) news();
  release();
  deliver();
}

void Day::keep_silences() {
  bool changed = false;
  for (auto& [silence, begin, end, began, ended] : silences_) {
    if (!std::exchange(began, now_ >= begin) && began) {
      silence.id =
          in_transaction([&](auto& transaction) { return add_silence(transaction, silence); });
      changed = true;
    }
    if (!std::exchange(ended, now_ >= end) && ended && silence.until > now_) {
      in_transaction([&](auto& transaction) { end_silence(transaction, silence.id, "tests"); });
      changed = true;
    }
  }
  if (changed) reload();
}

// ---- what comes in ----

std::string Day::made_up_words(int count) {
  static constexpr const char* kSyllables[] = {"ba", "ko", "ri", "mu", "len", "tor", "sa", "vi"};
  std::string words;
  for (int i = 0; i < count; ++i) {
    words += i > 0 ? " " : "";
    for (int k = 0; k < 5; ++k) words += kSyllables[up_to(7)];
  }
  return words;
}

std::set<std::string> Day::some_topics() {
  static const auto rules = all_rules();
  std::set<std::string> topics;
  for (auto left = 1 + up_to(2); left > 0; --left)
    topics.insert(rules[up_to(rules.size() - 1)].name);
  return topics;
}

Day::Item Day::new_item(std::set<std::string> topics) {
  Item item;
  item.guid = "n" + std::to_string(published_.size());
  item.feed = kFeeds[up_to(1)];
  item.published = now_ - (up_to(9) == 0 ? 180min : std::chrono::minutes(up_to(20)));
  for (const auto& topic : topics) item.title += topic + " and ";
  item.title += made_up_words(4);
  item.text = made_up_words(20) + (up_to(9) == 0 ? " severe." : ".");
  item.topics = std::move(topics);
  published_.push_back(item);
  return item;
}

// The other feed prints it, with a word of its own.
Day::Item Day::copy_of(Item item) {
  item.guid = "n" + std::to_string(published_.size());
  item.feed = item.feed == kFeeds[0] ? kFeeds[1] : kFeeds[0];
  item.published = now_;
  item.text += " " + made_up_words(1);
  published_.push_back(item);
  return item;
}

// One of the last is told again, with one topic more in its text.
void Day::change_one(std::vector<Item>& items) {
  if (published_.size() < 50) return;
  Item& item = published_[published_.size() - 1 - up_to(40)];
  const auto topic = *some_topics().begin();
  if (!item.topics.insert(topic).second) return;
  item.text += " More on " + topic + ".";
  expect(item, topic);
  std::erase_if(items, [&](const Item& other) { return other.guid == item.guid; });
  items.push_back(item);
}

std::string Day::reason_for_silence(const Item& item, const std::string& topic) const {
  if (!polled_.contains(item.feed)) return "first_poll";
  if (topic == "budget") return "";  // it has nobody to be silent to
  if (topic == "expo" && now_ - item.published > 1h) return "too_old";
  for (const auto& [silence, begin, end, began, ended] : silences_)
    if (began && !ended && (silence.rule.empty() || silence.rule == topic) &&
        (silence.source.empty() || silence.source == item.feed) &&
        (silence.text.empty() || item.title.contains("harbour")))
      return "silenced";
  return "";
}

void Day::expect(const Item& item, const std::string& topic) {
  expected_[{item.guid, topic}] = reason_for_silence(item, topic);
}

void Day::news() {
  constexpr std::size_t kHowMany[] = {0, 1, 1, 1, 2, 2, 2, 3, 4, 4};
  std::vector<Item> items;
  for (auto left = kHowMany[up_to(9)]; left > 0; --left)
    items.push_back(published_.size() > 20 && up_to(9) == 0
                        ? copy_of(published_[published_.size() - 1 - up_to(10)])
                        : new_item(some_topics()));
  const auto minute = (now_ - begin_) / 1min;
  if (minute == 200 || minute == 210 || minute == 900)
    for (int left = 15; left > 0; --left) items.push_back(new_item({"flood"}));
  for (const Item& item : items)
    for (const auto& topic : item.topics) expect(item, topic);
  if (up_to(1) == 0) change_one(items);
  for (const std::string feed : kFeeds) {
    std::vector<Item> of_feed;
    std::ranges::copy_if(items, std::back_inserter(of_feed),
                         [&](const Item& item) { return item.feed == feed; });
    if (!of_feed.empty()) take_in(feed, of_feed);
  }
}

void Day::take_in(const std::string& feed, const std::vector<Item>& items) {
  std::string document = "<rss version=\"2.0\"><channel><title>" + feed + "</title>";
  for (const Item& item : items)
    document += rss_item(item.guid, item.title, item.text, item.published);
  net::Finished finished;
  finished.result = net::HttpResponse{.status = 200, .body = document + "</channel></rss>"};
  auto leased = in_transaction([&](auto& transaction) {
    storage::exec(transaction, "update feeds set next_poll = now() where name = $1", {feed});
    return claim_due_feeds(transaction, {.node = "here"});
  });
  for (auto& one : leased) {
    if (one.feed.name != feed) continue;  // its time has come as well: it has nothing new
    queue_.add({read_poll(std::move(one), finished, now_)});
    polled_.insert(feed);
  }
  while (queue_.commit(*set_).polls > 0) continue;
  run("update feeds set lease_owner = null");
}

// ---- what goes out ----

// Who gets more than one message of what was let go just now.
constexpr auto kReleasedTogether = R"(
select a.receiver, v.address from deliveries v join alerts a on a.id = v.alert
 where v.state = 'pending' and v.next_attempt = now()
   and (a.kind in ('digest', 'summary') or v.held_for <> '')
 group by a.receiver, v.address having count(*) > 1)";

void Day::release() {
  in_transaction([&](auto& transaction) {
    EXPECT_TRUE(lock_held(transaction));
    release_held(transaction, *set_, database_now(transaction));
    EXPECT_TRUE(storage::exec(transaction, kReleasedTogether).empty())
        << "one message for a receiver and address";
  });
}

void Day::deliver() {
  using enum model::Delivery::Channel;
  for (bool any = true; any;) {
    any = false;
    for (const auto channel : {email, webhook, maildir})
      in_transaction([&](auto& transaction) {
        const auto claimed =
            claim_deliveries(transaction, {.node = "here", .channel = channel, .limit = 64});
        for (const auto& each : claimed)
          EXPECT_EQ(record_attempts(transaction, {attempt(each)}).size(), 1u)
              << each.delivery.id.value;
        any |= !claimed.empty();
      });
  }
}

alerts::AttemptResult Day::answer(const storage::ClaimedDelivery& claimed) {
  const auto& address = claimed.delivery.address;
  const auto channel = claimed.delivery.channel;
  net::Finished finished;
  if (address == kDead)
    finished.result = net::Failure{.kind = net::Failure::Kind::connect, .message = "refused"};
  else if (address == kFlaky && up_to(2) == 0)
    finished.result = net::HttpResponse{.status = 503, .headers = {{"retry-after", "120"}}};
  else if (address == kGrey && claimed.tries == 1)
    finished.result = net::Failure{
        .kind = net::Failure::Kind::rejected, .message = "come again", .smtp_code = 450};
  else if (channel == model::Delivery::Channel::webhook)
    finished.result = net::HttpResponse{.status = 204};
  else
    finished.result = net::MailAccepted{"250 taken"};
  return result_of(finished, channel, now_);
}

storage::AttemptRecord Day::attempt(const storage::ClaimedDelivery& claimed) {
  ++attempts_;
  EXPECT_TRUE(prepare_send(claimed, {.envelope_sender = "us@example.org"}, now_));
  const bool is_webhook = claimed.delivery.channel == model::Delivery::Channel::webhook;
  auto record = record_of(
      {claimed, answer(claimed)},
      is_webhook ? alerts::default_webhook_schedule() : alerts::default_mail_schedule(), now_, 0.5);
  if (record.state == model::Delivery::State::delivered)
    arrivals_.push_back({now_, claimed.delivery.address, *alerts::from_json(claimed.content)});
  return record;
}

}  // namespace wirewatchd
