#pragma once
// Rules and articles as tool match reads them, and a pass of the one over the other.
#include <cstdint>
#include <string>
#include <vector>

#include "cli/tools/article_line.h"
#include "cli/tools/match_stats.h"
#include "rules/rules.h"
#include "text/words.h"
#include "watch/watch.h"

namespace cli {

struct LoadedRules {
  std::vector<LineId> ids;  // of the lines: a rule's RuleId is its line's number among them, from 1
  rules::RuleSet set;

  const LineId& id_of(const model::Rule& rule) const {
    return ids[static_cast<std::size_t>(rule.id.value) - 1];
  }
};

struct LoadedArticle {
  LineId id;
  ArticleLine told;
  std::string said_lang;  // by the line; the article's own is filled when it is read
};

LoadedRules load_rules(const std::string& file, rules::RuleSetOptions);
// Of watch files, with their lists; a rule's id is its name.
LoadedRules load_rules(const watch::WatchSet&, rules::RuleSetOptions);
// A file that is read once, as a pipe can be: some articles before the rules, the rest after them.
class ArticleFile {
 public:
  explicit ArticleFile(const std::string& file) : lines_(file) {}
  void read(std::vector<LoadedArticle>&, std::size_t most);

 private:
  JsonLines lines_;
};
// The first articles stand for those that a daemon has stored: they tell which words are rare.
constexpr std::size_t kSample = 2000;
std::vector<model::Article> sample_of(const std::vector<LoadedArticle>&, text::Cut);

struct Pass {
  std::vector<std::vector<std::uint32_t>> rules;  // by article: indexes of the set's rules
  std::vector<Seconds> took;                      // by article
  std::vector<std::uint64_t> gave_up;  // by rule: articles on which it would have taken too long
  Seconds all{0}, cpu{0};
};

// Each article is read and judged by one of `threads` alone, which remember from pass to pass what
// they have learnt, as a daemon's do. With Cut::standard no word depends on the language: it stays
// as the line says, else it is found out.
struct HowToMatch {
  text::Cut cut = text::Cut::analyst;
  std::size_t threads = 1, passes = 1;
};
std::vector<Pass> match_all(const rules::RuleSet&, std::vector<LoadedArticle>&, HowToMatch);

}  // namespace cli
