// Open addressing with linear probing over entries of 32 bytes. The hash is keyed anew in each
// process, so that no text can be made to fill one corner of the table; a long word is known by two
// such hashes.
#include "text/lexicon.h"

#include <algorithm>
#include <cstring>
#include <list>
#include <random>

#include "text/fold.h"
#include "text/stems.h"

namespace text {
namespace {

constexpr std::size_t kFirstSize = 1 << 12;
constexpr std::size_t kMostWritten = 150'000;  // written words of one language
constexpr std::size_t kMostJoined = 8;         // pieces of one written word
constexpr std::size_t kMostLexicons = 12;      // of one thread

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t hash_of(std::string_view bytes, std::uint64_t key, std::uint64_t second) {
  std::uint64_t hash = key ^ bytes.size();
  while (!bytes.empty()) {
    std::uint64_t eight = 0;
    const std::size_t taken = std::min<std::size_t>(bytes.size(), sizeof eight);
    std::memcpy(&eight, bytes.data(), taken);
    hash = mixed(hash ^ eight, second);
    bytes.remove_prefix(taken);
  }
  return hash;
}

// The first `size` bytes, at most eight, without a call for every length there is.
std::uint64_t up_to_eight(const char* bytes, std::size_t size) {
  std::uint64_t low = 0, high = 0;
  if (size >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, bytes, 4);
    std::memcpy(&last, bytes + size - 4, 4);
    low = first;
    high = last;
    return size == 4 ? low : low | high << (8 * (size - 4));
  }
  for (std::size_t i = 0; i < size; ++i)
    low |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return low;
}

}  // namespace

Lexicon::Lexicon(std::string_view lang, Cut cut)
    : lang_(lang), cut_(cut), table_(kFirstSize), words_(std::make_shared<Words>()) {}

const Lexicon::Keys& Lexicon::keys_of_process() {
  static const Keys made = [] {
    std::random_device device;
    const auto random = [&] { return std::uint64_t{device()} << 32 | device() | 1; };
    return Keys{random(), random(), random()};
  }();
  return made;
}

Lexicon::Entry Lexicon::key_of(std::string_view word) const {
  Entry key;
  key.size = static_cast<std::uint32_t>(word.size());
  if (word.size() <= 8) {
    key.low = up_to_eight(word.data(), word.size());
  } else if (word.size() <= kShort) {
    std::memcpy(&key.low, word.data(), 8);
    key.high = up_to_eight(word.data() + 8, word.size() - 8);
  } else {
    key.low = hash_of(word, keys_.first, keys_.third);
    key.high = hash_of(word, keys_.second, keys_.third);
  }
  return key;
}

std::size_t Lexicon::home_of(const Entry& entry) const {
  return mixed(entry.low ^ keys_.first, entry.high ^ keys_.second ^ entry.size) &
         (table_.size() - 1);
}

Lexicon::Found Lexicon::found(const Entry& entry) const {
  if (entry.count == kOne) return {true, entry.first, {}};
  return {false, 0, std::span(parts_).subspan(entry.first, entry.count)};
}

Lexicon::Found Lexicon::find(std::string_view word) {
  Entry key = key_of(word);
  std::size_t at = home_of(key);
  for (; table_[at].size != 0; at = (at + 1) & (table_.size() - 1))
    if (table_[at].is_key_of(key)) return found(table_[at]);
  add_parts(key, word);
  table_[at] = key;
  if (++used_ * 2 > table_.size()) grow();
  return found(key);
}

void Lexicon::grow() {
  std::vector<Entry> old(table_.size() * 2);
  std::swap(old, table_);
  for (const Entry& entry : old) {
    if (entry.size == 0) continue;
    std::size_t at = home_of(entry);
    while (table_[at].size != 0) at = (at + 1) & (table_.size() - 1);
    table_[at] = entry;
  }
}

void Lexicon::add_parts(Entry& entry, std::string_view word) {
  const auto pieces = pieces_of(word, cut_, Wildcards::are_punctuation);
  if (pieces.size() == 1 && pieces[0].begin == 0 && pieces[0].end == word.size()) {
    entry.first = id_of(pieces[0]);
    entry.count = kOne;
    return;
  }
  entry.first = static_cast<std::uint32_t>(parts_.size());
  for (const Piece& piece : pieces)
    parts_.push_back({id_of(piece), static_cast<std::uint16_t>(piece.begin),
                      static_cast<std::uint16_t>(piece.end), piece.joined});
  if (pieces.size() > 1) add_wholes(pieces);
  entry.count = static_cast<std::uint32_t>(parts_.size()) - entry.first;
}

// From each place on, all that is joined to it; of a word without end the first pieces.
void Lexicon::add_wholes(const std::vector<Piece>& pieces) {
  for (std::size_t first = 0; first + 1 < pieces.size() && first <= UINT8_MAX; ++first) {
    std::size_t count = 1;
    while (first + count < pieces.size() && pieces[first + count].joined && count < kMostJoined)
      ++count;
    if (count == 1) continue;
    parts_.push_back({id_of_whole(&pieces[first], count), 0, 0, false,
                      static_cast<std::uint8_t>(count), static_cast<std::uint8_t>(first)});
  }
}

std::uint32_t Lexicon::add_word(Word word) {
  words_->push_back(std::move(word));
  marks_.emplace_back();
  return static_cast<std::uint32_t>(words_->size() - 1);
}

std::uint32_t Lexicon::id_of_whole(const Piece* first, std::size_t count) {
  Word whole;
  for (std::size_t i = 0; i < count; ++i) whole.folded += first[i].folded;
  const Piece& last = first[count - 1];
  if (!last.possessive.empty())
    whole.possessive =
        whole.folded.substr(0, whole.folded.size() - last.folded.size()) + last.possessive;
  const auto [known, is_new] =
      known_.try_emplace(' ' + whole.folded + (whole.possessive.empty() ? "" : "'s"), 0);
  if (is_new) known->second = add_word(std::move(whole));
  return known->second;
}

std::uint32_t Lexicon::id_of(const Piece& piece) {
  const auto [known, is_new] =
      known_.try_emplace(piece.lower + (piece.possessive.empty() ? "" : "'s"), 0);
  if (!is_new) return known->second;
  Word word;
  if (cut_ == Cut::analyst) {
    word.lang = inflection_language(piece.script, lang_);
    if (lang_ == "de") word.twin = german_twin(piece.lower);
    if (has_stemmer(word.lang)) {
      word.stem = stem(piece.lower, word.lang);
      word.second_stem =
          word.twin.empty() ? second_stem(piece.lower, word.lang) : stem(word.twin, word.lang);
    }
  }
  word.folded = piece.folded;
  word.possessive = piece.possessive;
  known->second = add_word(std::move(word));
  return known->second;
}

void Lexicon::trim() {
  if (used_ < kMostWritten && article_ != UINT32_MAX) return;
  *this = Lexicon(lang_, cut_);
}

Lexicon& lexicon_of(std::string_view lang, Cut cut) {
  struct Kept {
    std::string lang;
    Cut cut;
    Lexicon lexicon;
  };
  thread_local std::list<Kept> kept;  // the last used first
  const auto found = std::find_if(kept.begin(), kept.end(), [&](const Kept& one) {
    return one.cut == cut && one.lang == lang;
  });
  if (found != kept.end()) {
    kept.splice(kept.begin(), kept, found);
  } else {
    if (kept.size() == kMostLexicons) kept.pop_back();
    kept.push_front({std::string(lang), cut, Lexicon(lang, cut)});
  }
  kept.front().lexicon.trim();
  return kept.front().lexicon;
}

}  // namespace text
