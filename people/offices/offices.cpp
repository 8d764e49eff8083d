#include "people/offices/offices.h"

#include <algorithm>

#include "text/fold.h"

namespace people {
namespace {

template <class Each>
void split(std::string_view list, char at, Each&& each) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(at), list.size());
    if (end > 0) each(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

Phrases::Slot forms_named(std::string_view name) {
  for (const FormsRow& row : form_rows())
    if (name == row.name) {
      Phrases::Slot forms;
      split(row.forms, ' ', [&](std::string_view form) { forms.push_back(text::fold(form)); });
      return forms;
    }
  return {text::fold(name)};
}

// Forms may have a beginning: außen%minister.
Phrases::Slot slot_of(std::string_view word) {
  const bool is_optional = word.starts_with('?');
  if (is_optional) word.remove_prefix(1);
  Phrases::Slot slot;
  if (const std::size_t sign = word.find('%'); sign != std::string_view::npos)
    for (const std::string& form : forms_named(word.substr(sign + 1)))
      slot.push_back(text::fold(word.substr(0, sign)) + form);
  else
    slot = {word == Phrases::kState ? std::string(word) : text::fold(word)};
  if (is_optional) slot.emplace_back();
  return slot;
}

// The signs at a phrase's beginning come off and are told.
std::string_view read_signs(std::string_view phrase, OfficeForm& form) {
  if (phrase.size() > 3 && phrase[2] == ':') {
    form.only = Countries::known().find({std::string(phrase.substr(0, 2)), {}, {}});
    phrase.remove_prefix(3);
  }
  for (; !phrase.empty(); phrase.remove_prefix(1))
    if (phrase[0] == '+')
      form.says_state = true;
    else if (phrase[0] == '=')
      form.needs_state = true;
    else if (phrase[0] == '>')
      form.needs_state = form.state_behind = true;
    else
      break;
  return phrase;
}

}  // namespace

std::vector<Phrases::Slot> slots_of(std::string_view phrase, bool declines) {
  std::vector<Phrases::Slot> slots;
  if (declines)
    for (const std::string& word : words_of_phrase(phrase)) slots.push_back(forms_named(word));
  else
    split(phrase, ' ', [&](std::string_view word) { slots.push_back(slot_of(word)); });
  return slots;
}

const Offices& Offices::known() {
  static const Offices all = [] {
    Offices made;
    for (const OfficeRow& row : office_rows()) {
      const OfficeId office = *row.name ? made.add(row.name) : 0;
      split(row.phrases, '|', [&](std::string_view phrase) {
        OfficeForm form{office};
        made.add_phrase(read_signs(phrase, form), form);
      });
    }
    return made;
  }();
  return all;
}

OfficeId Offices::find(std::string_view name) const {
  const auto found = names_.find(std::string(name));
  return found == names_.end() ? 0 : found->second;
}

OfficeId Offices::add(std::string_view name) {
  return names_.try_emplace(std::string(name), static_cast<OfficeId>(names_.size() + 1))
      .first->second;
}

void Offices::add_phrase(std::string_view phrase, const OfficeForm& form) {
  add_slots(slots_of(phrase), form);
}

void Offices::add_slots(const std::vector<Phrases::Slot>& slots, const OfficeForm& form) {
  phrases_.add(slots, static_cast<std::uint32_t>(forms_.size()));
  forms_.push_back(form);
}

const Phrases& words_beside_offices() {
  static const Phrases all = [] {
    Phrases made;
    for (const BesideRow& row : beside_rows())
      split(row.words, '|', [&](std::string_view phrase) {
        made.add(slots_of(phrase), static_cast<std::uint32_t>(row.what));
      });
    return made;
  }();
  return all;
}

}  // namespace people
