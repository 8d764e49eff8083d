#pragma once
// One Russian sentence as its frames are found (people/statements/russian_frames.cpp tells which).
// The parts of a Finder lie in files by what they are for. Bounded by the sentence; used once.
#include <optional>
#include <vector>

#include "people/statements/russian_content.h"
#include "people/statements/russian_who.h"

namespace people::russian {

class Finder : Line {
 public:
  Finder(const Sheet&, std::uint32_t sentence, std::vector<Draft>&);
  // Adds what the sentence holds.
  void run();

 private:
  void read(const Verb& verb);

  // Content behind the verb.
  void behind(const Verb& verb, const Content& content, Draft& draft);
  Range warned(const Verb&, const Subject&, const Content&) const;
  bool is_named_at(const Verb&, const Subject& before, const Subject& behind) const;
  Subject subject_of(const Verb& verb, std::uint32_t border) const;

  // Content before it: people/statements/russian_before.cpp
  struct Lead {
    std::uint32_t at = 0;   // behind the sign before the verb and its adverbs
    std::uint32_t end = 0;  // of the content, before that sign
    Sign sign = Sign::other;
    bool as = false;  // «как заявил»
    bool quoted = false;
    bool dash() const { return sign == Sign::dash; }
    bool clause() const { return !quoted && !dash(); }
  };
  bool before(const Verb& verb, const std::optional<Content>& content, Draft& draft);
  Lead lead_of(const Verb& verb) const;
  bool may_lead(const Lead& lead) const;
  bool take_before(const Lead& lead, std::uint32_t border, Draft& draft) const;
  bool at_list(std::uint32_t from, std::uint32_t end) const;
  std::uint32_t content_begin(std::uint32_t end, bool quoted) const;
  void drop_lead(Draft& draft) const;
  void take_rest(std::uint32_t border, bool quoted, bool dash, Draft& draft) const;
  bool as_said(const Verb& verb, Draft& draft);
  bool line_before(const Verb& verb, Draft& draft);
  bool cited(const Verb& verb, std::uint32_t end, std::uint32_t border, Draft& draft);
  bool is_latin_word(std::uint32_t i) const;

  // The sentence before.
  void about_this(const Verb& verb, Draft& draft);
  void going_on();

  // people/statements/russian_participles.cpp
  void participle(const Verb& verb, Draft& draft);
  void gerund(const Verb& verb, const std::optional<Content>& content, Draft& draft);
  Subject main_subject(std::uint32_t until) const;

  bool add(Draft& draft);

  std::uint32_t index_;
  std::vector<Draft>& out_;
  std::size_t first_;
};

}  // namespace people::russian
