#include "people/statements/occasions.h"

#include <unordered_map>

namespace people {
namespace {

using model::Statement;

struct Occasion {
  std::string venue;
  std::vector<std::string> via;
  bool one_venue = true, one_via = true;
};

template <class T>
void note(const T& said, T& known, bool& only) {
  if (said.empty()) return;
  only = only && (known.empty() || known == said);
  known = said;
}

bool is_capitals(std::string_view word) {
  if (word.size() < 2) return false;
  for (const char c : word)
    if (c < 'A' || c > 'Z') return false;
  return true;
}

}  // namespace

void share_occasions(std::vector<Statement>& statements) {
  std::unordered_map<std::string, Occasion> occasions;
  for (const Statement& s : statements) {
    if (s.speakers.size() != 1) continue;
    Occasion& occasion = occasions[s.speakers.front().name];
    note(s.venue, occasion.venue, occasion.one_venue);
    note(s.via, occasion.via, occasion.one_via);
  }
  for (Statement& s : statements) {
    if (s.speakers.size() != 1) continue;
    const Occasion& occasion = occasions[s.speakers.front().name];
    if (s.venue.empty() && occasion.one_venue) s.venue = occasion.venue;
    if (s.via.empty() && occasion.one_via) s.via = occasion.via;
  }
}

std::string venue_name(std::string_view written) {
  const std::size_t open = written.find('('), close = written.find(')');
  if (open != written.npos && close != written.npos && open < close &&
      is_capitals(written.substr(open + 1, close - open - 1))) {
    std::string name(written.substr(open + 1, close - open - 1));
    name += written.substr(close + 1);
    return name;
  }
  return std::string(written);
}

}  // namespace people
