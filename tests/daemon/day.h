#pragma once
// A day of an office, told by a seed: news come in, are judged, planned, held, let go and handed
// over, all by the daemon's own functions on a real database. The test moves the clock, and plays
// the deliverer's network: it says what became of each attempt.
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "alerts/alerts.h"
#include "daemon/judging/intake_queue.h"
#include "daemon/watch_set.h"
#include "model/alert.h"
#include "model/silence.h"
#include "tests/storage/moved_clock.h"

namespace wirewatchd {

constexpr std::chrono::minutes kTick{10};
constexpr const char* kDead = "https://dead.example.org/";    // never accepts
constexpr const char* kFlaky = "https://flaky.example.org/";  // does not always accept
constexpr const char* kGrey = "grey@example.org";             // accepts a second attempt

// What one address was handed over.
struct Arrival {
  model::Time at{};
  std::string address;
  model::Alert alert;
};

class Day : public test::MovedClock {
 public:
  // `begin` at a full hour.
  Day(model::Time begin, unsigned seed);

  // News, silences and messages come and go.
  void live(std::chrono::hours);
  // Nothing new, until nothing waits any more.
  void come_to_rest();

  model::Time now() const { return now_; }
  // By an article's guid and a rule's name: why nobody is told; empty: its receivers are.
  const std::map<std::pair<std::string, std::string>, std::string>& expected() const {
    return expected_;
  }
  const std::vector<Arrival>& arrivals() const { return arrivals_; }
  int attempts() const { return attempts_; }

 private:
  struct Item {
    std::string guid, title, text, feed;
    model::Time published{};
    std::set<std::string> topics;
  };
  struct PlannedSilence {
    model::Silence silence;
    model::Time begin{}, end{};
    bool began = false, ended = false;
  };
  void store_watch_rows();
  void plan_silences();
  void reload();
  void tick(model::Time to, bool with_news);
  void keep_silences();
  void news();
  Item new_item(std::set<std::string> topics);
  Item copy_of(Item);
  void change_one(std::vector<Item>&);
  std::set<std::string> some_topics();
  void expect(const Item&, const std::string& topic);
  std::string reason_for_silence(const Item&, const std::string& topic) const;
  void take_in(const std::string& feed, const std::vector<Item>&);
  void release();
  void deliver();
  storage::AttemptRecord attempt(const storage::ClaimedDelivery&);
  alerts::AttemptResult answer(const storage::ClaimedDelivery&);
  std::size_t up_to(std::size_t most) { return random_() % (most + 1); }
  std::string made_up_words(int count);

  model::Time begin_, now_;
  std::mt19937 random_;
  std::shared_ptr<const WatchSet> set_;
  rules::Costs costs_;
  Placing placing_;
  IntakeQueue queue_{database, placing_, costs_, {}};
  std::vector<PlannedSilence> silences_;
  std::vector<Item> published_;
  std::set<std::string> polled_;  // feeds that have had their baseline
  std::map<std::pair<std::string, std::string>, std::string> expected_;
  std::vector<Arrival> arrivals_;
  int attempts_ = 0;
};

}  // namespace wirewatchd
