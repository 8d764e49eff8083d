// What is credited without a verb of saying: «по словам X» before, within or behind what X said;
// «выразил обеспокоенность …», whose noun says the kind; «говорится в заявлении МИД»; and, in a
// headline, «Шойгу: …» and «… — Минздрав».
#include <array>
#include <optional>

#include "people/statements/russian_frames.h"
#include "people/statements/russian_who.h"
#include "text/ascii.h"

namespace people::russian {
namespace {

using Kind = model::Statement::Kind;
using Form = model::Statement::Form;

struct LightNoun {
  std::string_view noun;  // accusative, folded
  Kind kind;
};
constexpr std::array kLightNouns = {LightNoun{"обеспокоенность", Kind::concern},
                                    LightNoun{"озабоченность", Kind::concern},
                                    LightNoun{"беспокойство", Kind::concern},
                                    LightNoun{"тревогу", Kind::concern},
                                    LightNoun{"опасение", Kind::concern},
                                    LightNoun{"опасения", Kind::concern},
                                    LightNoun{"протест", Kind::condemn},
                                    LightNoun{"возмущение", Kind::condemn},
                                    LightNoun{"осуждение", Kind::condemn},
                                    LightNoun{"недовольство", Kind::condemn},
                                    LightNoun{"благодарность", Kind::praise},
                                    LightNoun{"признательность", Kind::praise},
                                    LightNoun{"восхищение", Kind::praise},
                                    LightNoun{"поддержку", Kind::praise},
                                    LightNoun{"удовлетворение", Kind::praise},
                                    LightNoun{"солидарность", Kind::praise},
                                    LightNoun{"несогласие", Kind::reject},
                                    LightNoun{"надежду", Kind::say},
                                    LightNoun{"уверенность", Kind::say},
                                    LightNoun{"мнение", Kind::say},
                                    LightNoun{"сожаление", Kind::say},
                                    LightNoun{"сожаления", Kind::say},
                                    LightNoun{"соболезнования", Kind::say},
                                    LightNoun{"сомнение", Kind::say},
                                    LightNoun{"сомнения", Kind::say},
                                    LightNoun{"удивление", Kind::say},
                                    LightNoun{"готовность", Kind::say},
                                    LightNoun{"предположение", Kind::say},
                                    LightNoun{"мысль", Kind::say},
                                    LightNoun{"убеждение", Kind::say}};

class Credits : Line {
 public:
  Credits(const Sheet& sheet, std::uint32_t index, std::vector<Draft>& out)
      : Line(sheet, sheet.sentences()[index]), index_(index), out_(out) {}

  void run() {
    if (sheet_.field() == model::Field::title && sentence_.inside == kNone) headline();
    for (std::uint32_t i = sentence_.first; i < end_; ++i) {
      if (is_word(i, "по")) credited(i);
      if (node(i).is(Trait::light)) light(i);
      if (sentence_.inside == kNone && is_document_verb(i)) document(i);
    }
  }

 private:
  // ---- «по словам X» ----

  void credited(std::uint32_t at) {
    std::uint32_t noun = at + 1;
    const std::uint32_t own = noun;
    while (is_word(noun) && !is(noun, Trait::credit) && noun < at + 4) ++noun;
    if (!is(noun, Trait::credit)) return;
    Range speaker;
    for (std::uint32_t i = own; i < noun; ++i)
      if (is_word(i, "его") || is_word(i, "ее") || is_word(i, "их")) speaker = {i, i + 1};
    std::uint32_t border = noun + 1;
    if (speaker.empty()) {
      if (is_word(noun + 1, "самого") || is_word(noun + 1, "самой")) ++noun;
      speaker = oblique_at(sheet_, noun + 1, end_);
      if (speaker.empty() || is(speaker.first, Trait::preposition) ||
          node(speaker.first).sign == Sign::quotation)
        return;
      border = next_border(sheet_, speaker.first, end_);
      if (border != speaker.behind) return;
    }
    // An apposition, a relative clause or a participle behind the name.
    while (is(border, Sign::comma) && border + 1 < end_ &&
           (is(border + 1, Trait::relative) ||
            (is_word(border + 1) && is_participle(sheet_.folded(node(border + 1))))))
      border = next_border(sheet_, border + 1, end_);
    Draft draft;
    draft.sentence = index_;
    draft.cue = {at, noun + 1};
    draft.speakers = {speaker};
    draft.form = Form::credited;
    draft.rule = speaker.size() == 1 && speaker.first < noun ? "credit-pronoun" : "credit";
    for (std::uint32_t i = speaker.first; i < speaker.behind; ++i) {
      if (node(i).any(bits(Trait::title, Trait::role))) break;
      if (node(i).is(Trait::medium)) return;
    }
    if (!enclose(at, border, draft)) return;
    find_media(sheet_, sentence_, {speaker.first, border}, draft.via);
    add(draft);
  }

  // What is said lies on both sides of the credit at [at, border).
  bool enclose(std::uint32_t at, std::uint32_t border, Draft& draft) const {
    const bool comma_before = at > sentence_.first && is_border(node(at - 1));
    std::uint32_t lead = at;
    while (lead > sentence_.first && node(lead - 1).is_word() &&
           node(lead - 1).any(bits(Trait::conjunction, Trait::adverb, Trait::that)))
      --lead;
    const bool starts =
        lead == sentence_.first || (lead > sentence_.first && is_border(node(lead - 1)));
    if (!starts && !comma_before) return false;
    if (border < end_ && !is(border, Sign::comma) && !is(border, Sign::dash) &&
        !is(border, Sign::colon))
      return false;
    if (comma_before || lead != sentence_.first) {
      const std::uint32_t end = (lead < at ? lead : at) - 1;
      std::uint32_t from = sentence_.first;
      // Behind «, что» or «, а» only what belongs to that clause.
      for (std::uint32_t i = end; i > sentence_.first; --i)
        if (node(i - 1).any(bits(Trait::that)) || node(i - 1).sign == Sign::semicolon) {
          from = i;
          break;
        }
      if (border >= end_ ||
          (words_in(sheet_, {from, end}) >= 2 && !is_lead_in(sheet_, {from, end})))
        draft.content.push_back({from, end});
    }
    if (border + 1 < end_)
      draft.content.push_back({border + 1, content_end(sheet_, sentence_, border + 1)});
    return !draft.content.empty() && words_in(sheet_, draft.content.back()) > 1;
  }

  // ---- «выразил обеспокоенность» ----

  void light(std::uint32_t at) {
    const LightNoun* found = nullptr;
    std::uint32_t noun = at + 1;
    constexpr std::uint32_t kNear = 12;
    for (; noun < std::min(end_, at + kNear) && found == nullptr; ++noun) {
      if (is_border(node(noun))) break;
      for (const LightNoun& known : kLightNouns)
        if (is_word(noun, known.noun)) found = &known;
    }
    if (found == nullptr) return;
    const std::uint32_t border = next_border(sheet_, noun, end_);
    Draft draft;
    draft.sentence = index_;
    draft.cue = {at, noun};
    draft.kind = found->kind;
    draft.rule = "light";
    const auto& w = sheet_.folded(node(at));
    const bool gerund = w.ends_with("ив") || w.ends_with("ав") || w.ends_with("ая");
    const bool infinitive = w.ends_with("ть");
    if (infinitive) return;
    if (at > sentence_.first && node(at - 1).any(bits(Trait::negation, Trait::hedge))) return;
    const Agreement asked = gerund ? kMale | kFemale | kPlural : asked_by(w);
    Subject subject = subject_before(sheet_, sentence_.first, at, asked);
    if (subject.nodes.empty() || subject.over > 2 || (!subject.strong && !subject.impersonal)) {
      const Subject behind = subject_behind(sheet_, noun, border, asked);
      if (!behind.nodes.empty()) subject = behind;
    }
    if (quote_before(at, noun, border, asked, draft)) return;
    if (subject.nodes.empty()) return;
    draft.speakers = {subject.nodes};
    std::uint32_t from = noun;
    if (is(border, Sign::comma) && is(border + 1, Trait::that))
      from = border + 2;
    else if (from >= border)
      return;
    if (from >= end_) return;
    std::uint32_t end = content_end(sheet_, sentence_, from);
    if (from == noun) end = before_next_cue(sheet_, from, end);
    draft.content = {{from, end}};
    add(draft);
  }

  // «…», — высказал мнение депутат
  bool quote_before(std::uint32_t at, std::uint32_t noun, std::uint32_t border, Agreement asked,
                    Draft& draft) {
    if (at < sentence_.first + 2 || node(at - 1).sign != Sign::dash) return false;
    std::uint32_t end = at;
    while (end > sentence_.first && is_border(node(end - 1))) --end;
    if (end == sentence_.first || node(end - 1).sign != Sign::quotation) return false;
    const Subject subject = subject_behind(sheet_, noun, border, asked);
    if (subject.nodes.empty()) return true;
    draft.speakers = {subject.nodes};
    draft.content = {{end - 1, end}};
    find_media(sheet_, sentence_, {noun, border}, draft.via);
    add(draft);
    return true;
  }

  // ---- «говорится в заявлении» ----

  bool is_document_verb(std::uint32_t i) const {
    if (!is_word(i)) return false;
    const auto& w = sheet_.folded(node(i));
    return w == "говорится" || w == "отмечается" || w == "сказано" || w == "подчеркивается" ||
           w == "указывается" || w == "сообщается" || w == "утверждается" || w == "говорилось" ||
           w == "уточняется" || w == "указано" || w == "написано";
  }

  void document(std::uint32_t at) {
    // «…», — говорится в сообщении; В сообщении говорится, что …
    const bool leads =
        at == sentence_.first || is_border(node(at - 1)) || node(at - 1).sign == Sign::quotation;
    Draft draft;
    draft.sentence = index_;
    draft.cue = {at, at + 1};
    draft.rule = "document";
    std::uint32_t in = kNone;
    if (leads) {
      for (std::uint32_t i = at + 1; i < std::min(end_, at + 4); ++i)
        if (is_word(i, "в") || is_word(i, "во") || is_word(i, "на")) {
          in = i;
          break;
        }
    } else {
      for (std::uint32_t i = at; i-- > sentence_.first && !is_border(node(i));)
        if (is_word(i, "в") || is_word(i, "во")) in = i;
    }
    if (in == kNone) return;
    const std::uint32_t behind = behind_document(in + 1, leads ? end_ : at);
    if (behind <= in + 1) return;
    bool known = false;
    for (std::uint32_t i = in + 1; i < std::min(behind, in + 5); ++i)
      known = known || is(i, Trait::noun_cue);
    if (!known) return;
    draft.speakers = {{in + 1, behind}};
    if (node(in + 1).is(Trait::medium) || is(in + 1, Trait::pronoun)) return;
    const std::uint32_t border = next_border(sheet_, at, end_);
    if (is(border, Sign::comma) && is(border + 1, Trait::that)) {
      draft.content = {{border + 2, content_end(sheet_, sentence_, border + 2)}};
    } else if (is(border, Sign::colon) && border + 1 < end_) {
      draft.content = {{border + 1, end_}};
    } else if (leads && at > sentence_.first) {
      std::uint32_t end = at;
      while (end > sentence_.first &&
             (node(end - 1).sign == Sign::dash || node(end - 1).sign == Sign::comma))
        --end;
      if (end == sentence_.first) return;
      const bool quoted = node(end - 1).sign == Sign::quotation;
      if (words_in(sheet_, {sentence_.first, end}) < 3) return;
      draft.content = {
          {quoted && sheet_.quotation(node(end - 1)).words > 6 ? end - 1 : sentence_.first, end}};
    } else {
      return;
    }
    add(draft);
  }

  std::uint32_t behind_document(std::uint32_t first, std::uint32_t behind) const {
    Range range = oblique_at(sheet_, first, behind);
    while (!range.empty() && node(range.behind - 1).any(bits(Trait::adverb, Trait::time)))
      --range.behind;
    return range.behind;
  }

  // ---- headlines ----

  void headline() {
    if (sentence_.first != 0) return;
    const std::uint32_t border = next_border(sheet_, sentence_.first, end_);
    constexpr std::uint32_t kLongName = 9;
    constexpr Agreement kAny = kMale | kFemale | kPlural | kNeuter;
    Draft draft;
    draft.sentence = index_;
    draft.form = Form::headline;
    if (is(border, Sign::colon) && border - sentence_.first <= kLongName &&
        border + 1 < sheet_.nodes().size()) {
      const Range name{sentence_.first, border};
      const bool quoted = is(border + 1, Sign::quotation);
      // «Тема: что стоит за …» and «Тема: пояснение» are no statements.
      const Node& said = sheet_.node(border + 1);
      if (!quoted &&
          !(said.is_word() && (said.capital || text::is_digit(sheet_.words(said).front()))))
        return;
      if (said.is_word() && said.any(bits(Trait::that, Trait::whether))) return;
      const int sure = names_a_speaker(name, kAny);
      if (sure == 0) return;
      draft.speakers = {name};
      draft.cue = {border, border + 1};
      draft.rule = quoted ? "headline-quote" : sure == 2 ? "headline" : "headline-name";
      draft.content = {{border + 1, quoted ? border + 2 : end_}};
      add(draft);
      return;
    }
    // «… — Минздрав», «…», — Шойгу
    for (std::uint32_t i = end_; i-- > sentence_.first + 1;) {
      if (node(i).sign != Sign::dash) continue;
      const Range name{i + 1, end_};
      const int sure = name.empty() || name.size() > kLongName ? 0 : names_a_speaker(name, kAny);
      if (sure == 0) return;
      std::uint32_t end = i;
      while (end > sentence_.first && node(end - 1).sign == Sign::comma) --end;
      if (words_in(sheet_, {sentence_.first, end}) < 3) return;
      draft.speakers = {name};
      draft.cue = {i, i + 1};
      const bool quoted = end == sentence_.first + 1 && is(sentence_.first, Sign::quotation);
      draft.rule = sure == 2 || quoted ? "headline-behind" : "headline-name-behind";
      draft.content = {{sentence_.first, end}};
      add(draft);
      return;
    }
  }

  // 2: a person or body by its words; 1: a capitalised word that looks like a surname; 0: no.
  int names_a_speaker(Range name, Agreement asked) const {
    int sure = 0;
    for (std::uint32_t i = name.first; i < name.behind; ++i) {
      const Node& n = node(i);
      if (n.sign == Sign::quotation || n.sign == Sign::other) continue;
      if (!n.is_word() || n.any(bits(Trait::cue, Trait::that, Trait::be, Trait::whether,
                                     Trait::verb, Trait::adverb, Trait::negation, Trait::pronoun)))
        return 0;
    }
    const Node& first = node(name.first);
    if (!first.is_word()) return 0;
    for (std::uint32_t i = name.first; i < name.behind; ++i)
      if (node(i).is(Trait::medium)) return 0;
    const Range phrase = phrase_at(sheet_, name.first, name.behind, asked);
    if (phrase.empty() || phrase.behind != name.behind) return 0;
    for (std::uint32_t i = name.first; i < name.behind; ++i) {
      const Node& n = node(i);
      if (!n.is_word()) continue;
      const auto& w = sheet_.folded(n);
      if (n.any(bits(Trait::title, Trait::role)) || (n.is(Trait::body) && !is_place(w)) ||
          (n.capital && n.any(bits(Trait::male, Trait::female)) && name.size() > 1))
        return 2;
      if (i + 1 != name.behind) continue;
      if (n.capital &&
          ends_with_any(w,
                        "ов ев ин ын ова ева ина ский цкий ская цкая ко ян дзе швили ич "
                        "ук юк ец ер ан он ус ам"))
        sure = 1;
      else if (n.capital && ends_with_any(w, "у ю") && name.size() == 1)
        sure = 1;
      else if (n.capital && i > name.first && node(i - 1).capital)
        sure = 1;
    }
    return sure;
  }

  static bool is_place(std::string_view w) {
    return ends_with_any(w,
                         "москва киев вашингтон пекин берлин париж лондон анкара тегеран минск "
                         "ереван баку брюссель варшава рим мадрид астана россия украина сша");
  }

  void add(const Draft& draft) {
    if (draft.content.empty() || draft.content.front().empty()) return;
    if (sentence_.question && sentence_.inside == kNone && sheet_.field() == model::Field::text)
      return;
    out_.push_back(draft);
  }

  std::uint32_t index_;
  std::vector<Draft>& out_;
};

}  // namespace

void find_credits(const Sheet& sheet, std::uint32_t sentence, std::vector<Draft>& out) {
  Credits(sheet, sentence, out).run();
}

}  // namespace people::russian
