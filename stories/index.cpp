// Which story an article belongs to. Articles that share a rare feature with it are found by
// postings, the likeliest of them are compared in full, and a story is as like as half its nearest
// article and half its average: one odd article does not draw two stories together, and a story
// that has moved on is still met by its latest chapter.
#include <algorithm>
#include <deque>
#include <unordered_map>

#include "stories/likeness.h"
#include "stories/sketch.h"
#include "stories/stories.h"

namespace stories {
namespace {

constexpr std::size_t kWordsPosted = 32, kMarksPosted = 24;
constexpr std::size_t kMostCandidates = 64, kMostStories = 8;
// Of a long story the first and the last articles are compared.
constexpr std::size_t kFirstCompared = 8, kLastCompared = 24;
// A feature of that many articles and more finds none.
constexpr std::size_t kManyArticles = 1000, kManyOf = 20;
constexpr double kLostByTime = 0.3;  // at the end of a story's life
constexpr std::size_t kSharedTold = 6;

using Serial = std::uint32_t;

struct Entry {
  model::ArticleId id;
  model::StoryId story;
  Signature signature;  // without its words and marks
  WeighedArticle weighed;

  Compared compared() const { return {signature, weighed}; }
};

struct Posting {
  std::vector<Serial> articles;
  std::size_t forgotten = 0;  // of the first of them
};

// The keys by which an article is found: those that weigh most.
std::vector<std::uint32_t> posted(const Weighed& weighed, std::size_t most) {
  std::vector<Weighed::Part> parts = weighed.parts;
  std::ranges::sort(parts, [](const auto& a, const auto& b) {
    return a.weight > b.weight || (a.weight == b.weight && a.key < b.key);
  });
  std::vector<std::uint32_t> keys;
  for (std::size_t i = 0; i < std::min(most, parts.size()); ++i) keys.push_back(parts[i].key);
  return keys;
}

class Postings {
 public:
  void add(const Weighed& weighed, std::size_t most, Serial serial) {
    for (const std::uint32_t key : posted(weighed, most)) postings_[key].articles.push_back(serial);
  }
  // Of the article that was added first.
  void forget(const Weighed& weighed, std::size_t most) {
    for (const std::uint32_t key : posted(weighed, most)) {
      const auto found = postings_.find(key);
      auto& [articles, forgotten] = found->second;
      if (++forgotten == articles.size()) {
        postings_.erase(found);
      } else if (forgotten > articles.size() / 2) {
        articles.erase(articles.begin(), articles.begin() + static_cast<std::ptrdiff_t>(forgotten));
        forgotten = 0;
      }
    }
  }
  // Of the article that was added last.
  void take_back(const Weighed& weighed, std::size_t most) {
    for (const std::uint32_t key : posted(weighed, most)) {
      const auto found = postings_.find(key);
      auto& [articles, forgotten] = found->second;
      articles.pop_back();
      if (articles.size() == forgotten) postings_.erase(found);
    }
  }
  // Calls `found(serial, weight)` for what shares a feature with it.
  void find(const Weighed& weighed, std::size_t most, auto found) const {
    for (const auto& part : weighed.parts) {
      const auto posting = postings_.find(part.key);
      if (posting == postings_.end()) continue;
      const auto& [articles, forgotten] = posting->second;
      if (articles.size() - forgotten > most) continue;
      for (std::size_t i = forgotten; i < articles.size(); ++i) found(articles[i], part.weight);
    }
  }

 private:
  std::unordered_map<std::uint32_t, Posting> postings_;
};

// How a story looks from an article.
struct View {
  model::StoryId story;
  const Entry* nearest = nullptr;
  const Entry* original = nullptr;  // the first one it is a copy of
  double likeness = 0;
  bool are_other_speakers = false, has_source = false, has_agency = false;
};

bool is_rewrite(const Signature& signature, const View& view) {
  constexpr double kSomeText = 0.15, kVeryLike = 0.5;
  return view.has_agency && (view.likeness >= kVeryLike ||
                             shared_text(signature, view.nearest->signature) >= kSomeText);
}

Placement::Kind kind_of(const Signature& signature, const View& view) {
  constexpr double kSameText = 0.9;
  const bool is_own =
      view.original != nullptr && view.original->signature.source == signature.source;
  if (view.original != nullptr &&
      (!is_own || resemblance(view.original->signature.sketch, signature.sketch) >= kSameText))
    return Placement::Kind::copy;
  if (view.has_source) return Placement::Kind::chapter;
  return is_rewrite(signature, view) ? Placement::Kind::rewrite : Placement::Kind::report;
}

}  // namespace

struct Index::Articles {
  Options options;
  std::deque<Entry> entries;
  Serial first = 0;  // the serial number of entries.front()
  std::unordered_map<std::int64_t, Serial> serials;
  std::unordered_map<std::int64_t, std::vector<Serial>> stories;
  Postings words, marks;

  const Entry& entry(Serial serial) const { return entries[serial - first]; }
  void forget_first();
  void take_back_last();
  void leave_story(const Entry&, Serial);
  void move(Serial, model::StoryId to);
  std::vector<Serial> candidates(const WeighedArticle&) const;
  std::vector<model::StoryId> stories_of(const Compared&, const std::vector<Serial>&) const;
  View view(const Compared&, model::StoryId) const;
  bool has_ended(const Signature&, const std::vector<Serial>& story) const;
  double kept_by_time(const Signature&, const Signature&) const;
};

void Index::Articles::leave_story(const Entry& entry, Serial serial) {
  const auto story = stories.find(entry.story.value);
  std::erase(story->second, serial);
  if (story->second.empty()) stories.erase(story);
}

void Index::Articles::forget_first() {
  const Entry& oldest = entries.front();
  words.forget(oldest.weighed.words, kWordsPosted);
  marks.forget(oldest.weighed.marks, kMarksPosted);
  serials.erase(oldest.id.value);
  leave_story(oldest, first);
  entries.pop_front();
  ++first;
}

void Index::Articles::take_back_last() {
  const Entry& last = entries.back();
  words.take_back(last.weighed.words, kWordsPosted);
  marks.take_back(last.weighed.marks, kMarksPosted);
  serials.erase(last.id.value);
  leave_story(last, static_cast<Serial>(first + entries.size() - 1));
  entries.pop_back();
}

void Index::Articles::move(Serial serial, model::StoryId to) {
  Entry& moved = entries[serial - first];
  if (moved.story == to) return;
  leave_story(moved, serial);
  moved.story = to;
  auto& story = stories[to.value];
  story.insert(std::ranges::upper_bound(story, serial), serial);
}

std::vector<Serial> Index::Articles::candidates(const WeighedArticle& article) const {
  std::vector<std::uint32_t> scores(entries.size());
  std::vector<Serial> found;
  const auto note = [&](Serial serial, std::uint32_t weight) {
    auto& score = scores[serial - first];
    if (score == 0) found.push_back(serial);
    score += weight + 1;
  };
  const std::size_t most = std::max(kManyArticles, entries.size() / kManyOf);
  words.find(article.words, most, note);
  marks.find(article.marks, most, note);
  const auto is_before = [&](Serial a, Serial b) {
    const auto score_a = scores[a - first], score_b = scores[b - first];
    return score_a > score_b || (score_a == score_b && entry(a).id < entry(b).id);
  };
  if (found.size() > kMostCandidates) {
    std::ranges::nth_element(found, found.begin() + kMostCandidates, is_before);
    found.resize(kMostCandidates);
  }
  return found;
}

// The stories of the likeliest candidates, the likeliest first.
std::vector<model::StoryId> Index::Articles::stories_of(const Compared& article,
                                                        const std::vector<Serial>& found) const {
  std::unordered_map<std::int64_t, double> best;
  for (const Serial serial : found) {
    const Entry& other = entry(serial);
    const bool is_text = is_copy(article.signature, other.signature);
    auto& like = best[other.story.value];
    like = std::max(like, is_text ? 1 : likeness_in_words(article, other.compared()));
  }
  std::vector<std::pair<double, std::int64_t>> order;
  for (const auto& [story, like] : best)
    if (like > 0) order.emplace_back(-like, story);
  std::ranges::sort(order);
  std::vector<model::StoryId> stories_found;
  for (std::size_t i = 0; i < std::min(kMostStories, order.size()); ++i)
    stories_found.push_back({order[i].second});
  return stories_found;
}

bool Index::Articles::has_ended(const Signature& article, const std::vector<Serial>& story) const {
  if (!article.at) return false;
  return std::ranges::none_of(story, [&](Serial serial) {
    const auto& at = entry(serial).signature.at;
    return !at || std::chrono::abs(*article.at - *at) <= options.story_ends;
  });
}

double Index::Articles::kept_by_time(const Signature& a, const Signature& b) const {
  if (!a.at || !b.at) return 1;
  const std::chrono::duration<double> gap = std::chrono::abs(*a.at - *b.at);
  return 1 - kLostByTime * std::min(1.0, gap / options.story_ends);
}

View Index::Articles::view(const Compared& article, model::StoryId story) const {
  View view;
  view.story = story;
  const std::vector<Serial>& all = stories.at(story.value);
  if (has_ended(article.signature, all)) return view;
  double best = 0, sum = 0;
  std::size_t compared = 0, other_speakers = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i >= kFirstCompared && i + kLastCompared < all.size()) continue;
    const Entry& other = entry(all[i]);
    const Signature& signature = other.signature;
    const double like =
        likeness_in_words(article, other.compared()) * kept_by_time(article.signature, signature);
    const auto is_nearer = [&] {
      return view.nearest == nullptr || like > best ||
             (like == best && other.id < view.nearest->id);
    };
    if (is_nearer()) view.nearest = &other;
    best = std::max(best, like);
    sum += like;
    ++compared;
    if (are_other_speakers(article, other.compared()))
      ++other_speakers;
    else if ((view.original == nullptr || other.id < view.original->id) &&
             is_copy(article.signature, signature))
      view.original = &other;
    view.has_source |= !signature.source.empty() && signature.source == article.signature.source;
    view.has_agency |= !signature.agency.empty() && signature.agency == article.signature.agency;
  }
  view.likeness = (best + sum / static_cast<double>(compared)) / 2;
  // What happened is told with one speaker or another; a story of one speaker's words is not.
  view.are_other_speakers = view.original == nullptr && other_speakers * 2 > compared;
  if (view.original != nullptr) view.likeness = 1;
  return view;
}

Index::Index(Options options) : articles_(std::make_unique<Articles>()) {
  articles_->options = options;
}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

Placement Index::place(const Signature& signature, const Frequencies& frequencies) const {
  const WeighedArticle made = weighed(signature, frequencies);
  const Compared article{signature, made};
  View best;
  bool are_others = false;
  for (const model::StoryId story : articles_->stories_of(article, articles_->candidates(made))) {
    const View view = articles_->view(article, story);
    if (view.are_other_speakers) {
      are_others |= view.likeness >= kSameEvent;
      continue;
    }
    if (view.likeness > best.likeness) best = view;
  }
  Placement placement;
  if (!signature.is_only_cited) placement.agency = signature.agency;
  placement.likeness = best.likeness;
  placement.are_other_speakers = are_others && best.likeness < kSameEvent;
  if (best.nearest == nullptr) return placement;
  const Entry& told_of = best.original != nullptr ? *best.original : *best.nearest;
  placement.nearest = told_of.id;
  placement.shared = shared_keys(article, told_of.compared(), kSharedTold);
  if (best.likeness < kSameEvent) return placement;
  placement.kind = kind_of(signature, best);
  placement.story = best.story;
  // In another's text a citation tells whose it is.
  if (placement.kind == Placement::Kind::copy || placement.kind == Placement::Kind::rewrite)
    placement.agency = signature.agency;
  if (placement.kind == Placement::Kind::copy && placement.agency.empty())
    placement.agency = told_of.signature.agency;
  return placement;
}

bool Index::add(model::ArticleId id, model::StoryId story, Signature signature,
                const Frequencies& frequencies) {
  Articles& all = *articles_;
  const auto serial = static_cast<Serial>(all.first + all.entries.size());
  if (const auto [known, is_new] = all.serials.emplace(id.value, serial); !is_new) {
    all.move(known->second, story);
    return false;
  }
  WeighedArticle made = weighed(signature, frequencies);
  all.words.add(made.words, kWordsPosted, serial);
  all.marks.add(made.marks, kMarksPosted, serial);
  signature.words = {};
  signature.marks = {};
  all.stories[story.value].push_back(serial);
  all.entries.push_back({id, story, std::move(signature), std::move(made)});
  while (all.entries.size() > all.options.most_articles) all.forget_first();
  return true;
}

void Index::take_back(std::size_t articles) {
  for (; articles > 0 && !articles_->entries.empty(); --articles) articles_->take_back_last();
}

std::size_t Index::size() const {
  return articles_->entries.size();
}

namespace {

constexpr std::pair<Placement::Kind, std::string_view> kKinds[] = {
    {Placement::Kind::new_story, "new_story"},
    {Placement::Kind::report, "report"},
    {Placement::Kind::rewrite, "rewrite"},
    {Placement::Kind::copy, "copy"},
    {Placement::Kind::chapter, "chapter"}};

}  // namespace

std::string_view to_text(Placement::Kind kind) {
  for (const auto& [known, name] : kKinds)
    if (known == kind) return name;
  return "";
}

std::optional<Placement::Kind> kind_named(std::string_view name) {
  for (const auto& [kind, known] : kKinds)
    if (known == name) return kind;
  return std::nullopt;
}

}  // namespace stories
