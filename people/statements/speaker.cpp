// Whether the one who speaks is the one whom a mention names. The mention must be the head of the
// speaker's words: nothing hangs it on another noun before ("the spokesman of"), and no other noun
// hangs on it ("Dorn's spokeswoman").
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "people/offices/phrases.h"
#include "people/people.h"

namespace people {
namespace {

// What hangs the words behind it on those before.
constexpr auto kHanging = std::to_array<std::string_view>(
    {"of",  "for", "to",  "from", "with", "by",  "about", "against", "des", "der", "von",
     "vom", "für", "bei", "от",   "из",   "для", "при",   "с",       "у",   "о",   "fur"});

// Of whom somebody else is told: behind these a Russian name stands in the genitive.
constexpr auto kSomebodys = std::to_array<std::string_view>({"секретарь",     "пресссекретарь",
                                                             "представитель", "представительница",
                                                             "заместитель",   "зам",
                                                             "помощник",      "помощница",
                                                             "советник",      "советница",
                                                             "супруга",       "супруг",
                                                             "жена",          "муж",
                                                             "сын",           "дочь",
                                                             "брат",          "сестра",
                                                             "адвокат",       "спикер",
                                                             "соратник",      "коллега",
                                                             "окружение",     "пресс-служба",
                                                             "служба",        "аппарат",
                                                             "администрация", "офис",
                                                             "ведомство",     "канцелярия",
                                                             "соперник",      "предшественник",
                                                             "преемник",      "друг",
                                                             "отец",          "мать"});

template <std::size_t n>
bool has(const std::array<std::string_view, n>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

bool hangs(std::string_view before) {
  const std::vector<std::string> words = words_of_phrase(before);
  if (words.empty()) return false;
  // "der russische Verteidigungsminister": an article at the beginning hangs on nothing.
  for (std::size_t i = 1; i < words.size(); ++i)
    if (has(kHanging, words[i])) return true;
  return has(kSomebodys, words.back());
}

// A possessive, or a noun that the mention only qualifies.
bool is_head_before(std::string_view behind) {
  if (behind.empty()) return true;
  for (const std::string_view possessive : {"'s", "’s", "ʼs", "'", "’"})
    if (behind.starts_with(possessive)) return false;
  if (behind.starts_with('-')) return false;
  const std::size_t letter = behind.find_first_not_of(" \t\n");
  if (letter == std::string_view::npos) return true;
  for (const std::string_view end : {",", "(", ";", ":", "—", "–", "- ", ".", "\"", "”", "»", "“"})
    if (behind.substr(letter).starts_with(end)) return true;
  const std::vector<std::string> words = words_of_phrase(behind);
  constexpr auto kGoingOn = std::to_array<std::string_view>(
      {"and", "и",  "und",  "who", "himself", "herself", "который", "которая", "of",   "from", "in",
       "at",  "on", "from", "auf", "im",      "в",       "на",      "из",      "also", "too"});
  return words.empty() || has(kGoingOn, words.front());
}

bool is_inside(const model::Span& inner, const model::Span& outer) {
  return inner.field == outer.field && outer.begin <= inner.begin && inner.end <= outer.end;
}

// Within the words that are at hand.
bool is_head(const model::Statement::Speaker& speaker, const model::Span& named) {
  const std::uint32_t first = std::max(named.begin, speaker.mention.begin) - speaker.mention.begin,
                      behind = std::min(named.end, speaker.mention.end) - speaker.mention.begin;
  const std::string_view words = speaker.written;
  if (behind > words.size() || first >= behind) return false;
  return !hangs(words.substr(0, first)) && is_head_before(words.substr(behind));
}

bool overlap(const model::Span& a, const model::Span& b) {
  return a.field == b.field && a.begin < b.end && b.begin < a.end;
}

}  // namespace

bool is_speaker(const model::Statement::Speaker& speaker, const Mention& mention) {
  if (overlap(speaker.mention, mention.span)) return is_head(speaker, mention.span);
  if (!speaker.named || !overlap(*speaker.named, mention.span)) return false;
  // There the words are not at hand: the mention is all of it, or its end.
  const model::Span& named = *speaker.named;
  const model::Span& name = mention.name.end > mention.name.begin ? mention.name : mention.span;
  return is_inside(named, mention.span) || (is_inside(name, named) && name.end == named.end);
}

void name_speaker(model::Statement::Speaker& speaker, const Mention& mention, model::Day day) {
  speaker.stale = mention.by == Mention::By::unknown;
  if (mention.holder.list) speaker.list = mention.holder.list->name;
  const model::Member* member = mention.holder.member;
  if (!member) return;
  if (!speaker.stale) speaker.member = member->name;
  if (speaker.stale || holds(member->term, day)) speaker.office = member->office;
  speaker.country = member->country.code_or_name();
}

}  // namespace people
