#pragma once
// One definition of a watch file, [[feed]], [[list]], [[rule]] or [[receiver]], as its noun.
#include <filesystem>
#include <vector>

#include "net/egress.h"
#include "watch/keys.h"
#include "watch/watch.h"

namespace watch {

// What reading a definition needs to know beside it.
struct Surroundings {
  const net::Egress* egress = nullptr;
  std::filesystem::path folder;  // of the watch file: tests name their files from there
};

// Definitions while they are read.
struct FeedDraft {
  Surroundings around;
  model::Feed noun;
  Place name_at, url_at;
};
struct MemberDraft {
  model::Member noun;
  Place at;
};
struct ListDraft {
  model::List noun;
  Place name_at;
  std::vector<MemberDraft> members;
  std::vector<Word> include;  // checked once every file's lists are known
  std::optional<Word> within;
};
struct RuleDraft {
  Surroundings around;
  model::Rule noun;
  Place name_at, updates_at;
  Value query, high_if;      // checked once every file's lists are known
  std::vector<Word> notify;  // checked once every file's receivers are known
};
struct ReceiverDraft {
  Surroundings around;
  model::Receiver noun;
  Place name_at;
  std::vector<Place> targets;  // the keys email, webhook, maildir that it gives
  std::vector<Word> deputies;  // checked once every file's receivers are known
  model::DigestTimes times;
  std::optional<Place> digest_at;  // where send = "digest" stands
  std::vector<Word> digest_keys;   // at and empty, where they stand
};

FeedDraft read_feed(const Given&, const Surroundings&, Report&);
ListDraft read_named_list(const Given&, const Surroundings&, Report&);
RuleDraft read_rule(const Given&, const Surroundings&, Report&);
ReceiverDraft read_receiver(const Given&, const Surroundings&, Report&);

// A table of [[list.member]].
MemberDraft read_member(const Given&, Report&);

// Minutes since midnight of "07:30"; "24:00" is the day's end.
std::optional<int> clock_of(std::string_view);
// When a receiver is not told.
void read_quiet(const Given&, ReceiverDraft&, Report&);
void read_away(const Given&, ReceiverDraft&, Report&);

// The rule's queries, once it is known which lists there are; null: whatever lists they name.
void check_queries(const RuleDraft&, const std::vector<std::string>* lists, Report&);

// A table of must_match or must_not_match.
std::optional<model::RuleTest> read_rule_test(const Given&, const Surroundings&, Report&);

// A URL that may be connected to, as far as its text tells.
std::optional<std::string> read_reachable(const Given&, const net::Egress&, Report&);

}  // namespace watch
