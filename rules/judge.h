#pragma once
// Judges article after article by the queries of one program. One thread's: it remembers which
// slots the words it has met meet.
#include <array>
#include <cstddef>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/find.h"
#include "rules/rules.h"
#include "text/sentences.h"

namespace rules {

class Judge {
 public:
  // Both outlive it.
  Judge(const Program& program, const SlotIndex& index);

  // The article that the next calls are about, and what is said in it, if that is found already:
  // whoever asks first finds it. What both refer to outlives them.
  using Statements = std::optional<std::vector<model::Statement>>;
  void open(const Subject&, Statements&);
  const Sheet& sheet() const { return sheet_; }

  // `least`: the confidence of statements that are sure. `unit`: asked of this stretch alone.
  bool holds(PartId query, double least, const model::Span* unit = nullptr);
  // What proves the query that was asked last and holds, as far as it is found in the steps there
  // are.
  Proof prove(PartId query, const model::Span* unit = nullptr);
  // Of the last call: what it took, and whether that was too much.
  std::size_t steps() const { return finder_.steps(); }
  bool gave_up() const { return gave_up_; }

 private:
  using Spans = std::vector<model::Span>;
  using Speaker = model::Statement::Speaker;

  // A statement that a part of the query has met, and the words that met its about:.
  struct Proven {
    std::uint32_t statement = 0;
    Spans about;
  };
  struct Found {
    Spans spans;
    std::vector<Proven> statements;
    void add(const Found&);
  };
  // Of no more than two fields.
  struct Grounds {
    std::array<Ground, 2> of;
    std::size_t count = 0;
    const Ground* begin() const { return of.data(); }
    const Ground* end() const { return of.data() + count; }
    void add(const Ground& ground) { of[count++] = ground; }
  };
  // An author, a tag, the outlet, whom a statement credits: read like a title, when a query first
  // asks for it.
  struct Name {
    Name(std::string_view written, std::string_view lang, const model::Article& of);
    model::Article article;
    text::Reading reading;
  };
  using Names = std::deque<Name>;

  // Where words are asked for: in a field, or in these places of the article, or in these names.
  struct Where {
    Scope scope = Scope::everywhere;
    const Grounds* places = nullptr;
    Names* names = nullptr;
    std::optional<std::size_t> name;   // of the names, this one
    const Speaker* speaker = nullptr;  // who is named has to be this one
    bool excluded = false;             // what holds there holds against the article
  };

  void begin(PartId query);
  bool holds_in(PartId query, const model::Span* unit, Found* proof);
  // Whether the part holds. What proves it goes to `proof`, where that is wanted; what proves
  // negated parts does not.
  bool holds(PartId, const Where&, Found* proof);
  bool holds_all(PartId, const Where&, Found* proof);
  bool holds_any(PartId, const Where&, Found* proof);
  bool holds_none(PartId, const Where&);
  bool holds_within(PartId, const Where&, Found* proof);
  bool holds_at_least(PartId, const Where&, Found* proof);
  bool holds_score(PartId, const Where&, Found* proof);
  bool has_value(const Part&) const;
  bool is_published(const Published&) const;
  bool occurs(PartId, const Where&, Found* proof);
  bool collect(PartId, const Ground&, Spans& proof);
  Limits limits(std::size_t most) const;

  // rules/judged_statements.cpp
  const std::vector<model::Statement>& statements();
  bool holds_said(PartId, const Where&, Found* proof);
  bool counts(const model::Statement&, const Where&) const;
  bool stands_in(const model::Statement&, const Where&);
  bool says(PartId said, const model::Statement&, const Where&, Spans* about);
  bool plays(Role, PartId, const model::Statement&, Spans* about);
  bool is_by(PartId, const model::Statement&);
  bool is_about(PartId, const model::Statement&, Spans* about);
  bool is_of(PartId, std::span<const std::string> names);
  bool is_speaker(PartId, const Where&);
  bool is_named(people::WantedId, const Speaker&);
  std::span<const people::Mention> mentions_at(const model::Span&);

  // rules/proof.cpp
  void tell(PartId query, std::vector<Proven>, Proof&);
  std::vector<people::WantedId> people_found(PartId query) const;
  void tell_unlisted(PartId query, Proof&);
  void tell_others(std::span<const people::WantedId>, const std::vector<bool>& told, Proof&);
  void mark_words(const Spans& about, model::Statement&) const;
  void name_speakers(std::span<const people::WantedId>, model::Statement&);
  const people::Mention* mention_of(std::span<const people::WantedId>, const Speaker&);

  // rules/judged_article.cpp
  Where in_field(Scope, const Where&);
  Grounds grounds(const Where&);
  Ground field(model::Field);
  std::vector<Ground> units(const Ground&, bool by_paragraph);
  const std::vector<text::Stretch>& paragraphs();
  Names& names(Scope);
  Ground ground_of(Name&);
  KnownWords& known_of(const text::Reading&);

  const Program& program_;
  const SlotIndex& index_;
  Finder finder_;
  Sheet sheet_, name_sheet_;
  std::list<KnownWords> known_;  // of the languages met last, those of the last one first

  std::optional<Subject> subject_;
  Statements* statements_ = nullptr;
  std::optional<Names> authors_, tags_, source_;
  std::optional<std::vector<text::Stretch>> sentences_, paragraphs_;

  // Of this query.
  Limits limits_;
  double least_ = 0;
  bool is_sure_ = true;  // only by statements that are
  bool gave_up_ = false;
};

// By a roster that has all whom the query names; null: one is made. Of this stretch of the article;
// null: all of it.
Verdict evaluate(const Query&, const Subject&, const Means&, std::shared_ptr<const people::Roster>,
                 const model::Span* unit);

inline query::Options options_of(const Means& means) {
  return {means.lookalikes, means.cut, nullptr};
}

}  // namespace rules
