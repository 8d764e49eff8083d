#include "rules/program.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include "rules/rules.h"

namespace rules {

namespace {

// A NEAR costs by the occurrences of its operands and by its pairs: what a whole query may look at,
// shared out, and at most.
constexpr std::size_t kOccurrencesOfAll = 20'000'000, kMaxOccurrences = 1'000'000;
constexpr std::size_t kPairsOfAll = 500'000, kMaxPairs = 20'000;

std::size_t share(std::size_t all, std::size_t parts, std::size_t most) {
  return std::min(most, all / std::max<std::size_t>(parts, 1));
}

}  // namespace

std::size_t Program::HashOfSlot::operator()(const Slot* slot) const {
  const std::hash<std::string> hash;
  return hash(slot->folded) ^ hash(slot->after) * 3 ^ hash(slot->before) * 5 ^
         (slot->inflected ? 7u : 0u);
}

SlotId Program::id_of(const Slot& slot) {
  if (const auto known = known_.find(&slot); known != known_.end()) return known->second;
  const auto id = static_cast<SlotId>(slots_.size());
  slots_.push_back(std::make_unique<const Slot>(slot));
  plain_.push_back(slot.kind != Slot::Kind::any && slot.before.empty() && slot.after.empty());
  if (slot.kind == Slot::Kind::any) any_.push_back(id);
  known_.emplace(slots_.back().get(), id);
  return id;
}

people::WantedId Program::id_of(const Named& named) {
  const auto kind = static_cast<people::Wanted::Kind>(named.kind);
  if (known_wanted_.empty() && roster_)
    for (people::WantedId id = 0; id < roster_->wanted().size(); ++id)
      known_wanted_.try_emplace({roster_->wanted()[id].kind, roster_->wanted()[id].name}, id);
  const auto next = static_cast<people::WantedId>(wanted_.size());
  const auto [at, is_new] = known_wanted_.try_emplace({kind, named.name}, next);
  assert(!is_new || !roster_);
  if (is_new) wanted_.push_back({kind, named.name});
  return at->second;
}

void Program::finish() {
  if (!roster_ && !wanted_.empty()) {
    if (!lists_) lists_ = std::make_shared<const people::Lists>();
    roster_ = std::make_shared<const people::Roster>(lists_, std::move(wanted_));
  }
  known_ = {};
  known_wanted_ = {};
  known_namings_ = {};
  parts_.shrink_to_fit();
  slot_ids_.shrink_to_fit();
}

PartId Program::add(const Node& root, const Size& size, const query::Options& options) {
  options_ = options;
  asks_said_ = false;
  const auto id = static_cast<PartId>(parts_.size());
  Part query{.kind = Part::Kind::query, .count = 1};
  query.number = static_cast<std::int32_t>(share(kOccurrencesOfAll, size.terms, kMaxOccurrences));
  query.first = static_cast<std::uint32_t>(share(kPairsOfAll, size.nears, kMaxPairs));
  parts_.push_back(query);
  add(root);
  parts_[id].size = static_cast<std::uint32_t>(parts_.size()) - id;
  parts_[id].simple = !asks_said_;
  for (; named_ < namings_.size(); ++named_) add_terms(namings_[named_], options.lookalikes);
  return id;
}

// Behind the query, since other parts will share them. The terms of a list are of no time.
void Program::add_terms(Naming& naming, bool lookalikes) {
  const people::Wanted& wanted = (roster_ ? roster_->wanted() : wanted_)[naming.wanted];
  const bool has_terms =
      wanted.kind == people::Wanted::Kind::list || wanted.kind == people::Wanted::Kind::ever;
  if (!lists_ || !has_terms) return;
  std::vector<Child> terms;
  for (const std::string& written : lists_->terms(wanted.name)) {
    auto term = query::parse_list_term(written, {lookalikes, options_.cut, nullptr});
    if (!term || terms.size() == kMostTermsOfList) continue;
    terms.push_back(std::make_unique<Node>());
    terms.back()->is = *std::move(term);
  }
  if (terms.empty()) return;
  naming.terms = static_cast<PartId>(parts_.size());
  Node any;
  any.is = Or{std::move(terms)};
  add(any);
}

void Program::add(const Node& node) {
  const auto id = static_cast<PartId>(parts_.size());
  parts_.emplace_back();
  std::visit([&](const auto& is) { fill(id, is); }, node.is);
  parts_[id].size = static_cast<std::uint32_t>(parts_.size()) - id;
}

void Program::add_inside(PartId id, const std::vector<Child>& inside) {
  parts_[id].count = static_cast<std::uint16_t>(inside.size());
  for (const Child& one : inside) add(*one);
}

void Program::fill(PartId id, const Term& term) {
  Part& part = parts_[id];
  part.kind = Part::Kind::term;
  part.number = term.slop.value_or(-1);
  part.first = static_cast<std::uint32_t>(slot_ids_.size());
  part.count = static_cast<std::uint16_t>(term.slots.size());
  part.simple = term.slots.size() == 1 && term.slots[0].before.empty() &&
                term.slots[0].after.empty() && term.slots[0].kind != Slot::Kind::any;
  for (const Slot& slot : term.slots) slot_ids_.push_back(id_of(slot));
}

void Program::fill(PartId id, const Raw& raw) {
  parts_[id].kind = Part::Kind::raw;
  parts_[id].first = static_cast<std::uint32_t>(texts_.size());
  texts_.push_back(raw.wanted);
}

void Program::fill(PartId id, const Regex& regex) {
  parts_[id].kind = Part::Kind::regex;
  parts_[id].first = static_cast<std::uint32_t>(expressions_.size());
  expressions_.push_back(regex.expression);
}

void Program::fill(PartId id, const And& all) {
  parts_[id].kind = Part::Kind::all;
  add_inside(id, all.of);
}

// A term once, however often it is written.
void Program::fill(PartId id, const Or& any) {
  parts_[id].kind = Part::Kind::any;
  std::set<std::pair<int, std::vector<SlotId>>> terms;
  for (const Child& one : any.of) {
    if (const auto* term = std::get_if<Term>(&one->is)) {
      std::vector<SlotId> slots;
      for (const Slot& slot : term->slots) slots.push_back(id_of(slot));
      if (!terms.emplace(term->slop.value_or(-1), std::move(slots)).second) continue;
    }
    ++parts_[id].count;
    add(*one);
  }
}

void Program::fill(PartId id, const Not& no) {
  parts_[id].kind = Part::Kind::none;
  parts_[id].count = 1;
  add(*no.of);
}

void Program::fill(PartId id, const Near& near) {
  Part& part = parts_[id];
  part.kind = Part::Kind::near;
  part.number = near.distance;
  part.ordered = near.ordered;
  part.without = near.without;
  part.count = 2;
  add(*near.left);
  add(*near.right);
}

void Program::fill(PartId id, const NearAll& near) {
  parts_[id].kind = Part::Kind::near_all;
  parts_[id].number = near.distance;
  add_inside(id, near.of);
}

void Program::fill(PartId id, const Within& within) {
  parts_[id].kind = Part::Kind::within;
  parts_[id].by_paragraph = within.unit == Within::Unit::paragraph;
  parts_[id].count = 1;
  add(*within.of);
}

void Program::fill(PartId id, const AtLeast& at_least) {
  parts_[id].kind = Part::Kind::at_least;
  parts_[id].number = at_least.times;
  parts_[id].count = 1;
  add(*at_least.of);
}

void Program::fill(PartId id, const Score& score) {
  Part& part = parts_[id];
  part.kind = Part::Kind::score;
  part.number = score.threshold;
  part.first = static_cast<std::uint32_t>(weights_.size());
  part.count = static_cast<std::uint16_t>(score.parts.size());
  for (const Score::Part& one : score.parts) weights_.push_back(one.weight);
  for (const Score::Part& one : score.parts) add(*one.of);
}

void Program::fill(PartId id, const InField& field) {
  parts_[id].kind = Part::Kind::in_field;
  parts_[id].scope = field.scope;
  parts_[id].count = 1;
  add(*field.of);
}

void Program::fill(PartId id, const Value& value) {
  parts_[id].kind = Part::Kind::value;
  parts_[id].scope = value.scope;
  parts_[id].first = static_cast<std::uint32_t>(texts_.size());
  texts_.push_back(value.wanted);
}

void Program::fill(PartId id, const Published& published) {
  parts_[id].kind = Part::Kind::published;
  parts_[id].first = static_cast<std::uint32_t>(days_.size());
  days_.push_back(published);
}

void Program::fill(PartId id, const Named& named) {
  const people::WantedId wanted = id_of(named);
  const auto [at, is_new] = known_namings_.try_emplace({wanted, options_.lookalikes},
                                                       static_cast<std::uint32_t>(namings_.size()));
  if (is_new) namings_.push_back({wanted, kNoPart});
  parts_[id].kind = Part::Kind::named;
  parts_[id].first = at->second;
}

void Program::fill(PartId id, const Said& said) {
  asks_said_ = true;
  std::uint32_t kinds = 0;
  for (const model::Statement::Kind kind : said.kinds) kinds |= 1u << static_cast<unsigned>(kind);
  parts_[id].kind = Part::Kind::said;
  parts_[id].first = kinds;
  const Child* const parts[] = {&said.by, &said.about, &said.via, &said.venue};
  for (std::size_t i = 0; i < kRoles.size(); ++i) {
    if (!*parts[i]) continue;
    ++parts_[id].count;
    parts_[id].number |= kRoles[i];
    add(**parts[i]);
  }
}

}  // namespace rules
