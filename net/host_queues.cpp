#include "net/host_queues.h"

#include <algorithm>

namespace net {

void HostQueues::push(Waiting transfer, Clock::time_point now) {
  add(std::move(transfer), End::back, now);
}

void HostQueues::push_front(Waiting transfer, Clock::time_point now) {
  add(std::move(transfer), End::front, now);
}

void HostQueues::add(Waiting transfer, End end, Clock::time_point now) {
  forget_idle(now);
  const std::string name = transfer->host();
  Host& host = hosts_[name];
  host.needs_resolver = transfer->needs_resolver();
  if (host.waiting.empty()) host.not_before = std::max(host.not_before, now);
  if (end == End::front)
    host.waiting.push_front(std::move(transfer));
  else
    host.waiting.push_back(std::move(transfer));
  schedule(name, host);
}

void HostQueues::schedule(const std::string& name, const Host& host) {
  if (host.waiting.empty() || host.running >= connections_) return;
  (host.needs_resolver ? due_names_ : due_addresses_).emplace(host.not_before, name);
}

HostQueues::Due* HostQueues::first_due(bool may_resolve) {
  Due* first = due_addresses_.empty() ? nullptr : &due_addresses_;
  if (may_resolve && !due_names_.empty() && (!first || *due_names_.begin() < *first->begin()))
    first = &due_names_;
  return first;
}

HostQueues::Waiting HostQueues::take(Clock::time_point now, bool may_resolve) {
  Due* due = first_due(may_resolve);
  if (!due || due->begin()->first > now) return nullptr;
  const std::string name = due->begin()->second;
  due->erase(due->begin());
  Host& host = hosts_.at(name);
  Waiting transfer = std::move(host.waiting.front());
  host.waiting.pop_front();
  ++host.running;
  host.not_before = now + delay_;
  schedule(name, host);
  return transfer;
}

void HostQueues::finished(const std::string& name) {
  Host& host = hosts_.at(name);
  --host.running;
  schedule(name, host);
}

std::optional<HostQueues::Clock::time_point> HostQueues::next_due(bool may_resolve) {
  const Due* due = first_due(may_resolve);
  if (!due) return {};
  return due->begin()->first;
}

// A host is remembered until its delay is over; sweeping at doubled size keeps this cheap.
void HostQueues::forget_idle(Clock::time_point now) {
  if (hosts_.size() < 2 * swept_ + 1000) return;
  std::erase_if(hosts_, [&](const auto& entry) {
    const Host& host = entry.second;
    return host.waiting.empty() && host.running == 0 && host.not_before <= now;
  });
  swept_ = hosts_.size();
}

}  // namespace net
