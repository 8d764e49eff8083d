// What is told of statements that prove a query: the words that met it are marked, and speakers
// stand there as the lists know them.
#include <algorithm>
#include <string_view>
#include <utility>

#include "rules/judge.h"

namespace rules {
namespace {

using model::Span;
using model::Statement;
using people::Mention;
using people::WantedId;

constexpr std::string_view kBetween = " … ";  // of the parts of a statement's words

// Whom the query wants to hear, as written.
std::vector<WantedId> wanted_speakers(const Program& program, PartId query) {
  std::vector<WantedId> wanted;
  for (PartId id = query; id < program.after(query); ++id) {
    const Part& said = program.part(id);
    if (said.kind != Part::Kind::said || (said.number & kBy) == 0) continue;
    for (PartId by = id + 1; by < program.after(id + 1); ++by)
      if (program.part(by).kind == Part::Kind::named)
        wanted.push_back(program.naming(program.part(by)).wanted);
  }
  return wanted;
}

// The first of them for whom the mention counts, or the end.
auto first_of(std::span<const WantedId> wanted, const Mention& mention) {
  return std::ranges::find_if(
      wanted, [&](WantedId id) { return std::ranges::binary_search(mention.of, id); });
}

bool is_one(const Statement::Speaker& a, const Statement::Speaker& b) {
  if (!a.member.empty() && a.member == b.member) return true;
  return !a.name.empty() && a.name == b.name;
}

bool overlap(const Span& a, const Span& b) {
  return a.field == b.field && a.begin < b.end && b.begin < a.end;
}

bool is_speaker_in(const std::vector<Statement>& statements, const Mention& mention) {
  return std::ranges::any_of(statements, [&](const Statement& statement) {
    return std::ranges::any_of(statement.speakers, [&](const auto& speaker) {
      return speaker.stale && people::is_speaker(speaker, mention);
    });
  });
}

bool is_by_one_of(const Statement& statement, const std::vector<Statement>& told) {
  return std::ranges::any_of(told, [&](const Statement& other) {
    return std::ranges::any_of(statement.speakers, [&](const auto& speaker) {
      return std::ranges::any_of(other.speakers,
                                 [&](const auto& known) { return is_one(speaker, known); });
    });
  });
}

// Those of its target, as written.
std::string words_within(const std::vector<Span>& met, const Statement& statement) {
  const Span& target = *statement.target;
  std::string words;
  for (const Span& span : met) {
    if (span.field != target.field || span.begin < target.begin || span.end > target.end) continue;
    if (span.end - target.begin > statement.target_words.size()) continue;
    words += (words.empty() ? "" : " ") +
             statement.target_words.substr(span.begin - target.begin, span.end - span.begin);
  }
  return words;
}

}  // namespace

void Judge::tell(PartId query, std::vector<Proven> proven, Proof& proof) {
  std::ranges::stable_sort(proven, {}, &Proven::statement);
  const auto wanted = wanted_speakers(program_, query);
  std::vector<bool> told(statements().size());
  for (const auto& [index, about] : proven) {
    if (!told[index]) {
      if (proof.statements.size() == kMaxStatements) break;
      proof.statements.push_back(statements()[index]);
      name_speakers(wanted, proof.statements.back());
    }
    told[index] = true;
    mark_words(about, proof.statements.back());
  }
  tell_others(wanted, told, proof);
}

void Judge::tell_others(std::span<const WantedId> wanted, const std::vector<bool>& told,
                        Proof& proof) {
  for (std::size_t i = 0; i < told.size() && proof.other_statements.size() < kMaxOthers; ++i) {
    if (told[i] || statements()[i].confidence < least_) continue;
    Statement other = statements()[i];
    name_speakers(wanted, other);
    if (is_by_one_of(other, proof.statements)) proof.other_statements.push_back(std::move(other));
  }
}

// Whom the query asks for and the article may name.
std::vector<WantedId> Judge::people_found(PartId query) const {
  std::vector<WantedId> found;
  for (PartId id = query; id < program_.after(query); ++id) {
    const Part& part = program_.part(id);
    if (part.kind != Part::Kind::named) continue;
    const WantedId wanted = program_.naming(part).wanted;
    if (sheet_.has(program_.key_of(wanted))) found.push_back(wanted);
  }
  return found;
}

// Who counts is told of where he was what met the query, or spoke the words that did. An office
// that stands alone has no name.
void Judge::tell_unlisted(PartId query, Proof& proof) {
  const auto found = people_found(query);
  const std::span<const WantedId> wanted = found;
  if (wanted.empty()) return;
  for (const Mention& mention : sheet_.mentions()) {
    const auto& [list, member] = mention.holder;
    if (mention.by != Mention::By::unknown || !list || !member) continue;
    if (first_of(wanted, mention) == wanted.end()) continue;
    const bool met = std::ranges::any_of(
        proof.spans, [&](const Span& span) { return overlap(span, mention.span); });
    if (!met && !is_speaker_in(proof.statements, mention)) continue;
    const model::Article& article = subject_->article;
    const std::string& text =
        mention.name.field == model::Field::title ? article.title : article.text;
    model::Unlisted unlisted{list->name,
                             text.substr(mention.name.begin, mention.name.end - mention.name.begin),
                             member->office, member->country.code_or_name()};
    if (std::ranges::find(proof.unlisted, unlisted) == proof.unlisted.end())
      proof.unlisted.push_back(std::move(unlisted));
    if (proof.unlisted.size() == kMaxUnlisted) return;
  }
}

// Its words are the parts of its content, joined.
void Judge::mark_words(const Spans& about, Statement& statement) const {
  if (statement.target && statement.target_met.empty())
    statement.target_met = words_within(about, statement);
  std::size_t at = 0;
  for (const Span& part : statement.content) {
    for (const Span& met : about) {
      const std::uint32_t begin = std::max(met.begin, part.begin),
                          end = std::min(met.end, part.end);
      const std::size_t shift = at - part.begin;
      if (met.field == part.field && begin < end && end + shift <= statement.words.size())
        statement.marks.push_back(
            {static_cast<std::uint32_t>(begin + shift), static_cast<std::uint32_t>(end + shift)});
    }
    at += part.end - part.begin + kBetween.size();
  }
  const auto place = [](const auto& mark) { return std::pair(mark.begin, mark.end); };
  std::ranges::sort(statement.marks, {}, place);
  const auto again = std::ranges::unique(statement.marks);
  statement.marks.erase(again.begin(), again.end());
}

const Mention* Judge::mention_of(std::span<const WantedId> wanted, const Speaker& speaker) {
  for (const Span& span : {speaker.mention, speaker.named.value_or(speaker.mention)})
    for (const Mention& mention : mentions_at(span))
      if (first_of(wanted, mention) != wanted.end() && people::is_speaker(speaker, mention))
        return &mention;
  return nullptr;
}

void Judge::name_speakers(std::span<const WantedId> wanted, Statement& statement) {
  if (wanted.empty() || sheet_.mentions().empty()) return;
  const model::Day day = people::day_of(subject_->article);
  for (Speaker& speaker : statement.speakers) {
    const Mention* mention = mention_of(wanted, speaker);
    if (!mention) continue;
    people::name_speaker(speaker, *mention, day);
    const people::Wanted& asked = program_.roster()->wanted()[*first_of(wanted, *mention)];
    (asked.kind == people::Wanted::Kind::person ? speaker.member : speaker.list) = asked.name;
  }
}

}  // namespace rules
