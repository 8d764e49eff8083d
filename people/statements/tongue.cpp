// Lines of a file (docs/adding-a-language.md):
//   class NAME: words, or endings of words: -minister
//   cue KIND FRAMES: base; finite; participle; gerund
//   endings NAME: endings    of many words, used as {=NAME}
//   frames NAME: frames      of many cues, used as a frame
// Words are written with alternatives in braces: accus{e,es,ed}. A frame may carry words of its
// own: about=of|about, particle=out.
#include "people/statements/tongue.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "people/statements/grammar.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace people {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Trait::kTraits)> kTraitNames = {
    "determiner",
    "preposition",
    "conjunction",
    "subordinator",
    "that",
    "whether",
    "relative",
    "negation",
    "hedge",
    "decline",
    "be",
    "have",
    "to",
    "adverb",
    "time",
    "he",
    "she",
    "they",
    "i",
    "it",
    "pronoun",
    "title",
    "role",
    "body",
    "medium",
    "masthead",
    "male",
    "female",
    "plural",
    "credit",
    "light",
    "occasion",
    "abbreviation",
    "beginner",
    "verb",
    "noun_cue",
    "oblique",
    "place",
    "become",
    "subjunctive",
    "strict_subjunctive",
    "umlaut_subjunctive",
    "plural_subjunctive",
    "opinion",
    "label",
    "cue"};
static_assert(static_cast<unsigned>(Trait::kTraits) <= 64);

constexpr std::array<std::string_view, static_cast<std::size_t>(Frame::kFrames)> kFrameNames = {
    "that",   "bare",  "quote",     "whether", "before", "inf",   "urge", "of",
    "object", "about", "addressee", "as",      "doing",  "loose", "sure", "must"};

template <std::size_t n>
std::optional<unsigned> index_in(const std::array<std::string_view, n>& names,
                                 std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<unsigned>(found - names.begin());
}

std::vector<std::string_view> split(std::string_view text, std::string_view at) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(at);
    if (end > 0) parts.push_back(text.substr(0, end));
    if (end == text.npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

using Named = std::unordered_map<std::string, std::string>;

// "accus{e,es}" is accuse, accuses; "заяви{=l}" has the endings called l. Braces may follow one
// another, but hold none.
void spread(std::string_view pattern, const std::string& begun, const Named& endings,
            std::vector<std::string>& out) {
  const std::size_t open = pattern.find('{'), close = pattern.find('}');
  if (open == pattern.npos || close == pattern.npos || close < open) {
    out.push_back(text::fold(begun + std::string(pattern)));
    return;
  }
  std::string_view inside = pattern.substr(open + 1, close - open - 1);
  if (inside.starts_with('=')) {
    const auto named = endings.find(std::string(inside.substr(1)));
    inside = named == endings.end() ? std::string_view() : named->second;
  }
  while (true) {
    const std::size_t comma = inside.find(',');
    spread(pattern.substr(close + 1),
           begun + std::string(pattern.substr(0, open)) + std::string(inside.substr(0, comma)),
           endings, out);
    if (comma == inside.npos) return;
    inside.remove_prefix(comma + 1);
  }
}

std::vector<std::string> words_of(std::string_view list, const Named& endings) {
  std::vector<std::string> words;
  for (const auto pattern : split(list, text::kAsciiBlanks)) spread(pattern, "", endings, words);
  return words;
}

std::vector<std::string> folded_parts(std::string_view list) {
  std::vector<std::string> words;
  for (const auto part : split(list, "|")) words.push_back(text::fold(part));
  return words;
}

}  // namespace

Tongue::Tongue(const TongueFile& file) : lang_(file.lang), grammar_(&grammar_of(file.lang)) {
  int number = 0;
  for (std::string_view rest = file.words; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    read_line(text::trimmed(rest.substr(0, end)), ++number);
    if (end == rest.npos) break;
    rest.remove_prefix(end + 1);
  }
}

const Tongue::Entry* Tongue::find(std::string_view folded) const {
  if (const auto found = words_.find(std::string(folded)); found != words_.end())
    return &found->second;
  constexpr std::size_t kShortest = 3;
  for (std::size_t n = std::min(longest_tail_, folded.size()); n >= kShortest; --n) {
    const auto found = tails_.find(std::string(folded.substr(folded.size() - n)));
    if (found != tails_.end()) return &found->second;
  }
  return nullptr;
}

void Tongue::read_line(std::string_view line, int number) {
  if (line.empty() || line.starts_with('#')) return;
  std::size_t fault = faults_.size();
  if (line.starts_with("class "))
    read_class(line.substr(6));
  else if (line.starts_with("cue "))
    read_cue(line.substr(4));
  else if (line.starts_with("endings "))
    read_list(line.substr(8), endings_);
  else if (line.starts_with("frames "))
    read_list(line.substr(7), frames_);
  else
    faults_.push_back("neither class nor cue: " + std::string(line));
  for (; fault < faults_.size(); ++fault)
    faults_[fault] = lang_ + ".txt:" + std::to_string(number) + ": " + faults_[fault];
}

void Tongue::read_class(std::string_view rest) {
  const std::size_t colon = rest.find(':');
  Traits traits = 0;
  for (const auto name : split(rest.substr(0, colon), " ")) {
    const auto trait = index_in(kTraitNames, name);
    if (!trait)
      faults_.push_back("no such class: " + std::string(name));
    else
      traits |= Traits{1} << *trait;
  }
  if (colon == rest.npos) return;
  for (const auto& word : words_of(rest.substr(colon + 1), endings_)) {
    if (!word.starts_with('-')) {
      words_[word].traits |= traits;
      continue;
    }
    tails_[word.substr(1)].traits |= traits;
    longest_tail_ = std::max(longest_tail_, word.size() - 1);
  }
}

void Tongue::read_list(std::string_view rest, std::unordered_map<std::string, std::string>& lists) {
  const std::size_t colon = rest.find(':');
  if (colon == rest.npos)
    faults_.push_back("a list without words: " + std::string(rest));
  else
    lists[std::string(rest.substr(0, colon))] = text::trimmed(rest.substr(colon + 1));
}

void Tongue::read_cue(std::string_view rest) {
  const std::size_t colon = rest.find(':');
  if (colon == rest.npos) {
    faults_.push_back("a cue without words: " + std::string(rest));
    return;
  }
  const auto head = with_lists(split(rest.substr(0, colon), " ,"));
  const auto kind = model::statement_kind(head.empty() ? "" : head.front());
  if (!kind) {
    faults_.push_back("no such kind: " + std::string(rest));
    return;
  }
  Cue cue;
  cue.kind = *kind;
  for (const auto frame : std::span(head).subspan(1)) read_frame(frame, cue);
  read_shapes(rest.substr(colon + 1), cue);
  cues_.push_back(std::move(cue));
}

// Named lists of frames replaced by what they hold.
std::vector<std::string_view> Tongue::with_lists(const std::vector<std::string_view>& names) const {
  std::vector<std::string_view> all;
  for (const auto name : names) {
    const auto named = frames_.find(std::string(name));
    if (named == frames_.end() || all.empty()) {  // the first is the kind
      all.push_back(name);
      continue;
    }
    const auto frames = split(named->second, " ,");
    all.insert(all.end(), frames.begin(), frames.end());
  }
  return all;
}

void Tongue::read_frame(std::string_view part, Cue& cue) {
  const std::size_t equal = part.find('=');
  const auto name = part.substr(0, equal);
  const auto own =
      equal == part.npos ? std::vector<std::string>{} : folded_parts(part.substr(equal + 1));
  if (name == "particle") {
    cue.particles = own;
  } else if (const auto frame = index_in(kFrameNames, name)) {
    cue.frames |= Frames{1} << *frame;
    cue.links.insert(cue.links.end(), own.begin(), own.end());
  } else {
    faults_.push_back("no such frame: " + std::string(part));
  }
}

// The words of the cue that is to be added next: base; finite; participle; gerund.
void Tongue::read_shapes(std::string_view slots, Cue& cue) {
  constexpr unsigned kShapes = 4;
  const auto index = static_cast<std::uint16_t>(cues_.size());
  for (unsigned shape = 0; shape < kShapes; ++shape) {
    const std::size_t end = slots.find(';');
    for (const auto& word : words_of(slots.substr(0, end), endings_)) {
      if (cue.lemma.empty()) cue.lemma = word;
      Entry& entry = words_[word];
      entry.traits |= bit(Trait::cue);
      if (entry.cues.empty() || entry.cues.back().cue != index) entry.cues.push_back({index, 0});
      entry.cues.back().shapes |= static_cast<std::uint8_t>(1U << shape);
    }
    if (end == slots.npos) break;
    slots.remove_prefix(end + 1);
  }
}

const Tongue* tongue_of(std::string_view lang) {
  static const auto* const known = [] {
    auto* made = new std::vector<std::unique_ptr<const Tongue>>;  // lives as long as the program
    for (const auto& file : tongue_files()) made->push_back(std::make_unique<Tongue>(file));
    return made;
  }();
  for (const auto& tongue : *known)
    if (tongue->lang() == lang) return tongue.get();
  return nullptr;
}

}  // namespace people
