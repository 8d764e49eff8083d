// Whether the one who speaks is the one whom a mention names. The mention must be the head of the
// speaker's words: nothing hangs it on another noun before ("the spokesman of"), and no other noun
// hangs on it ("Dorn's spokeswoman").
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "people/offices/phrases.h"
#include "people/people.h"
#include "people/statements/somebodys.h"
#include "people/statements/tongue.h"

namespace people {
namespace {

// What hangs the words behind it on those before.
constexpr auto kHanging = std::to_array<std::string_view>(
    {"of",  "for", "to",  "from", "with", "by",  "about", "against", "des", "der", "von",
     "vom", "für", "bei", "от",   "из",   "для", "при",   "с",       "у",   "о",   "fur"});
constexpr auto kNominatives = std::to_array<std::string_view>({"глава", "судья", "папа"});

template <std::size_t n>
bool has(const std::array<std::string_view, n>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

Traits traits(const char* lang, std::string_view folded) {
  const Tongue* const tongue = tongue_of(lang);
  const Tongue::Entry* const entry = tongue == nullptr ? nullptr : tongue->find(folded);
  return entry == nullptr ? 0 : entry->traits;
}

template <std::size_t n>
bool ends_with_any(std::string_view word, const std::array<std::string_view, n>& endings) {
  return std::ranges::any_of(endings, [&](std::string_view end) { return word.ends_with(end); });
}

bool is_russian(std::string_view word) {
  return !word.empty() && (word.front() == '\xD0' || word.front() == '\xD1');
}

// Whether the word may be in another case than the nominative.
bool may_be_oblique(std::string_view word) {
  constexpr auto kEndings = std::to_array<std::string_view>(
      {"а", "я", "у", "ю", "ы", "и", "е", "ом", "ем", "ой", "ей", "ым", "им", "ого", "его", "ому"});
  const Traits known = traits("ru", word);
  if ((known & bits(Trait::male, Trait::female)) != 0 && (known & bit(Trait::title)) == 0)
    return (known & bit(Trait::oblique)) != 0;
  return ends_with_any(word, kEndings) && !has(kNominatives, word);
}

bool is_adjective(std::string_view word) {
  constexpr std::size_t kShortest = 8;  // bytes
  constexpr auto kEndings = std::to_array<std::string_view>(
      {"ый", "ий", "ой", "ая", "яя", "ого", "его", "ому", "ему", "ым", "им", "ых", "их", "ую"});
  return word.size() > kShortest && (traits("ru", word) & ~bit(Trait::determiner)) == 0 &&
         !is_somebodys(word) && ends_with_any(word, kEndings);
}

// In Russian a noun hangs the genitive behind it, unless it is a title of his: «по словам
// переводчика Дорна», but «по словам министра Дорна».
bool is_noun_of(std::vector<std::string> before, std::string_view named, std::string_view given) {
  if (!is_russian(named) || !may_be_oblique(named)) return false;
  // «помощник министра Павел Дорн» is the assistant, «помощник министра Павла Дорна» is not Dorn.
  if (is_russian(given) && !may_be_oblique(given)) return false;
  while (!before.empty() && is_adjective(before.back())) before.pop_back();
  if (before.empty() || !is_russian(before.back())) return false;
  if (is_somebodys(before.back())) return true;
  if (traits("ru", before.back()) != 0) return false;
  return std::ranges::none_of(before, [](const std::string& word) {
    return (traits("ru", word) & bits(Trait::title, Trait::role, Trait::noun_cue)) != 0;
  });
}

// "Der Anwalt Dorns"
bool is_german_genitive(const std::vector<std::string>& before,
                        const std::vector<std::string>& named) {
  constexpr std::size_t kArticleAndNoun = 2;
  return before.size() >= kArticleAndNoun && named.size() == 1 && named.front().ends_with('s') &&
         (traits("de", before.front()) & bit(Trait::determiner)) != 0 &&
         is_somebodys(before.back());
}

// `name`: as far as the mention has one, with an office before it or not.
bool hangs(std::string_view before, std::string_view mention, std::string_view name) {
  const std::vector<std::string> words = words_of_phrase(before);
  const std::vector<std::string> named = words_of_phrase(mention);
  if (words.empty() || named.empty()) return false;
  // "der russische Verteidigungsminister": an article at the beginning hangs on nothing; what
  // stands in "Angaben von" is his own.
  for (std::size_t i = 1; i < words.size(); ++i)
    if (has(kHanging, words[i]) && (traits("de", words[i - 1]) & bit(Trait::noun_cue)) == 0)
      return true;
  const std::vector<std::string> bearer = words_of_phrase(name);
  const std::string_view given = bearer.size() > 1 ? std::string_view(bearer.front()) : "";
  return is_noun_of(words, named.front(), given) || is_german_genitive(words, named);
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

// Places in the words of a speaker, of whom a span may hold a part.
struct Part {
  std::uint32_t first, behind;
  std::string_view of(std::string_view words) const {
    return behind > words.size() ? "" : words.substr(first, behind - first);
  }
};
Part part(const model::Statement::Speaker& speaker, const model::Span& span) {
  const auto place = [&](std::uint32_t byte) {
    return std::clamp(byte, speaker.mention.begin, speaker.mention.end) - speaker.mention.begin;
  };
  return {place(span.begin), place(span.end)};
}

// Within the words that are at hand.
bool is_head(const model::Statement::Speaker& speaker, const Mention& mention) {
  const std::string_view words = speaker.written;
  const Part named = part(speaker, mention.span);
  if (named.of(words).empty()) return false;
  return !hangs(words.substr(0, named.first), named.of(words),
                part(speaker, mention.name).of(words)) &&
         is_head_before(words.substr(named.behind));
}

bool overlap(const model::Span& a, const model::Span& b) {
  return a.field == b.field && a.begin < b.end && b.begin < a.end;
}

}  // namespace

bool is_speaker(const model::Statement::Speaker& speaker, const Mention& mention) {
  if (overlap(speaker.mention, mention.span)) return is_head(speaker, mention);
  if (!speaker.named || !overlap(*speaker.named, mention.span)) return false;
  // There the words are not at hand: the mention is all of it, or its end.
  const model::Span& named = *speaker.named;
  const model::Span& name = mention.name.end > mention.name.begin ? mention.name : mention.span;
  return is_inside(named, mention.span) || (is_inside(name, named) && name.end == named.end);
}

void name_speaker(model::Statement::Speaker& speaker, const Mention& mention, model::Day day) {
  speaker.stale = mention.by == Mention::By::unknown;
  // "Transport Julia Holm", where it is known by then that Transport is of the office.
  if (const auto name = part(speaker, mention.name).of(speaker.written);
      speaker.stale && !name.empty() && speaker.name.ends_with(name))
    speaker.name = name;
  if (mention.holder.list) speaker.list = mention.holder.list->name;
  const model::Member* member = mention.holder.member;
  if (!member) return;
  if (!speaker.stale) speaker.member = member->name;
  if (speaker.stale || holds(member->term, day)) speaker.office = member->office;
  speaker.country = member->country.code_or_name();
}

}  // namespace people
