#pragma once
// Deliveries that are held: told later, by themselves or within another one.
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/alert.h"
#include "model/story.h"
#include "storage/database.h"

namespace storage {

// To the end of the transaction no other daemon lets anything go. False: one does just now.
bool lock_held(Transaction&);

struct HeldOf {
  std::string receiver;
  std::string reason;  // held_for
  model::Time due{};   // of the earliest
};
// For whom something is held, and why.
std::vector<HeldOf> list_held(Transaction&);

struct HeldDelivery {
  model::Delivery delivery;
  std::string reason;
  std::string kind;          // of the alert
  model::StoryId story;      // as it stands; 0: of none
  model::ArticleId article;  // 0: none
  bool is_urgent = false, once_per_story = true;
  model::Time created{};
};
// What is held for a receiver and for these reasons, the oldest first.
std::vector<HeldDelivery> held_of(Transaction&, const std::string& receiver,
                                  const std::vector<std::string>& reasons);
// What these alerts say, by id.
std::map<std::string, std::string> contents_of(Transaction&,
                                               const std::vector<std::string>& alerts);

// All that is held for the receiver and for this reason is due then.
void put_off_held(Transaction&, const HeldOf&, model::Time due);
// These are to be sent now, each by itself.
void let_go(Transaction&, const std::vector<model::DeliveryId>&);
// These go within the delivery of this alert to their address, which tells what they would have
// told, and end with it.
void carry_within(Transaction&, const std::string& alert, const std::string& address,
                  const std::vector<model::DeliveryId>&);

// What is held of the story for those of these addresses that were handed nothing of it yet, the
// oldest first.
std::vector<HeldDelivery> waiting_for_story(Transaction&, model::StoryId,
                                            const std::vector<std::string>& addresses);
// Of these alerts, those that are held for all of these addresses and are let go by nobody: they
// stay so to the end of the transaction.
std::set<std::string> keep_held(Transaction&, const std::vector<std::string>& alerts,
                                const std::vector<std::string>& addresses);
// An alert about this article will be the first that these addresses get of the story.
void tell_anew(Transaction&, model::StoryId, model::ArticleId,
               const std::vector<std::string>& addresses);
// As carry_within(), for all addresses of the alert; these are held for them.
void carry_alerts_within(Transaction&, const std::string& alert,
                         const std::vector<std::string>& held);

}  // namespace storage
