#include "people/names/name_search.h"

#include <algorithm>

#include "people/names/name_parts.h"
#include "text/characters.h"

namespace people {

namespace {

using Kind = NameFound::Kind;

constexpr double kDoubtful = 1.35;  // given and family name may not be unlike by more, together

// A family name alone says less: it must be nearer.
unsigned lone_limit(const KnownName& name, const KnownNames& names) {
  const auto letters = names.part(name.parts[name.family]).sounds.letters.size();
  return std::min(2U + static_cast<unsigned>(letters) * 6 / 5, 12U);
}

bool is_roman_number(std::string_view word) {
  return word.size() > 1 && word.find_first_not_of("IVX") == std::string_view::npos;
}

class Around {
 public:
  Around(const NameText& text, const KnownNames& names, const KnownName& name, std::uint32_t place)
      : text_(text),
        tokens_(text.reading.tokens(text.field)),
        names_(names),
        name_(name),
        place_(place),
        met_(name.parts.size(), false) {
    met_[name.family] = true;
    found_ = {name.person, text.field, place, place + 1, place, Kind::family};
  }

  std::optional<NameFound> look(unsigned distance) {
    if (name_.is_pinned) return pinned();
    const bool is_in_small = is_small(place_);
    family_unlikeness_ = unlikeness_of_family(names_.part(name_.parts[name_.family]),
                                              text_.heard.at(tokens_[place_].word).heard, distance);
    found_.unlikeness = family_unlikeness_;
    if (is_in_small && !text_.is_without_capitals) return std::nullopt;
    look_left();
    if (count_met() == 1 && !is_title(folded(place_))) look_right();
    is_half_ |= is_followed_by_half();
    decide();
    if (name_.is_junior != has_junior()) {
      if (name_.is_junior) return std::nullopt;
      found_.kind = Kind::other;
    }
    if (is_in_small && found_.kind != Kind::full) return std::nullopt;
    if ((found_.kind == Kind::family || found_.kind == Kind::initial) &&
        distance > lone_limit(name_, names_))
      return std::nullopt;
    return found_;
  }

 private:
  std::string_view written(std::uint32_t at) const {
    return text_.utf8.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin);
  }
  const std::string& folded(std::uint32_t at) const {
    return text_.reading.word(tokens_[at]).folded;
  }
  Gap gap(std::uint32_t left) const {
    return gap_between(text_.utf8, tokens_[left], tokens_[left + 1]);
  }
  char32_t first_letter(std::uint32_t at) const {
    std::size_t begin = 0;
    const auto word = written(at);
    return word.empty() ? U'\0' : text::next_character(word, begin);
  }
  bool is_small(std::uint32_t at) const {
    return people::is_written_small(text_.utf8, tokens_[at]);
  }
  bool is_capital(std::uint32_t at) const { return text::is_upper(first_letter(at)); }
  bool is_initial(std::uint32_t at) const { return people::is_initial(text_, at); }
  std::size_t count_met() const {
    return static_cast<std::size_t>(std::count(met_.begin(), met_.end(), true));
  }

  bool meet(std::uint32_t at) {
    const auto& [word, sounds] = text_.heard.at(tokens_[at].word);
    if (is_small(place_)) return meet_exactly(word);
    for (std::size_t i = 0; i < met_.size(); ++i)
      if (!met_[i] && is_met(i, unlikeness_of_given(names_.part(name_.parts[i]), word, sounds)))
        return true;
    return meet_joined(word, sounds);
  }

  // In small letters a name is one only as it is known: others are words of the language.
  bool meet_exactly(const std::string& word) {
    for (std::size_t i = 0; i < met_.size(); ++i)
      if (!met_[i] && names_.part(name_.parts[i]).folded == word) return met_[i] = true;
    return false;
  }

  bool meet_joined(const std::string& word, const HeardPart& sounds) {
    for (const auto& [i, as_one] : name_.joined)
      if (!met_[i] && !met_[i + 1] && is_met(i, unlikeness_of_given(as_one, word, sounds)))
        return met_[i + 1] = true;
    return false;
  }

  // What is doubtful in both its words is no name, the less where a strange word stands between
  // them, where capitals make names of all words, or where one script leaves the vowels out.
  bool is_met(std::size_t part, double unlikeness) {
    const bool is_without_vowels = names_.part(name_.parts[name_.family]).sounds.without_vowels;
    const double most =
        has_stranger_ || is_in_capitals(place_) || is_without_vowels ? kDoubtful / 2 : kDoubtful;
    if (unlikeness > 1 || unlikeness + family_unlikeness_ > most) return false;
    found_.unlikeness += unlikeness;
    return met_[part] = true;
  }

  // The first sound of a name or of what it is called elsewhere.
  bool meet_initial(std::uint32_t at) {
    const Sounds sounds = sounds_of(folded(at));
    if (sounds.empty()) return false;
    for (std::size_t i = 0; i < met_.size(); ++i) {
      if (met_[i]) continue;
      const NamePart& part = names_.part(name_.parts[i]);
      if (!may_begin(part.sounds, sounds)) continue;
      met_[i] = true;
      return true;
    }
    return false;
  }

  // From the family name to the left: given names and initials met, particles and patronymics
  // stepped over, one unknown middle name, too.
  void look_left() {
    for (std::uint32_t at = place_, steps = 0; at > 0 && steps < kMostSteps; ++steps) {
      const Gap between = gap(--at);
      if (between == Gap::wide || (between == Gap::dot && !is_initial(at))) break;
      if (is_initial(at)) {
        if (has_stranger_) break;
        if (meet_initial(at)) {
          initials_ = true;
          found_.first = at;
        } else if (written(at).find('.') == std::string_view::npos) {
          strange_initial_ = true;
        }
        continue;
      }
      if (is_roman_number(written(at))) break;
      if (between == Gap::dot) break;
      if (count_met() < met_.size() && !is_small_name(at) && meet(at)) {
        given_ = true;
        found_.first = at;
        continue;
      }
      if (is_particle(folded(at)) || is_patronymic(folded(at))) {
        if (is_patronymic(folded(at)) && has_patronymic()) strange_patronymic_ = true;
        continue;
      }
      if (at + 1 == place_) neighbour_ = at;
      if (between == Gap::hyphen && at + 1 == place_ && is_capital(at)) is_half_ = true;
      if (has_stranger_ || !is_capital(at) || given_ || is_title(folded(at))) break;
      has_stranger_ = true;
    }
  }

  // A given name in small letters is one only beside a family name in small letters.
  bool is_small_name(std::uint32_t at) const { return is_small(at) && !is_small(place_); }

  void look_right() {
    for (std::uint32_t at = place_ + 1, steps = 0; at < tokens_.size() && steps < kMostSteps;
         ++at, ++steps) {
      const Gap between = gap(at - 1);
      if (between == Gap::wide ||
          (between == Gap::dot && (at - 1 == place_ || !is_initial(at - 1))))
        break;
      if (is_initial(at)) {
        // "Шойгу С. К.", but no language of Latin letters writes so.
        if (static_cast<unsigned char>(written(place_).front()) < 0x80) break;
        if (!meet_initial(at)) {
          if (!initials_) strange_initial_ = true;
          break;
        }
        initials_ = true;
        found_.behind = at + 1;
        continue;
      }
      if (!is_small_name(at) && meet(at)) {
        given_ = true;
        found_.behind = at + 1;
        continue;
      }
      break;
    }
  }

  // "Clinton-Smith": the word behind is of the name, too.
  bool is_followed_by_half() const {
    const std::uint32_t at = place_ + 1;
    return found_.behind == at && at < tokens_.size() && gap(place_) == Gap::hyphen &&
           is_capital(at) && !is_junior_word(at);
  }

  bool is_junior_word(std::uint32_t at) const { return is_junior(folded(at)); }

  bool has_junior() const {
    const std::uint32_t at = found_.behind;
    return at < tokens_.size() && gap_or_comma(at - 1) && is_junior_word(at);
  }
  bool gap_or_comma(std::uint32_t left) const {
    const auto begin = tokens_[left].end, end = tokens_[left + 1].begin;
    return end >= begin && end - begin <= 2;
  }

  bool has_patronymic() const {
    for (std::size_t i = 0; i < met_.size(); ++i)
      if (i != name_.family && is_patronymic(names_.part(name_.parts[i]).folded)) return !met_[i];
    return false;
  }

  void decide() {
    if (is_half_)
      found_.kind = Kind::other;
    else if (given_ && !strange_patronymic_)
      found_.kind = Kind::full;
    else if (initials_)
      found_.kind = Kind::initial;
    else if (strange_initial_ || given_ || is_of_another())
      found_.kind = Kind::other;
    else if (met_.size() == 1)
      found_.kind = Kind::full;
  }

  // "Ivana Trump": a capitalised word before it that begins no sentence and is no title.
  bool is_of_another() const {
    if (!neighbour_ || text_.field == model::Field::title) return false;
    const std::uint32_t at = *neighbour_;
    if (at == 0 || !is_capital(at) || is_title(folded(at)) || written(at).size() < 3) return false;
    const Gap before = gap(at - 1);
    return (before == Gap::blank || before == Gap::hyphen) && gap(at) == Gap::blank &&
           !is_in_capitals(at);
  }
  bool is_in_capitals(std::uint32_t at) const {
    std::size_t begin = 0;
    const auto word = written(at);
    text::next_character(word, begin);
    return begin < word.size() && text::is_upper(text::next_character(word, begin));
  }

  // All its words in order, the last of them here.
  std::optional<NameFound> pinned() {
    const auto count = static_cast<std::uint32_t>(name_.parts.size());
    if (place_ + 1 < count) return std::nullopt;
    const std::uint32_t first = place_ + 1 - count;
    for (std::uint32_t i = 0; i < count; ++i)
      if (without_apostrophes(folded(first + i)) != names_.part(name_.parts[i]).folded)
        return std::nullopt;
    found_.first = first;
    found_.kind = Kind::full;
    return found_;
  }

  const NameText& text_;
  const std::vector<text::Token>& tokens_;
  const KnownNames& names_;
  const KnownName& name_;
  std::uint32_t place_;
  std::vector<bool> met_;
  NameFound found_;
  double family_unlikeness_ = 0;
  bool has_stranger_ = false;
  bool given_ = false, initials_ = false, strange_initial_ = false, strange_patronymic_ = false;
  bool is_half_ = false;  // one half of a double name: Clinton-Smith
  std::optional<std::uint32_t> neighbour_;
};

}  // namespace

bool stands_alone(const NameText& text, std::uint32_t place) {
  const auto& tokens = text.reading.tokens(text.field);
  if (is_written_small(text.utf8, tokens[place])) return false;
  const auto may_be_of_name = [&](std::uint32_t at, std::uint32_t left) {
    const std::string& word = text.reading.word(tokens[at]).folded;
    return gap_between(text.utf8, tokens[left], tokens[left + 1]) != Gap::wide &&
           (!is_written_small(text.utf8, tokens[at]) || is_particle(word) || is_junior(word) ||
            is_patronymic(word));
  };
  return (place == 0 || !may_be_of_name(place - 1, place - 1)) &&
         (place + 1 >= tokens.size() || !may_be_of_name(place + 1, place));
}

std::optional<NameFound> lone_name_at(const NameText& text, const KnownNames& names,
                                      const KnownName& name, std::uint32_t place,
                                      unsigned distance) {
  if (distance > lone_limit(name, names) || name.is_junior) return std::nullopt;
  const Kind kind = name.parts.size() == 1 ? Kind::full : Kind::family;
  return NameFound{name.person, text.field, place, place + 1, place, kind};
}

std::optional<NameFound> name_at(const NameText& text, const KnownNames& names,
                                 const KnownName& name, std::uint32_t place, unsigned distance) {
  return Around(text, names, name, place).look(distance);
}

}  // namespace people
