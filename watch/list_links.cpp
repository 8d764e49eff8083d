#include "watch/list_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "rules/rules.h"

namespace watch {
namespace {

// Which of thousands of lists was meant takes long to find: the first faults get a hint.
constexpr int kMostHints = 20;

struct Link {
  const ListDraft* draft;
  Report* report;  // of its file
  enum class Walked { no, on_the_way, done } walked = Walked::no;
  // Once walked: its own and those of what it includes, which are counted again by each way.
  std::size_t most_terms = 0;
};
using Links = std::map<std::string_view, Link>;

class NamedLists {
 public:
  explicit NamedLists(const Links& links) : links_(links) {
    for (const auto& [name, link] : links) names_.push_back(name);
  }

  void check(const ListDraft& draft, Report& report) {
    for (const Word& word : draft.include) find(word, report);
    if (!draft.within) return;
    const ListDraft* within = find(*draft.within, report);
    if (within && within->noun.countries.empty() && within->include.empty())
      report.error(draft.within->at,
                   fmt::format("the list \"{}\" has no countries", draft.within->text));
  }

 private:
  const ListDraft* find(const Word& word, Report& report) {
    const auto found = links_.find(word.text);
    if (found != links_.end()) return found->second.draft;
    if (!report.is_full())
      report.error(word.at, fmt::format("no list is named \"{}\"", word.text),
                   hints_++ < kMostHints ? did_you_mean(word.text, names_) : "");
    return nullptr;
  }

  const Links& links_;
  std::vector<std::string_view> names_;
  int hints_ = 0;
};

// Depth first along include, each list once: whoever is met again on the way closes a circle.
class Walk {
 public:
  explicit Walk(Links& links) : links_(links) {}

  void from(Link& start) {
    if (start.walked != Link::Walked::no) return;
    enter(start);
    while (!way_.empty()) {
      auto& [link, next] = way_.back();
      if (next == link->draft->include.size()) {
        leave(*link);
        way_.pop_back();
      } else {
        follow(*link, link->draft->include[next++]);
      }
    }
  }

 private:
  struct Step {
    Link* link;
    std::size_t next;  // of what it includes
  };

  void enter(Link& link) {
    link.walked = Link::Walked::on_the_way;
    way_.push_back({&link, 0});
  }

  void leave(Link& link) const {
    link.walked = Link::Walked::done;
    link.most_terms = link.draft->noun.terms.size();
    for (const Word& word : link.draft->include)
      if (const auto found = links_.find(word.text); found != links_.end())
        link.most_terms = std::min(link.most_terms + found->second.most_terms, SIZE_MAX / 2);
  }

  void follow(const Link& from, const Word& word) {
    const auto found = links_.find(word.text);
    if (found == links_.end()) return;
    Link& to = found->second;
    if (to.walked == Link::Walked::no) return enter(to);
    if (to.walked == Link::Walked::on_the_way && !from.report->is_full())
      from.report->error(word.at, "lists include one another in a circle: " + circle_to(to));
  }

  // "a > b > a"; of a long one the end.
  std::string circle_to(const Link& to) const {
    constexpr std::size_t kShown = 6;
    auto first = std::ranges::find(way_, &to, &Step::link);
    const bool is_long = way_.end() - first > static_cast<std::ptrdiff_t>(kShown);
    std::string text = is_long ? "… > " : "";
    if (is_long) first = way_.end() - kShown;
    for (; first != way_.end(); ++first) text += first->link->draft->noun.name + " > ";
    return text + to.draft->noun.name;
  }

  Links& links_;
  std::vector<Step> way_;
};

// All of them, as many as may be; the lists are in no circle, or that is told of.
std::size_t terms_of(const Links& links, const Link& list) {
  std::set<std::string_view> terms;
  std::set<const Link*> seen{&list};
  std::vector<const Link*> open{&list};
  for (std::size_t i = 0; i < open.size() && terms.size() <= rules::kMostTermsOfList; ++i) {
    terms.insert(open[i]->draft->noun.terms.begin(), open[i]->draft->noun.terms.end());
    for (const Word& word : open[i]->draft->include)
      if (const auto found = links.find(word.text);
          found != links.end() && seen.insert(&found->second).second)
        open.push_back(&found->second);
  }
  return terms.size();
}

void check_size(const Links& links, const Link& list) {
  if (list.most_terms <= rules::kMostTermsOfList || list.report->is_full()) return;
  if (terms_of(links, list) <= rules::kMostTermsOfList) return;
  list.report->error(list.draft->name_at,
                     fmt::format("the list \"{}\" has more than {} terms with those of the lists "
                                 "that it includes",
                                 list.draft->noun.name, rules::kMostTermsOfList));
}

}  // namespace

std::optional<std::vector<std::string>> check_lists(std::vector<WatchFile>& files) {
  if (!std::ranges::all_of(files, &WatchFile::is_read)) return {};
  Links links;
  for (auto& file : files)
    for (const auto& list : file.lists)
      if (const auto& name = list.draft.noun.name; !name.empty())
        links.emplace(name, Link{&list.draft, &file.report});

  NamedLists named(links);
  for (auto& file : files)
    for (const auto& list : file.lists) named.check(list.draft, file.report);
  Walk walk(links);
  for (auto& [name, link] : links) walk.from(link);
  for (const auto& [name, link] : links) check_size(links, link);

  std::vector<std::string> names;
  for (const auto& [name, link] : links) names.emplace_back(name);
  return names;
}

}  // namespace watch
