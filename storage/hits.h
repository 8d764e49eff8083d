#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/hit.h"
#include "model/silence.h"
#include "model/time.h"
#include "storage/database.h"
#include "storage/way.h"

namespace storage {

// A hit, and its statements as JSON: an array, of whatever form its readers know.
struct HitToStore {
  model::Hit hit;
  std::string statements = "[]";
};
// Stores those not stored before (rule, article) and returns the ids, 0 for the known ones, in
// order.
std::vector<model::HitId> store_hits(Transaction&, const model::Article&, model::FeedId,
                                     const std::vector<HitToStore>&);

struct HitRow {
  model::HitId id;
  model::ArticleId article;
  std::string rule, rule_title;
  int rule_revision = 0;
  std::string title, url, source, lang, feed;
  std::optional<model::Time> published;
  model::Time at{};
  std::vector<model::Passage> passages;
  std::vector<model::Span> spans;
  std::string statements;  // JSON, as it was stored
  bool unsure = false;
  std::string mark;  // by its last test that was not dropped: good, bad; empty: none
};
struct HitFilter {
  std::string rule;  // name; empty: all
  std::optional<model::Time> since;
  bool unsure = false;  // those for review, or else the others
  int limit = 50;       // 0: all
};
std::vector<HitRow> list_hits(Transaction&, const HitFilter&);  // newest first
std::optional<HitRow> load_hit(Transaction&, model::HitId);

// How many are for review among those that would have been told to a receiver since its last alert;
// by name, those that have any.
std::map<std::string, std::size_t> count_held_back(Transaction&,
                                                   const std::vector<std::string>& receivers);

struct DecisionRow {
  std::string receiver, reason;
  bool told = false;
  std::string deputy = {};              // who is told instead of an absent receiver
  std::optional<model::Time> due = {};  // of what is told later
  model::Silence silence = {};  // that keeps it silent; id 0: none. Its id is what is stored
  Way way = {};  // of its alert: how far it got; of that only the hit's own alerts are asked
};
struct DecisionToStore {
  model::HitId hit;
  DecisionRow decision;
};
void store_decisions(Transaction&, const std::vector<DecisionToStore>&);
std::vector<DecisionRow> decisions_of(Transaction&, model::HitId);

}  // namespace storage
