#include <utility>

#include "people/people.h"

namespace people {

struct Roster::Compiled {
  std::shared_ptr<const Lists> lists;
  std::vector<Wanted> wanted;
};

Roster::Roster(std::shared_ptr<const Lists> lists, std::vector<Wanted> wanted)
    : compiled_(std::make_unique<const Compiled>(Compiled{std::move(lists), std::move(wanted)})) {}
Roster::Roster(Roster&&) noexcept = default;
Roster& Roster::operator=(Roster&&) noexcept = default;
Roster::~Roster() = default;

const Lists& Roster::lists() const {
  return *compiled_->lists;
}

const std::vector<Wanted>& Roster::wanted() const {
  return compiled_->wanted;
}

std::span<const WantedId> Roster::named_by(std::string_view) const {
  return {};
}

std::vector<Mention> Roster::mentions(const text::Reading&, const model::Article&,
                                      model::Day) const {
  return {};
}

bool is_speaker(const model::Statement::Speaker&, const Mention&) {
  return false;
}

}  // namespace people
