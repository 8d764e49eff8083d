#pragma once
// Offices by what they are called in English, Russian and German, and the words beside them that
// change or block them (former, deputy). The data: office_data.cpp. Internal to people.
// Built once; then any thread.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "people/offices/countries.h"
#include "people/offices/office_data.h"
#include "people/offices/phrases.h"

namespace people {

using OfficeId = std::uint32_t;  // 0: nobody's ("vice president")

struct OfficeForm {
  OfficeId office = 0;
  StateId only = 0;           // the form is of that state alone
  bool says_state = false;    // and says so: "Pentagon chief"
  bool needs_state = false;   // "leader" is none, "Kazakh leader" is
  bool state_behind = false;  // and it must follow: глава Казахстана
};

class Offices {
 public:
  static const Offices& known();
  Offices() = default;

  OfficeId find(std::string_view name) const;  // 0: none
  OfficeId add(std::string_view name);
  // A phrase as office_data.h writes it, without the signs at its beginning.
  void add_phrase(std::string_view phrase, const OfficeForm&);
  void add_slots(const std::vector<Phrases::Slot>&, const OfficeForm&);

  const Phrases& phrases() const { return phrases_; }
  const OfficeForm& form(std::uint32_t meaning) const { return forms_[meaning]; }

 private:
  Phrases phrases_;
  std::vector<OfficeForm> forms_;
  std::unordered_map<std::string, OfficeId> names_;
};

// The words beside offices; a meaning is a Beside.
const Phrases& words_beside_offices();

// The slots of a phrase as office_data.h writes it. A word that is the first of a row of forms
// stands for them: "министр по делам гор" is declined without a sign.
std::vector<Phrases::Slot> slots_of(std::string_view phrase, bool declines = false);

}  // namespace people
