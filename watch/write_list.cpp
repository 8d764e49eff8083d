// A list as a watch file writes it.
#include <algorithm>

#include "text/times.h"
#include "watch/toml_text.h"
#include "watch/watch.h"

namespace watch {
namespace {

// The keys of one table in a column; what is empty is left out.
class Keys {
 public:
  void add(std::string_view key, const std::string& value) {
    if (!value.empty()) add_written(key, toml_text(value));
  }
  void add(std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty()) add_written(key, toml_text(values));
  }
  void add(std::string_view key, const std::optional<model::Day>& day) {
    if (day) add_written(key, text::to_day(*day));
  }
  void add(const model::Term& term) {
    add("from", term.from);
    add("until", term.until);
  }
  void add(const model::Country& country) {
    if (!country.code.empty()) return add("country", country.code);
    if (country.name.empty()) return;
    const std::string forms = country.forms.empty() ? "" : ", forms = " + toml_text(country.forms);
    add_written("country", "{ name = " + toml_text(country.name) + forms + " }");
  }
  void add_written(std::string_view key, std::string written) {
    keys_.emplace_back(key, std::move(written));
  }
  std::string under(const std::string& header) const {
    std::size_t width = 0;
    for (const auto& [key, written] : keys_) width = std::max(width, key.size());
    std::string text = header + "\n";
    for (const auto& [key, written] : keys_)
      text += key + std::string(width - key.size(), ' ') + " = " + written + "\n";
    return text;
  }

 private:
  std::vector<std::pair<std::string, std::string>> keys_;
};

std::string text_of(const model::Member& member) {
  Keys keys;
  keys.add("name", member.name);
  keys.add("aliases", member.aliases);
  keys.add("pin", member.pin);
  keys.add("ban", member.ban);
  keys.add("office", member.office);
  keys.add("office_forms", member.office_forms);
  keys.add(member.country);
  keys.add(member.term);
  keys.add("basis", member.basis);
  keys.add("as_of", member.as_of);
  if (member.unsure) keys.add_written("unsure", "true");
  return keys.under("\n[[list.member]]");
}

std::string text_of(const model::CountryMember& member) {
  Keys keys;
  keys.add(member.country);
  keys.add(member.term);
  return keys.under("\n[[list.country]]");
}

}  // namespace

std::string text_of(const model::List& list) {
  Keys keys;
  keys.add("name", list.name);
  if (list.title != list.name) keys.add("title", list.title);
  keys.add("verified", list.verified);
  keys.add("terms", list.terms);
  keys.add("include", list.include);
  keys.add("within", list.within);
  std::string text = keys.under("[[list]]");
  for (const auto& member : list.members) text += text_of(member);
  for (const auto& country : list.countries) text += text_of(country);
  return text;
}

}  // namespace watch
