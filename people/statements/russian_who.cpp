#include "people/statements/russian_who.h"

#include <algorithm>
#include <string_view>

namespace people::russian {
namespace {

class Looks : Line {
 public:
  Looks(const Sheet& sheet, const Sentence& sentence) : Line(sheet, sentence) {}

  Who who(Range r) const {
    if (is_medium(r)) return Who::medium;
    if (is_number(r)) return Who::number;
    if (is_writer(r)) return Who::writer;
    return is_speaker(r) ? Who::speaker : Who::thing;
  }

  Range venue() const {
    for (std::uint32_t i = sentence_.first; i + 1 < end_; ++i) {
      if (!is_word(i, "на") && !is_word(i, "ходе") && !is_word(i, "время") && !is_word(i, "в"))
        continue;
      std::uint32_t noun = i + 1;
      while (noun < std::min(end_, i + 4) && node(noun).is_word() && !is(noun, Trait::occasion) &&
             !is_outside(node(noun)) &&
             ends_with_any(sheet_.folded(node(noun)), "ом ем ой ей их ых ого его"))
        ++noun;
      if (!is(noun, Trait::occasion)) continue;
      std::uint32_t end = noun + 1;
      while (end < end_ && end - noun < kVenueWords &&
             (is(end, Trait::occasion) || goes_on_venue(end)))
        ++end;
      return {i + 1, end};
    }
    return {};
  }

  void agencies(std::span<Draft> drafts) const {
    for (std::uint32_t i = sentence_.first + 1; i < end_; ++i) {
      if (!node(i).is(Trait::cue) && !is_relay(i)) continue;
      if (!(is(i - 1, Sign::comma) || is(i - 1, Sign::dash))) continue;
      const std::uint32_t border = next_border(sheet_, i + 1, end_);
      std::vector<Range> media;
      find_media(sheet_, sentence_, {i + 1, border}, media);
      if (media.empty()) continue;
      for (Draft& draft : drafts)
        if (draft.via.empty() && draft.cue.first != i) draft.via = media;
    }
  }

 private:
  bool is_relay(std::uint32_t i) const {
    return node(i).is_word() &&
           ends_with_any(sheet_.folded(node(i)), "передает передают передал передала");
  }

  static constexpr std::uint32_t kVenueWords = 10;
  // Genitives and names of bodies, but no one who speaks there.
  bool goes_on_venue(std::uint32_t i) const {
    const Node& n = node(i);
    if (n.sign == Sign::quotation) return sheet_.quotation(n).words <= kShortQuote;
    if (!n.is_word() || is_subject_pronoun(sheet_, n)) return false;
    if (n.is(Trait::conjunction)) return is_word(i, "и") && i + 1 < end_ && goes_on_venue(i + 1);
    if (is_outside(n) || n.any(bits(Trait::pronoun, Trait::medium)) || is_addressed(sheet_, n))
      return false;
    if (is_acronym(sheet_, n)) return true;
    const std::string_view w = sheet_.folded(n);
    if (n.capital && n.any(bits(Trait::male, Trait::female))) return false;
    return ends_with_any(w, "а я ы и ов ев ей ий ого его ой их ых");
  }

  // A person of it is none: «корреспондент RT», «автор статьи в Times».
  bool is_medium(Range r) const {
    bool medium = false;
    for (std::uint32_t i = r.first; i < r.behind; ++i) {
      if (node(i).any(bits(Trait::role, Trait::title, Trait::male, Trait::female))) return false;
      if (i == r.first && node(i).any(bits(Trait::body)) && !node(i).is(Trait::medium))
        return false;
      medium = medium || node(i).is(Trait::medium);
    }
    return medium;
  }
  bool is_writer(Range r) const { return r.size() == 1 && node(r.first).is(Trait::i); }
  bool is_number(Range r) const {
    if (r.size() > 1) return false;
    const char first = sheet_.words(node(r.first)).front();
    return first >= '0' && first <= '9';
  }

  // Whether the words are those of a person or body, and not of whatever stands in the nominative:
  // «шаг говорит о том, что».
  bool is_speaker(Range r) const {
    for (std::uint32_t i = r.first; i < r.behind; ++i) {
      const Node& n = node(i);
      if (n.sign == Sign::quotation) return true;
      if (!n.is_word()) continue;
      if (is_subject_pronoun(sheet_, n) ||
          n.any(bits(Trait::title, Trait::role, Trait::body, Trait::plural)) ||
          (n.capital && n.any(bits(Trait::male, Trait::female))) || is_acronym(sheet_, n))
        return true;
      const std::string_view w = sheet_.folded(n);
      if (n.capital && !begins_text(i)) return true;
      if (n.capital && (is_surname(w) || is_name_elsewhere(n))) return true;
      if (is_modifier(sheet_, n, kSingular | kPlural)) continue;
      return is_person_noun(w) || ends_with_any(w, "многие некоторые другие остальные все");
    }
    return ends_with_any(sheet_.folded(node(r.behind - 1)), "многие некоторые другие остальные");
  }
  // A capital letter there says nothing.
  bool begins_text(std::uint32_t i) const {
    return i == sentence_.first || (i == sentence_.first + 1 && !node(i - 1).is_word()) ||
           node(i - 1).sign == Sign::stop || node(i - 1).sign == Sign::quotation;
  }
  static bool is_surname(std::string_view w) {
    return ends_with_any(
        w, "ов ев ин ын ский цкий ова ева ина ская цкая енко швили дзе ян янц ич ук юк");
  }
  bool is_name_elsewhere(const Node& word) const {
    constexpr std::size_t kLook = 6;
    const auto places = sheet_.reading().places(word.which, sheet_.field());
    const auto& tokens = sheet_.reading().tokens(sheet_.field());
    for (std::size_t k = 0; k < std::min(places.size(), kLook); ++k) {
      const std::uint32_t place = places[k];
      const text::Token& token = tokens[place];
      if (place == 0 || token.begin == word.begin) continue;
      const bool behind_blank =
          token.begin == tokens[place - 1].end + 1 && sheet_.utf8()[token.begin - 1] == ' ';
      const auto letter = static_cast<unsigned char>(sheet_.utf8()[token.begin]);
      const auto next = static_cast<unsigned char>(
          token.begin + 1 < sheet_.utf8().size() ? sheet_.utf8()[token.begin + 1] : '\0');
      const bool capital =
          (letter >= 'A' && letter <= 'Z') || (letter == 0xD0U && next >= 0x81U && next <= 0xAFU);
      if (behind_blank && capital) return true;
    }
    return false;
  }
};

}  // namespace

Who who_is(const Sheet& sheet, const Sentence& sentence, Range words) {
  return Looks(sheet, sentence).who(words);
}

void credit_agencies(const Sheet& sheet, const Sentence& sentence, std::span<Draft> drafts) {
  Looks(sheet, sentence).agencies(drafts);
}

Range find_venue(const Sheet& sheet, const Sentence& sentence) {
  return Looks(sheet, sentence).venue();
}

std::vector<Range> speakers_in(const Sheet& sheet, Range all) {
  for (std::uint32_t i = all.first + 1; i + 1 < all.behind; ++i) {
    if (!sheet.node(i).is_word() || sheet.folded(sheet.node(i)) != "и") continue;
    std::uint32_t head = i + 1;  // «и его российский коллега»
    while (head + 1 < all.behind && is_modifier(sheet, sheet.node(head), kMale | kFemale)) ++head;
    const Node &before = sheet.node(i - 1), &then = sheet.node(head);
    const bool person = then.any(bits(Trait::title, Trait::role)) ||
                        (then.capital && !then.any(bits(Trait::body, Trait::place)));
    if (!person || !before.is_word() || !before.capital ||
        before.any(bits(Trait::body, Trait::place)) || is_acronym(sheet, before) ||
        nominative(sheet, before, kMale | kFemale) == Fit::none ||
        (nominative(sheet, then, kMale | kFemale) != Fit::strong && !is_undeclined(sheet, then)))
      continue;
    std::uint32_t behind = all.behind;  // «Хренин и Шойгу, министры обороны двух стран»
    for (std::uint32_t k = head; then.capital && k < behind; ++k)
      if (sheet.node(k).sign == Sign::comma) behind = k;
    return {{all.first, i}, {i + 1, behind}};
  }
  return {all};
}

namespace {

class Media : Line {
 public:
  Media(const Sheet& sheet, const Sentence& sentence) : Line(sheet, sentence) {}

  void find(Range range, std::vector<Range>& via) const {
    for (std::uint32_t i = range.first; i < range.behind; ++i) {
      if (!is_medium(i)) continue;
      std::uint32_t end = i + 1;
      while (end < range.behind && is_name_of_medium(end)) ++end;
      // «газета», «в интервью» alone name none.
      std::uint32_t first = i;
      while (first < end && is_word(first) && !node(first).capital) ++first;
      const std::uint32_t at = i;
      i = end - 1;
      // The sentence's first capital says nothing: «Газеты писали».
      if (at == sentence_.first && first == at && end == at + 1 && !is_acronym(sheet_, node(at)))
        continue;
      if (first == end || !is_led(at, first, range) || is_word(at, "сми")) continue;
      const bool known = std::ranges::any_of(
          via, [&](const Range r) { return r.first <= first && first < r.behind; });
      if (!known) via.push_back({first, end});
    }
  }

 private:
  bool is_medium(std::uint32_t i) const {
    const Node& n = node(i);
    if (n.sign != Sign::quotation) return n.is_word() && n.is(Trait::medium);
    const Quotation& q = sheet_.quotation(n);  // «Интерфакс», «РИА Новости»
    if (!is_name_quotation(sheet_, n) || q.behind != q.first + 1) return false;
    const Sentence& inside = sheet_.sentences()[q.first];
    for (std::uint32_t k = inside.first; k < inside.behind; ++k)
      if (!is_name_of_medium(k)) return false;
    return node(inside.first).capital && node(inside.first).is(Trait::medium);
  }

  bool is_name_of_medium(std::uint32_t i) const {
    const Node& n = node(i);
    if (n.sign == Sign::quotation) return sheet_.quotation(n).words < 5;
    return n.is_word() && (n.is(Trait::medium) || is_latin(sheet_, n));
  }

  // A caption beside a picture is no credit: something must lead to the medium.
  bool is_led(std::uint32_t at, std::uint32_t first, Range range) const {
    return first > at || at == range.first ||
           node(at - 1).any(bits(Trait::preposition, Trait::medium)) || node(at - 1).is_word();
  }
};

}  // namespace

void find_media(const Sheet& sheet, const Sentence& sentence, Range range,
                std::vector<Range>& via) {
  Media(sheet, sentence).find(range, via);
}

}  // namespace people::russian
