#include "alerts/target.h"

#include <algorithm>

namespace alerts {
namespace {

using Channel = model::Delivery::Channel;

// A thousand rules may meet one article; an alert is read by a person.
constexpr std::size_t kMostPassages = 50;

void add_passage(model::Alert& alert, const model::Passage& passage) {
  const auto same =
      std::find_if(alert.passages.begin(), alert.passages.end(), [&](const auto& shown) {
        return shown.field == passage.field && shown.text == passage.text;
      });
  if (same != alert.passages.end())
    same->marks.insert(same->marks.end(), passage.marks.begin(), passage.marks.end());
  else if (alert.passages.size() < kMostPassages)
    alert.passages.push_back(passage);
}

constexpr std::size_t kMostStatements = 20;

bool is_same(const model::Statement& a, const model::Statement& b) {
  return a.field == b.field && a.content == b.content && a.cue == b.cue;
}

bool has(const std::vector<model::Statement>& all, const model::Statement& wanted) {
  return std::ranges::any_of(all, [&](const auto& one) { return is_same(one, wanted); });
}

// One that proves a hit is no other one, whichever rule said so first.
void add_statement(model::Alert& alert, model::Statement statement) {
  std::erase_if(alert.other_statements, [&](const auto& one) { return is_same(one, statement); });
  for (model::Statement& known : alert.statements)
    if (is_same(known, statement)) {
      known.marks.insert(known.marks.end(), statement.marks.begin(), statement.marks.end());
      if (known.target_met.empty()) known.target_met = statement.target_met;
      return;
    }
  if (alert.statements.size() < kMostStatements) alert.statements.push_back(std::move(statement));
}

}  // namespace

// By its beginning, for others' words may break in.
bool holds(const model::Passage& passage, const model::Statement& statement) {
  constexpr std::size_t kTelling = 40;  // bytes
  const std::string beginning = statement.words.substr(0, statement.words.find(" … "));
  return passage.text.find(beginning.substr(0, kTelling)) != std::string::npos;
}

void keep_passages_of_statements(model::Hit& hit) {
  std::vector<model::Passage> kept;
  for (const model::Passage& passage : hit.passages)
    if (std::ranges::any_of(hit.statements,
                            [&](const auto& statement) { return holds(passage, statement); }))
      kept.push_back(passage);
  if (!kept.empty()) hit.passages = std::move(kept);
}

std::vector<Target> targets_of(const model::Receiver& receiver) {
  if (const auto* webhook = std::get_if<model::Webhook>(&receiver.where))
    return {{Channel::webhook, webhook->url, webhook->secret, webhook->format}};
  if (const auto* maildir = std::get_if<model::Maildir>(&receiver.where))
    return {{Channel::maildir, maildir->path, {}}};
  std::vector<Target> targets;
  for (const std::string& address : std::get<model::Email>(receiver.where).addresses) {
    const auto is_same = [&](const Target& other) { return other.address == address; };
    if (std::none_of(targets.begin(), targets.end(), is_same))
      targets.push_back({Channel::email, address, {}});
  }
  return targets;
}

model::Delivery delivery_to(const Target& target, const std::string& alert_id) {
  model::Delivery delivery;
  delivery.alert = alert_id;
  delivery.channel = target.channel;
  delivery.address = target.address;
  delivery.secret = target.secret;
  delivery.format = target.format;
  return delivery;
}

std::optional<Hold> hold_to_digest(const model::Receiver& receiver, model::Time now) {
  const auto next = next_digest(receiver, now);
  return next ? std::optional(Hold{next->due, model::Reason::digest}) : std::nullopt;
}

void hold_back(model::Delivery& delivery, const Hold& hold) {
  delivery.state = model::Delivery::State::held;
  delivery.due = hold.until;
}

void add_hit(model::Alert& alert, const RuleHit& met) {
  const model::Rule& rule = met.rule;
  const auto is_same = [&](const model::Alert::RuleRef& other) { return other.name == rule.name; };
  if (std::none_of(alert.rules.begin(), alert.rules.end(), is_same))
    alert.rules.push_back({rule.name, rule.title.empty() ? rule.name : rule.title, rule.revision,
                           rule.priority, rule.per, rule.updates});
  for (const model::Passage& passage : met.hit.passages) add_passage(alert, passage);
  for (const model::Statement& statement : met.hit.statements) add_statement(alert, statement);
  for (const model::Statement& statement : met.hit.other_statements)
    if (alert.other_statements.size() < kMostStatements && !has(alert.statements, statement) &&
        !has(alert.other_statements, statement))
      alert.other_statements.push_back(statement);
}

void drop_from_others(model::Alert& alert, const std::vector<model::Statement>& met) {
  std::erase_if(alert.other_statements, [&](const auto& one) { return has(met, one); });
}

}  // namespace alerts
