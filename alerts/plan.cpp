// Who is told of an article: every hit and receiver gets a decision, every address at most one
// message.
//
//  1. A hit is silent for all of its receivers (first_poll, unsure, too_old, silenced), or asks for
//     each of them.
//  2. Receivers take their turn by name, their deputies for those who are away. An address belongs
//     to the first one that leads to it, or to whoever wants it told sooner, and collects every hit
//     that leads there by any receiver. Fixed times, quiet hours, absences and rates hold it back.
//  3. An address that has the article is told again only when that was known and has changed; one
//     that was told of its story, only where a rule wants each article or there is news of the kind
//     that it asks for. Both are updates, but for a rule that wants each article, and where what
//     the address was to be told is still held: what comes through then is its first alert, and
//     tells what is held.
//  4. The addresses of a receiver that are told the same thing at the same time share an alert.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "alerts/alerts.h"
#include "alerts/target.h"

namespace alerts {
namespace {

using model::AlertKind;
using model::Reason;
using Hits = std::set<std::size_t>;  // indexes into PlanInput::hits

// An address that is told, by whose name, and the hits that lead there through any receiver.
struct Told {
  Target target;
  std::string receiver;
  Reason reason = Reason::first_in_story;
  std::optional<Hold> hold;
  Hits hits;
  AlertKind kind() const {
    return reason == Reason::first_in_story ? AlertKind::alert : AlertKind::update;
  }
};

bool is_sooner(const std::optional<Hold>& a, const std::optional<Hold>& b) {
  return b && (!a || a->until < b->until);
}

// Of the reasons to tell, the one that a person reads first.
std::ptrdiff_t rank(Reason reason) {
  constexpr Reason kOrder[] = {Reason::first_in_story, Reason::further_rule, Reason::new_statement,
                               Reason::more_sources};
  return std::ranges::find(kOrder, reason) - std::ranges::begin(kOrder);
}

// Of those in force, the one that lasts longest: until then nothing changes.
const model::Silence* silence_of(const PlanInput& input, const model::Rule& rule) {
  const model::Silence* found = nullptr;
  for (const auto& silence : input.silences)
    if (silence.until > input.now && (silence.rule.empty() || silence.rule == rule.name) &&
        (!found || silence.until > found->until))
      found = &silence;
  return found;
}

std::optional<Reason> reason_for_silence(const PlanInput& input, const RuleHit& met) {
  const model::Rule& rule = met.rule;
  if (input.baseline) return Reason::first_poll;
  if (met.hit.unsure) return Reason::unsure;
  const model::Time age_from = input.article.published.value_or(input.article.seen);
  if (rule.max_age && input.now - age_from > *rule.max_age) return Reason::too_old;
  if (silence_of(input, rule)) return Reason::silenced;
  return std::nullopt;
}

class Planner {
 public:
  explicit Planner(const PlanInput& input)
      : input_(input), told_before_(input.told_addresses.begin(), input.told_addresses.end()) {
    for (const auto& told : input.told_of_story) told_of_story_.emplace(told.address, &told);
  }

  std::set<std::string> reached_at_once() const {
    std::set<std::string> addresses;
    for (const auto& [name, hits] : hits_by_receiver()) {
      const model::Receiver* receiver = whom_to_tell(name);
      if (!receiver || hold_for(*receiver, hits)) continue;
      for (const Target& target : targets_of(*receiver)) addresses.insert(target.address);
    }
    return addresses;
  }

  Plan plan() {
    const auto by_receiver = hits_by_receiver();
    for (const auto& [receiver, hits] : by_receiver) claim_addresses(receiver, hits);
    for (const auto& [receiver, hits] : by_receiver) join_hits(receiver, hits);
    for (std::size_t hit = 0; hit < input_.hits.size(); ++hit) decide(hit);
    for (const Told& told : told_) tell(told);
    return std::move(plan_);
  }

 private:
  std::map<std::string, Hits> hits_by_receiver() const {
    std::map<std::string, Hits> found;
    for (std::size_t hit = 0; hit < input_.hits.size(); ++hit) {
      const model::Rule& rule = input_.hits[hit].rule;
      if (reason_for_silence(input_, input_.hits[hit])) continue;
      for (const std::string& name : rule.notify) found[name].insert(hit);
    }
    return found;
  }

  const model::Receiver* whom_to_tell(const std::string& name) const {
    return alerts::whom_to_tell(input_.receivers, name, input_.now);
  }

  // When a receiver is told of these. Fixed times are kept whatever comes; high priority goes
  // through quiet hours, absences and the receiver's rate; no rule may tell more than its own.
  std::optional<Hold> hold_for(const model::Receiver& receiver, const Hits& hits) const {
    if (const auto digest = hold_to_digest(receiver, input_.now)) return digest;
    const bool urgent = is_urgent(hits);
    if (const auto quiet = hold_of(receiver, input_.now); quiet && !urgent) return quiet;
    const auto full = input_.full_receivers.find(receiver.name);
    if (full != input_.full_receivers.end() && !urgent) return Hold{full->second, Reason::at_most};
    return storm(hits);
  }

  // Where every rule that leads here tells too much.
  std::optional<Hold> storm(const Hits& hits) const {
    std::optional<Hold> soonest;
    for (const std::size_t hit : hits) {
      const auto full = input_.full_rules.find(input_.hits[hit].rule.name);
      if (full == input_.full_rules.end()) return std::nullopt;
      if (!soonest || full->second < soonest->until) soonest = Hold{full->second, Reason::storm};
    }
    return soonest;
  }

  bool is_urgent(const Hits& hits) const {
    return std::ranges::any_of(hits, [&](std::size_t hit) {
      return input_.hits[hit].rule.priority == model::Rule::Priority::high;
    });
  }

  // Alerts of the story that are held for an address which was told nothing else of it.
  const Together& waiting_for(const std::string& address) const {
    static const Together kNone;
    const auto told = told_of_story_.find(address);
    return told == told_of_story_.end() ? kNone : told->second->waiting;
  }

  // Why an address is told of a hit that leads there; none: it knows enough.
  std::optional<Reason> reason_to_tell(const std::string& address, std::size_t hit,
                                       bool at_once) const {
    const bool is_first = at_once && !waiting_for(address).empty();
    if (told_before_.contains(address)) {
      if (!input_.known_article) return std::nullopt;
      return is_first ? Reason::first_in_story : Reason::further_rule;
    }
    const model::Rule& rule = input_.hits[hit].rule;
    const auto told = told_of_story_.find(address);
    if (told == told_of_story_.end() || rule.per == model::Rule::Per::article || is_first)
      return Reason::first_in_story;
    if (rule.updates.statements && has_news(*told->second, hit)) return Reason::new_statement;
    const auto asked = static_cast<std::size_t>(rule.updates.sources);
    if (asked > told->second->own_outlets && input_.story.outlets - input_.story.copies >= asked)
      return Reason::more_sources;
    return std::nullopt;
  }

  static bool has_news(const ToldOfStory& told, std::size_t hit) {
    const auto first = told.new_statements.lower_bound({hit, 0});
    return first != told.new_statements.end() && first->first == hit;
  }

  std::optional<Reason> reason_to_tell(const std::string& address, const Hits& hits,
                                       bool at_once) const {
    std::optional<Reason> best;
    for (const std::size_t hit : hits)
      if (const auto reason = reason_to_tell(address, hit, at_once);
          reason && (!best || rank(*reason) < rank(*best)))
        best = reason;
    return best;
  }

  void claim_addresses(const std::string& name, const Hits& hits) {
    const model::Receiver* receiver = whom_to_tell(name);
    if (!receiver) return;
    const auto hold = hold_for(*receiver, hits);
    for (const Target& target : targets_of(*receiver)) {
      const auto reason = reason_to_tell(target.address, hits, !hold);
      if (!reason) continue;
      const auto [place, is_new] =
          place_of_.try_emplace({target.channel, target.address}, told_.size());
      if (is_new) told_.push_back({target, receiver->name, *reason, hold, {}});
      Told& told = told_[place->second];
      if (rank(*reason) < rank(told.reason)) told.reason = *reason;
      if (is_sooner(hold, told.hold)) {
        told.receiver = receiver->name;
        told.hold = hold;
      }
    }
  }

  // Whoever is told, is told of all that leads there.
  void join_hits(const std::string& name, const Hits& hits) {
    const model::Receiver* receiver = whom_to_tell(name);
    if (!receiver) return;
    for (const Target& target : targets_of(*receiver))
      if (const auto place = place_of_.find({target.channel, target.address});
          place != place_of_.end())
        told_[place->second].hits.insert(hits.begin(), hits.end());
  }

  void decide(std::size_t hit) {
    const model::Rule& rule = input_.hits[hit].rule;
    const auto silence = reason_for_silence(input_, input_.hits[hit]);
    const std::set<std::string> names(rule.notify.begin(), rule.notify.end());
    const auto silenced_by =
        silence == Reason::silenced ? silence_of(input_, rule)->id : model::SilenceId{};
    for (const std::string& name : names)
      plan_.decisions.push_back(silence ? Decision{hit, name, false, *silence, silenced_by}
                                        : decision(hit, name));
    if (names.empty())
      plan_.decisions.push_back(
          {hit, "", false, input_.baseline ? Reason::first_poll : Reason::no_receiver});
  }

  // A receiver with several addresses is told when one of them is, as soon as one of them is, and
  // for the first time when one of them is.
  Decision decision(std::size_t hit, const std::string& name) const {
    const model::Receiver* receiver = whom_to_tell(name);
    Decision made{hit, name, false, receiver ? Reason::same_story : Reason::no_receiver};
    if (!receiver) return made;
    if (receiver->name != name) made.deputy = receiver->name;
    for (const Target& target : targets_of(*receiver)) {
      if (!made.told && told_before_.contains(target.address)) made.reason = Reason::already_told;
      const auto place = place_of_.find({target.channel, target.address});
      if (place == place_of_.end()) continue;
      const Told& told = told_[place->second];
      const Reason reason = told.hold ? told.hold->reason : told.reason;
      if (made.told && rank(made.reason) <= rank(reason)) continue;
      made.told = true;
      made.reason = reason;
      made.due = told.hold ? std::optional(told.hold->until) : std::nullopt;
    }
    return made;
  }

  // A rule that wants each article keeps articles apart, on either side.
  Together carried_by(const Told& told) const {
    const bool once_per_story = std::ranges::none_of(told.hits, [&](const std::size_t hit) {
      return input_.hits[hit].rule.per == model::Rule::Per::article;
    });
    Together carried;
    for (const HeldAlert& held : waiting_for(told.target.address))
      if (held.article == input_.article.id || (once_per_story && held.once_per_story))
        carried.push_back(held);
    return carried;
  }

  void tell(const Told& told) {
    const model::Time due = told.hold ? told.hold->until : model::Time{};
    const bool is_told_anew = !told.hold && !waiting_for(told.target.address).empty();
    const auto carries = is_told_anew ? carried_by(told) : Together{};
    const auto [place, is_new] = alert_of_.try_emplace(
        {told.receiver, told.reason, due, told.hits, news_of(told), is_told_anew, carries},
        plan_.alerts.size());
    if (is_new) plan_.alerts.push_back({alert_for(told), {}, told.hold, is_told_anew, carries});
    PlannedAlert& planned = plan_.alerts[place->second];
    planned.deliveries.push_back(delivery_to(told.target, planned.alert.id));
    if (told.hold) hold_back(planned.deliveries.back(), *told.hold);
  }

  model::Alert alert_for(const Told& told) const {
    model::Alert alert;
    alert.id = new_alert_id(input_.now);
    alert.kind = told.kind();
    alert.reason = told.reason;
    alert.receiver = told.receiver;
    const auto receiver =
        std::ranges::find(input_.receivers, told.receiver, &model::Receiver::name);
    if (receiver != input_.receivers.end()) alert.timezone = receiver->timezone;
    alert.article = input_.article;
    alert.article.text.clear();
    alert.story = input_.story;
    alert.feed = input_.feed;
    alert.created = input_.now;
    const News news = news_of(told);
    for (const std::size_t hit : told.hits)
      add_hit(alert, news.empty() ? input_.hits[hit] : with_news_only(hit, news));
    for (const std::size_t hit : told.hits)
      drop_from_others(alert, input_.hits[hit].hit.statements);
    return alert;
  }

  using News = std::set<std::pair<std::size_t, std::size_t>>;

  // Of an update that tells of new statements: these.
  News news_of(const Told& told) const {
    return told.reason == Reason::new_statement
               ? told_of_story_.at(told.target.address)->new_statements
               : News{};
  }

  RuleHit with_news_only(std::size_t hit, const News& news) const {
    RuleHit told = input_.hits[hit];
    std::vector<model::Statement> fresh;
    for (std::size_t place = 0; place < told.hit.statements.size(); ++place)
      if (news.contains({hit, place})) fresh.push_back(std::move(told.hit.statements[place]));
    told.hit.statements = std::move(fresh);
    keep_passages_of_statements(told.hit);
    return told;
  }

  const PlanInput& input_;
  std::set<std::string> told_before_;
  std::map<std::string, const ToldOfStory*> told_of_story_;  // by address
  std::vector<Told> told_;                                   // in the order of receivers' names
  std::map<std::pair<model::Delivery::Channel, std::string>, std::size_t> place_of_;  // in told_
  std::map<std::tuple<std::string, Reason, model::Time, Hits, News, bool, Together>, std::size_t>
      alert_of_;  // in plan_.alerts
  Plan plan_;
};

}  // namespace

Plan plan(const PlanInput& input) {
  return Planner(input).plan();
}

std::set<std::string> reached_at_once(const PlanInput& input) {
  return Planner(input).reached_at_once();
}

}  // namespace alerts
