// Media that a sentence credits: laut TASS, wie die Agentur TASS berichtete, der Agentur TASS
// zufolge, nach Angaben der Agentur TASS. Where somebody speaks in the sentence they are told with
// what he says; else it is they who say it.
#include <algorithm>
#include <array>

#include "people/statements/german_reader.h"

namespace people::german {
namespace {

bool is_kind(std::string_view folded) {
  constexpr std::array<std::string_view, 8> kKinds = {
      "agentur", "zeitung", "zeitschrift", "sender", "magazin", "blatt", "portal", "dienst"};
  return std::ranges::any_of(kKinds, [&](std::string_view kind) { return folded.ends_with(kind); });
}

}  // namespace

// "Interfax" of "der russischen Nachrichtenagentur Interfax".
Range Reader::medium_name(Range r) const {
  for (std::uint32_t i = r.first; i + 1 < r.behind; ++i)
    if (is_noun(node(i)) && is_kind(sheet_.folded(node(i)))) return {i + 1, r.behind};
  while (r.size() > 1 && is_lower_word(node(r.first))) ++r.first;
  return r;
}

// The medium that the words name, or whose report they name; else nothing.
Range Reader::medium_in(Range who) const {
  if (who.empty() || is_medium(who)) return who;
  const Range head = first_noun(who);
  if (!is_report(head)) return {};
  Range rest{head.behind, who.behind};
  if (!rest.empty() && node(rest.first).is(Trait::preposition)) ++rest.first;
  return !rest.empty() && is_medium(rest) ? rest : Range{};
}

// "sagte Meier der Agentur TASS zufolge": from the last article, or the name alone.
Range Reader::medium_before(std::uint32_t first, std::uint32_t behind) const {
  constexpr std::uint32_t kLongest = 8;
  for (std::uint32_t i = behind; i-- > first && behind - i < kLongest;) {
    const Node& n = node(i);
    const bool stands_first =
        n.is(Trait::determiner) || i == first || !node(i - 1).is_word() || is_lower_cue(i - 1);
    if (n.any(bits(Trait::preposition, Trait::cue))) return {};
    if (!stands_first) continue;
    const Range phrase = phrase_at(sheet_, i, behind);
    return phrase.behind == behind && is_medium(phrase) ? phrase : Range{};
  }
  return {};
}

void Reader::add_credit(Range phrase, Range who, const Draft& draft) {
  const Range medium = medium_in(who);
  if (!medium.empty())
    relays_.push_back({phrase, medium, draft});
  else if (!draft.speakers.empty() || !draft.content.empty())
    add(draft);
}

// The credit is no part of what was said, nor of who said it. Within what was said it is his own.
void Reader::relay_by(const Relay& relay, Draft& draft) const {
  const Range phrase = relay.phrase;
  const auto inside = [&](Range r) { return r.first < phrase.first && phrase.behind < r.behind; };
  if (draft.speakers.empty() || !draft.via.empty()) return;
  if (std::ranges::any_of(draft.content, inside)) return;
  for (Range& r : draft.content) {
    if (r.first < phrase.first && phrase.first < r.behind) r.behind = phrase.first;
    if (phrase.first <= r.first && r.first < phrase.behind && phrase.behind < r.behind)
      r.first = phrase.behind;
    r = trimmed(r);
  }
  for (Range& r : draft.speakers)
    if (r.first < phrase.first && phrase.first < r.behind) r.behind = phrase.first;
  draft.via.push_back(medium_name(relay.medium));
}

// "sagte der Agentur TASS", "im Interview mit der Zeitung „Iswestija“": in the clause of the verb.
Range Reader::told_medium(Range clause, std::uint32_t verb) const {
  for (std::uint32_t i = verb + 1; i + 1 < clause.behind; ++i) {
    const bool leads =
        is(i, "der") || is(i, "dem") || is(i, "den") || is(i, "mit") || is(i, "gegenuber");
    if (!leads) continue;
    const std::uint32_t first = is(i, "mit") || is(i, "gegenuber") ? i + 1 : i;
    const Range phrase = phrase_at(sheet_, first, clause.behind);
    // "der Welt", "der Zeit": without a word of what it is they are none.
    if (is_medium(phrase) && medium_name(phrase).first > phrase.first + 1) return phrase;
    if (is_medium(phrase) && is_acronym(node(phrase.behind - 1))) return phrase;
  }
  return {};
}

void Reader::note_told(const Hit& hit, Range& subject, Draft& draft) const {
  const Range told = told_medium(clauses_[hit.clause].nodes, hit.verb);
  if (told.empty() || told.first == subject.first) return;
  if (subject.first < told.first && told.first < subject.behind) subject.behind = told.first;
  draft.via.push_back(medium_name(told));
}

// "Meier wurde von TASS zitiert", "TASS zitierte Meier": whose words they are.
void Reader::take_quoted(const Hit& hit, Range& subject, Draft& draft) const {
  bool inverted = false;
  const Range medium = subject;
  const Range whom =
      hit.passive ? subject_of(hit.clause, hit.verb, inverted) : object_of(hit, subject);
  if (!hit.passive && (medium.empty() || !is_medium(medium) || whom.empty())) return;
  subject = whom;
  if (!medium.empty() && is_medium(medium)) draft.via.push_back(medium_name(medium));
}

bool Reader::is_acronym(const Node& n) const {
  const std::string_view word = sheet_.words(n);
  return word.size() > 1 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

void Reader::settle_relays() {
  const std::size_t behind = drafts_.size();
  bool said = false;
  for (std::size_t d = before_; d < behind; ++d) said = said || !drafts_[d].speakers.empty();
  for (Relay& relay : relays_) {
    for (std::size_t d = before_; d < behind; ++d) relay_by(relay, drafts_[d]);
    if (said || relay.alone.content.empty()) continue;
    relay.alone.speakers = {relay.medium};
    add(std::move(relay.alone));
  }
}

}  // namespace people::german
