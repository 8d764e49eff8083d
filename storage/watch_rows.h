#pragma once
// Feeds, lists, rules and receivers as a person wrote them.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/feed.h"
#include "model/list.h"
#include "model/receiver.h"
#include "model/rule.h"
#include "model/time.h"
#include "storage/database.h"

namespace storage {

enum class Status {
  active,
  disabled,
  removed,
  suspended,  // a rule that costs too much (storage/rule_costs.h)
};

template <class Noun>
struct WatchRow {
  Noun noun;
  Status status = Status::active;
  std::string origin;  // file:line
  // Of a rule: why it is out of service, until its next revision or until it is resumed.
  std::string suspended_because = {};
};

struct WatchRows {
  std::vector<WatchRow<model::Feed>> feeds;
  std::vector<WatchRow<model::List>> lists;
  std::vector<WatchRow<model::Rule>> rules;  // without tests: those stand in the files
  std::vector<WatchRow<model::Receiver>> receivers;
};
WatchRows load_watch_rows(Transaction&);  // removed ones left out, by name
std::vector<model::List> active_lists(const WatchRows&);
std::vector<model::List> load_active_lists(Transaction&);

// Whoever is about to change them goes first with this: to the end of the transaction nobody else
// does, so that what one reads, another does not change before it writes.
void lock_watch_rows(Transaction&);

// Insert or update by name. A feed whose URL changed starts afresh. A rule's own revision is that
// of the text which brought its meaning; a suspended one that means what it meant stays suspended,
// disabled and enabled again as well.
void store_feed(Transaction&, const WatchRow<model::Feed>&);
void store_list(Transaction&, const WatchRow<model::List>&);
void store_rule(Transaction&, const WatchRow<model::Rule>&);
void store_receiver(Transaction&, const WatchRow<model::Receiver>&);
// `noun` is feed, list, rule or receiver.
void set_status(Transaction&, const std::string& noun, const std::string& name, Status);

// Since when each rule means what it means, by name.
std::map<std::string, model::Time> rules_in_force_since(Transaction&);

std::int64_t watch_generation(Transaction&);
void grow_watch_generation(Transaction&);

// Texts as they were written, each kept as a new revision where it differs from the last one of its
// name; what it means may be as it was (only its tests changed). Rows are stored before.
struct Definitions {
  std::vector<std::string> names, texts;  // one text for each name
};
void keep_definitions(Transaction&, const std::string& noun, const Definitions&,
                      const std::string& who);
// A rule's text that stood in its file and is about to go, though it was never in force.
void keep_unapplied_rule(Transaction&, const std::string& name, const std::string& definition,
                         const std::string& who);

struct Revision {
  int revision = 0;
  std::optional<int>
      meaning;  // of a rule: the one that brought what it means; none: never in force
  std::string definition, changed_by;
  model::Time changed_at{};
};
// The last one first.
std::vector<Revision> revisions_of(Transaction&, const std::string& noun, const std::string& name);

}  // namespace storage
