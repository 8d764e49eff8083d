// What is kept of an article, and the bytes it is stored as: a version, then each member with its
// length before it, integers little-endian in groups of seven bits.
#include <algorithm>

#include "stories/agencies.h"
#include "stories/features.h"
#include "stories/sketch.h"
#include "stories/speakers.h"
#include "stories/stories.h"

namespace stories {
namespace {

constexpr std::size_t kMostWordsKept = 192, kMostMarksKept = 64;
constexpr std::size_t kLongestName = 200;  // bytes of an outlet's name
constexpr char kVersion = 2;
constexpr std::uint64_t kHasTime = 1, kIsOnlyCited = 2;

// The weightiest, by key.
std::vector<Feature> weightiest(std::vector<Feature> features, std::size_t most,
                                const Frequencies& frequencies) {
  if (features.size() <= most) return features;
  std::vector<std::pair<double, Feature>> weighed;
  for (const Feature& feature : features)
    weighed.emplace_back(weight(feature, frequencies), feature);
  std::ranges::nth_element(weighed, weighed.begin() + static_cast<std::ptrdiff_t>(most),
                           [](const auto& a, const auto& b) {
                             return a.first > b.first ||
                                    (a.first == b.first && a.second.key < b.second.key);
                           });
  features.clear();
  for (std::size_t i = 0; i < most; ++i) features.push_back(weighed[i].second);
  std::ranges::sort(features, {}, &Feature::key);
  return features;
}

void note_speakers(const std::vector<std::uint32_t>& keys, std::vector<Feature>& features) {
  for (Feature& feature : features)
    if (std::ranges::binary_search(keys, feature.key)) feature.flags |= Feature::of_speaker;
}

class Writer {
 public:
  void number(std::uint64_t value) {
    while (value >= 0x80) {
      bytes_ += static_cast<char>(0x80 | (value & 0x7F));
      value >>= 7U;
    }
    bytes_ += static_cast<char>(value);
  }
  void text(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }
  void features(const std::vector<Feature>& all) {
    number(all.size());
    std::uint32_t before = 0;
    for (const Feature& one : all) {
      number(one.key - before);
      bytes_ += static_cast<char>(one.times);
      bytes_ += static_cast<char>(one.flags);
      before = one.key;
    }
  }
  void keys(const std::vector<std::uint32_t>& all) {
    number(all.size());
    std::uint32_t before = 0;
    for (const std::uint32_t key : all) {
      number(key - before);
      before = key;
    }
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_{kVersion};
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {
    is_good_ = !rest_.empty() && rest_[0] == kVersion;
    if (is_good_) rest_.remove_prefix(1);
  }
  bool is_good() const { return is_good_; }
  bool is_at_end() const { return is_good_ && rest_.empty(); }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(this->byte());
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    is_good_ = false;
    return 0;
  }
  std::string text() {
    const std::size_t size = count(1);
    std::string text(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return text;
  }
  std::vector<Feature> features() {
    std::vector<Feature> all(count(3));
    std::uint32_t key = 0;
    for (Feature& one : all) {
      key += static_cast<std::uint32_t>(number());
      one.key = key;
      one.times = static_cast<std::uint8_t>(byte());
      one.flags = static_cast<std::uint8_t>(byte());
    }
    return all;
  }
  std::vector<std::uint32_t> keys() {
    std::vector<std::uint32_t> all(count(1));
    std::uint32_t key = 0;
    for (std::uint32_t& one : all) one = key += static_cast<std::uint32_t>(number());
    return all;
  }

 private:
  char byte() {
    if (rest_.empty()) is_good_ = false;
    if (!is_good_) return 0;
    const char first = rest_[0];
    rest_.remove_prefix(1);
    return first;
  }
  // Of things that take so many bytes each at least.
  std::size_t count(std::size_t bytes_each) {
    const std::uint64_t size = number();
    if (size > rest_.size() / bytes_each) is_good_ = false;
    return is_good_ ? static_cast<std::size_t>(size) : 0;
  }

  std::string_view rest_;
  bool is_good_ = false;
};

bool are_by_key(const std::vector<Feature>& features) {
  return std::ranges::is_sorted(features, {}, &Feature::key);
}

}  // namespace

Signature sign(const text::Reading& reading, const model::Article& article,
               const Frequencies& frequencies) {
  Features features = features_of(reading, article);
  TitleSpeakers speakers = speakers_in_title(article);
  note_speakers(speakers.keys, features.words);
  note_speakers(speakers.keys, features.marks);
  Signature signature;
  signature.lang = reading.lang();
  signature.source = article.source.substr(0, kLongestName);
  const Credit credit = credit_of(reading, article);
  signature.agency = credit.agency;
  signature.is_only_cited = credit.is_only_cited;
  signature.at = article.published;
  if (!signature.at && article.seen != model::Time{}) signature.at = article.seen;
  signature.words = weightiest(std::move(features.words), kMostWordsKept, frequencies);
  signature.marks = weightiest(std::move(features.marks), kMostMarksKept, frequencies);
  signature.speakers = std::move(speakers.marks);
  signature.sketch = sketch_of(reading);
  return signature;
}

std::string to_bytes(const Signature& signature) {
  Writer out;
  out.text(signature.lang);
  out.text(signature.source);
  out.text(signature.agency);
  out.number((signature.at ? kHasTime : 0U) | (signature.is_only_cited ? kIsOnlyCited : 0U));
  if (signature.at)
    out.number(static_cast<std::uint64_t>(signature.at->time_since_epoch().count()));
  out.features(signature.words);
  out.features(signature.marks);
  out.keys(signature.speakers);
  out.number(signature.sketch.runs);
  out.keys(signature.sketch.least);
  return out.take();
}

std::optional<Signature> signature_of(std::string_view bytes) {
  Reader in(bytes);
  Signature signature;
  signature.lang = in.text();
  signature.source = in.text();
  signature.agency = in.text();
  const std::uint64_t flags = in.number();
  signature.is_only_cited = (flags & kIsOnlyCited) != 0;
  if ((flags & kHasTime) != 0)
    signature.at = model::Time(std::chrono::microseconds(static_cast<std::int64_t>(in.number())));
  signature.words = in.features();
  signature.marks = in.features();
  signature.speakers = in.keys();
  signature.sketch.runs = static_cast<std::uint32_t>(in.number());
  signature.sketch.least = in.keys();
  if (!in.is_at_end() || !are_by_key(signature.words) || !are_by_key(signature.marks) ||
      !std::ranges::is_sorted(signature.sketch.least))
    return std::nullopt;
  return signature;
}

}  // namespace stories
