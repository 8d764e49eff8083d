// A day in two time zones across a night in which one of them turns its clocks: whatever comes,
// each hit ends with each of its receivers in one way, and what was sent is what was decided.
#include "tests/daemon/day.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "feeds/feeds.h"
#include "text/times.h"

namespace wirewatchd {

namespace {

using namespace std::chrono_literals;

struct When {
  const char* name;
  const char* begin;
  // Times of the digests that come within the day, by their receivers' clocks.
  const char* boss;
  const char* chief;
};

// How many rows a question has; none where nothing is wrong.
class Ledger {
 public:
  explicit Ledger(Day& day) : day_(day) {}
  int count(const std::string& rows) const {
    return std::stoi(day_.ask(("select count(*) as answer " + rows).c_str()));
  }
  std::string all(const std::string& value, const std::string& rows) const {
    return day_.ask(
        ("select coalesce(string_agg(distinct " + value + ", ', '), '') as answer " + rows)
            .c_str());
  }

 private:
  Day& day_;
};

// Each told decision: what went to the addresses that it leads to, in all and to one at most.
constexpr const char* kTold = R"(
 from (select hit, receiver, sum(deliveries) as in_all, max(deliveries) as to_one
         from (select d.hit, d.receiver, led.address, count(v.id) as deliveries
                 from decisions d join hits h on h.id = d.hit join rules r on r.id = h.rule
                 join receivers w on w.name = coalesce(nullif(d.deputy, ''), d.receiver)
                 cross join unnest(w.addresses) as led(address)
                 left join (alerts a join deliveries v
                              on v.alert = a.id and a.kind in ('alert', 'update'))
                   on a.article = h.article and r.name = any(a.rules) and v.address = led.address
                where d.told group by d.hit, d.receiver, led.address) to_address
        group by hit, receiver) told where )";

constexpr const char* kSilent = R"(
 from decisions d join hits h on h.id = d.hit join rules r on r.id = h.rule
 where not d.told and )";

class SimulatedDay : public testing::TestWithParam<When> {
 protected:
  Day day_{*feeds::parse_date(GetParam().begin), 20261124};
  const Ledger ledger_{day_};
  model::Time end_{};  // of the day, when no more news came

  void expect_what_was_to_be_met();
  void expect_a_decision_for_each_receiver();
  void expect_one_fate_for_each();
  void expect_each_to_arrive_once();
  void expect_digests_to_tell_what_they_carry();
  void expect_the_sums_to_agree();
  void expect_nobody_to_wait_for_the_dead();
  void expect_quiet_hours_to_be_kept();
  void expect_digests_at_their_times();
  void expect_rates_to_be_kept();
};

void SimulatedDay::expect_what_was_to_be_met() {
  std::map<std::pair<std::string, std::string>, std::string> met;
  day_.in_transaction([&](auto& transaction) {
    for (const auto row : storage::exec(transaction, R"(
select replace(h.url, 'https://news.example.org/', '') as guid, r.name as rule,
       coalesce(min(d.reason) filter (where d.reason in
         ('first_poll', 'unsure', 'too_old', 'silenced')), '') as reason
  from hits h join rules r on r.id = h.rule join decisions d on d.hit = h.id
 group by h.id, r.name)"))
      met[{row["guid"].text(), row["rule"].text()}] = row["reason"].text();
  });

  EXPECT_EQ(met, day_.expected());
  EXPECT_GT(met.size(), 500u);
  for (const char* reason : {"first_poll", "too_old", "silenced", ""})
    EXPECT_GT(
        std::ranges::count(met, std::string(reason), [](const auto& one) { return one.second; }), 0)
        << reason;
}

void SimulatedDay::expect_a_decision_for_each_receiver() {
  EXPECT_EQ(ledger_.count("from decisions"),
            ledger_.count("from hits h join rules r on r.id = h.rule"
                          " cross join generate_series(1, greatest(1, cardinality(notify)))"));
  EXPECT_EQ(ledger_.count("from decisions d join hits h on h.id = d.hit"
                          " join rules r on r.id = h.rule"
                          " where d.receiver <> all(r.notify) and d.reason <> 'no_receiver'"
                          "   and not (d.receiver = '' and d.reason = 'first_poll')"),
            0);
  EXPECT_EQ(ledger_.count("from decisions where due is not null and due <= at"), 0)
      << "held, but not until later";
}

void SimulatedDay::expect_one_fate_for_each() {
  EXPECT_EQ(ledger_.count(kTold + std::string("in_all < 1 or to_one > 1")), 0);
  EXPECT_EQ(ledger_.count("from (select from deliveries v join alerts a on a.id = v.alert"
                          " where a.kind = 'alert' group by a.story, v.address"
                          " having count(*) > 1) twice"),
            0)
      << "told twice of a story";
  EXPECT_EQ(ledger_.count(kSilent + std::string(R"(
       d.reason in ('first_poll', 'unsure', 'too_old', 'silenced')
       and exists (select from alerts a where a.article = h.article and r.name = any(a.rules)))")),
            0)
      << "silent, and told";
  EXPECT_EQ(ledger_.all("state", "from deliveries"), "dead, delivered");
  EXPECT_EQ(ledger_.all("address", "from deliveries where state = 'dead'"), kDead);
  EXPECT_EQ(ledger_.all("d.reason", "from decisions d where d.told"),
            "at_most, away, digest, first_in_story, further_rule, quiet_hours, storm");
  EXPECT_GT(ledger_.count("from decisions where deputy <> ''"), 0);
  EXPECT_GT(ledger_.count("from decisions where reason = 'same_story'"), 0);
}

// By itself, or in a message that tells several.
void SimulatedDay::expect_each_to_arrive_once() {
  std::map<std::pair<std::string, std::string>, int> arrived;
  std::set<std::pair<std::string, std::string>> shown;
  for (const auto& [at, address, alert] : day_.arrivals()) {
    ++arrived[{address, alert.id}];
    for (const auto& item : alert.items) EXPECT_TRUE(shown.insert({address, item.id}).second);
  }
  for (const auto& [what, times] : arrived) EXPECT_EQ(times, 1) << what.first << " " << what.second;
  for (const auto& what : shown) EXPECT_FALSE(arrived.contains(what)) << what.second;
  EXPECT_EQ(ledger_.count("from deliveries where state = 'delivered' and within is null"),
            static_cast<int>(arrived.size()));
}

// Of those that it shows, updates of a story are one.
void SimulatedDay::expect_digests_to_tell_what_they_carry() {
  std::size_t summed_up = 0, in_digests = 0;
  for (const auto& [at, address, alert] : day_.arrivals()) {
    if (alert.kind != model::AlertKind::digest && alert.kind != model::AlertKind::summary) continue;
    const std::string carried =
        " from alerts a join deliveries v on v.alert = a.id join deliveries c on c.id = v.within"
        " where c.alert = '" +
        alert.id + "' and c.address = '" + address + "'";
    const auto told = static_cast<int>(alert.items.size() + alert.more);
    EXPECT_GE(told, ledger_.count("from (select distinct a.story" + carried + ") stories"));
    EXPECT_LE(told, ledger_.count(carried));
    (alert.kind == model::AlertKind::summary ? summed_up : in_digests) += alert.items.size();
  }
  EXPECT_GT(summed_up, 0u);
  EXPECT_GT(in_digests, 0u);
}

void SimulatedDay::expect_the_sums_to_agree() {
  EXPECT_EQ(ledger_.count("from attempts"), day_.attempts());
  EXPECT_EQ(day_.ask("select sum(attempts) as answer from deliveries"),
            std::to_string(day_.attempts()));
  EXPECT_EQ(ledger_.count("from attempts where ended is null or outcome = ''"), 0);
  EXPECT_EQ(ledger_.count("from attempts where outcome = 'delivered'"),
            static_cast<int>(day_.arrivals().size()));
  EXPECT_EQ(ledger_.count("from deliveries v join deliveries c on c.id = v.within"
                          " where c.state <> v.state or c.address <> v.address or v.attempts > 0"),
            0);
  EXPECT_EQ(ledger_.count("from told"),
            ledger_.count("from deliveries v join alerts a on a.id = v.alert"
                          " where a.kind in ('alert', 'update')"));
}

void SimulatedDay::expect_nobody_to_wait_for_the_dead() {
  EXPECT_EQ(ledger_.count("from deliveries v join alerts a on a.id = v.alert"
                          " where v.held_for = '' and v.state = 'delivered'"
                          "   and v.delivered <> a.created"
                          "   and v.address not in ('" +
                          std::string(kFlaky) + "', '" + kGrey + "')"),
            0);
  EXPECT_GT(ledger_.count("from deliveries where state = 'dead'"), 20);
}

void SimulatedDay::expect_quiet_hours_to_be_kept() {
  const std::string told =
      "from deliveries v join alerts a on a.id = v.alert"
      " where v.state = 'delivered' and v.within is null"
      "   and a.content not like '%\"priority\":\"high\"%'";
  EXPECT_EQ(ledger_.count(told + " and v.address = 'night@example.org' and extract(hour from"
                                 " v.delivered at time zone 'Europe/Brussels') in"
                                 " (22, 23, 0, 1, 2, 3, 4, 5, 6)"),
            0);
  EXPECT_EQ(ledger_.count(told + " and v.address = 'deputy@example.org' and extract(hour from"
                                 " v.delivered at time zone 'Europe/Brussels') in (8, 9, 10)"),
            0);
  EXPECT_EQ(ledger_.all("to_char(v.delivered at time zone 'Europe/Brussels', 'HH24:MI')",
                        "from deliveries v join alerts a on a.id = v.alert"
                        " where a.kind = 'digest' and v.address = 'night@example.org'"),
            "07:00");
}

// A night has 02:30 twice, and 00:30 not at all.
void SimulatedDay::expect_digests_at_their_times() {
  const auto times = [&](const std::string& receiver, const std::string& zone) {
    return day_.ask(("select string_agg(to_char(created at time zone '" + zone +
                     "', 'HH24:MI'), ', ' order by created) as answer from alerts"
                     " where kind = 'digest' and receiver = '" +
                     receiver + "' and created <= '" + text::to_rfc3339(end_) + "'")
                        .c_str());
  };
  EXPECT_EQ(times("boss", "Europe/Brussels"), GetParam().boss);
  EXPECT_EQ(times("chief", "America/Santiago"), GetParam().chief);
}

void SimulatedDay::expect_rates_to_be_kept() {
  const auto most_within = [&](const std::string& window, const std::string& alerts) {
    return std::stoi(
        day_.ask(("select max(told) as answer from (select count(*) over (order by created range"
                  " between '" +
                  window +
                  "' preceding and current row) as told from alerts a"
                  " where kind in ('alert', 'update') and exists (select from deliveries v"
                  "  where v.alert = a.id and v.held_for = '') and " +
                  alerts + ") counted")
                     .c_str()));
  };
  EXPECT_LE(most_within("59 minutes", "receiver = 'capped' and not 'strike' = any(rules)"), 5);
  // The last article that may still be told has three receivers who are told at once.
  EXPECT_LE(most_within("9 minutes", "rules = '{flood}'"), 8 + 2);
}

}  // namespace

TEST_P(SimulatedDay, EndsEveryHitInOneWayAndTheLedgerAddsUp) {
  day_.live(26h);
  end_ = day_.now();
  day_.come_to_rest();

  expect_what_was_to_be_met();
  expect_a_decision_for_each_receiver();
  expect_one_fate_for_each();
  expect_each_to_arrive_once();
  expect_digests_to_tell_what_they_carry();
  expect_the_sums_to_agree();
  expect_nobody_to_wait_for_the_dead();
  expect_quiet_hours_to_be_kept();
  expect_digests_at_their_times();
  expect_rates_to_be_kept();
}

INSTANTIATE_TEST_SUITE_P(Nights, SimulatedDay,
                         testing::Values(When{"BrusselsTurnsBack", "2026-10-24T16:00:00Z",
                                              "02:30, 08:00, 16:30", "00:30, 12:00"},
                                         When{"SantiagoTurnsForward", "2026-09-05T16:00:00Z",
                                              "02:30, 08:00, 16:30", "01:00, 12:00"}),
                         [](const auto& night) { return std::string(night.param.name); });

}  // namespace wirewatchd
