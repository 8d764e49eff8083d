#pragma once
// Judges article after article by the queries of one program. One thread's: it remembers which
// slots the words it has met meet.
#include <array>
#include <cstddef>
#include <deque>
#include <list>
#include <optional>
#include <vector>

#include "rules/find.h"
#include "rules/rules.h"
#include "text/sentences.h"

namespace rules {

class Judge {
 public:
  // Both outlive it.
  Judge(const Program& program, const SlotIndex& index);

  // The article that the next calls are about. What the subject refers to outlives them.
  void open(const Subject&);
  const Sheet& sheet() const { return sheet_; }

  bool holds(PartId query);
  // The words that prove a query that holds, as far as they are found in the steps there are.
  std::vector<model::Span> words(PartId query);
  // Of the last call: what it took, and whether that was too much.
  std::size_t steps() const { return finder_.steps(); }
  bool gave_up() const { return gave_up_; }

 private:
  using Spans = std::vector<model::Span>;

  // Where words are asked for: in a field; in one sentence or paragraph; in one name.
  struct Where {
    Scope scope = Scope::everywhere;
    const Ground* unit = nullptr;
    std::optional<std::size_t> name;
  };
  // An author, a tag, the outlet: read like a title, when a query first asks for it.
  struct Name {
    explicit Name(std::string_view written) : text(written), reading(written, {}, {}) {}
    std::string_view text;
    text::Reading reading;
  };

  void begin(PartId query);
  // Whether the part holds. The words that prove it go to `proof`, where that is wanted; those of
  // negated parts do not.
  bool holds(PartId, const Where&, Spans* proof);
  bool holds_all(PartId, const Where&, Spans* proof);
  bool holds_any(PartId, const Where&, Spans* proof);
  bool holds_within(PartId, const Where&, Spans* proof);
  bool holds_at_least(PartId, const Where&, Spans* proof);
  bool holds_score(PartId, const Where&, Spans* proof);
  bool has_value(const Part&) const;
  bool is_published(const Published&) const;
  bool occurs(PartId, const Where&, Spans* proof);
  bool collect(PartId, const Ground&, Spans& proof);
  Limits limits(std::size_t most) const;

  // Of no more than two fields.
  struct Grounds {
    std::array<Ground, 2> of;
    std::size_t count = 0;
    const Ground* begin() const { return of.data(); }
    const Ground* end() const { return of.data() + count; }
  };
  Grounds grounds(const Where&);
  std::vector<Ground> units(const Ground&, bool by_paragraph);
  const std::vector<text::Stretch>& paragraphs();
  std::deque<Name>& names(Scope);
  Ground ground_of(Name&);
  KnownWords& known_of(const text::Reading&);

  const Program& program_;
  const SlotIndex& index_;
  Finder finder_;
  Sheet sheet_, name_sheet_;
  std::list<KnownWords> known_;  // of the languages met last, those of the last one first

  std::optional<Subject> subject_;
  std::optional<std::deque<Name>> authors_, tags_, source_;
  std::optional<std::vector<text::Stretch>> sentences_, paragraphs_;

  Limits limits_;  // of this query
  bool gave_up_ = false;
};

}  // namespace rules
