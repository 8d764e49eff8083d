#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/hit.h"
#include "model/ids.h"
#include "model/receiver.h"
#include "model/rule.h"
#include "model/story.h"
#include "model/time.h"

namespace model {

// Tell or stay silent, and why: one row for each hit and receiver, kept.
enum class Reason {
  first_in_story,  // told
  further_rule,    // told as an update: a changed article met one more rule
  new_statement,   // told as an update: somebody said something more in a story that was told
  more_sources,    // told as an update: as many outlets report the story as the rule asks for
  already_told,    // this address has this article
  same_story,      // this address was told of this story
  first_poll,      // the feed's baseline
  too_old,         // older than the rule's max_age
  no_receiver,     // the rule notifies nobody
  unsure,          // only statements of low confidence prove it
  silenced,        // a person said so, until when and why
  quiet_hours,     // told when they are over
  away,            // told at the return
  at_most,         // more than the receiver takes: summed up
  storm,           // more than a rule may tell at once: in a digest
  digest,          // told at the receiver's fixed times
};

enum class AlertKind {
  alert,
  update,
  digest,   // of several alerts, each whole
  summary,  // of several alerts, by their headlines
  test,
  notice,
  welcome,  // the first mail an address gets: what it will hear of
};

// What one receiver is to be told. Holds its content: what is sent a day later says what was true
// when it was decided.
struct Alert {
  // "al_" and 26 letters of a UUIDv7: webhook-id and part of the Message-ID, equal on every
  // attempt.
  std::string id;
  AlertKind kind = AlertKind::alert;
  Reason reason = Reason::first_in_story;
  std::string receiver;  // its name
  std::string timezone;  // the receiver's, an IANA name; empty: UTC
  struct RuleRef {
    std::string name, title;
    int revision = 0;
    Rule::Priority priority = Rule::Priority::normal;
    Rule::Per per = Rule::Per::story;
    Rule::Updates updates = {};
    bool operator==(const RuleRef&) const = default;
  };
  std::vector<RuleRef> rules;  // every rule that leads this address here
  // The story it tells of, as that stood when the alert was decided; id 0: of none.
  struct StoryRef {
    StoryId id = {};
    std::size_t articles = 0;
    std::size_t outlets = 0;  // that report it, the first one included
    std::size_t copies = 0;   // of these: outlets whose text is not their own
    // Besides the article's own: "also reported by 14 outlets: …"; empty: by nobody else.
    std::string others;
    std::vector<std::string> in_order;  // outlets, the first to report first; some of them
    std::string agency;                 // whom the article credits as a whole: "TASS"; or empty
    bool operator==(const StoryRef&) const = default;
  };
  StoryRef story;
  Article article;   // without its text; default in a test alert
  std::string feed;  // name of the feed that brought it
  std::vector<Passage> passages;
  std::vector<Statement> statements, other_statements;  // of the hits, each once
  std::size_t held_back = 0;       // unsure hits of these rules since the receiver's last alert
  std::string notice;              // of a notice: what is said; of a digest: its headline
  std::vector<Alert> items;        // of a digest, the most important first
  std::size_t more = 0;            // of a digest: alerts that it counts and does not show
  std::vector<std::string> notes;  // of a digest: what was not told, how the feeds do
  Time created{};
};

// An Alert on its way to one address.
struct Delivery {
  enum class State { pending, sending, retrying, delivered, dead, discarded, held };
  enum class Channel { email, webhook, maildir };
  DeliveryId id;
  std::string alert;  // Alert::id
  Channel channel = Channel::email;
  std::string address;                         // mail address, URL, or folder
  SecretSource secret;                         // of a webhook
  WebhookFormat format = WebhookFormat::json;  // of a webhook
  State state = State::pending;
  std::optional<Time> due;  // of a held one: not before
  int attempts = 0;
  std::int64_t token = 0;  // of the lease: a late worker's record changes nothing (F41)
};

}  // namespace model
