#pragma once
// Rules and articles out of made-up words, the same in every run: few words are frequent, most are
// rare, as in any language.
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "model/article.h"
#include "model/rule.h"

namespace bench {

class MadeUpWorld {
 public:
  MadeUpWorld();

  // Each holds kEveryArticle.
  std::vector<model::Article> articles(std::size_t count);
  // Rule number i has the id i; the first of them are met often, so that a change of few shows.
  model::Rule rule(std::size_t number);

  static constexpr const char* kEveryArticle = "quotidian";

 private:
  const std::string& word();        // as in a text: mostly a frequent one
  const std::string& any_of_all();  // as in a query: mostly a rare one
  std::string query();

  std::mt19937_64 random_{20261125};
  std::vector<std::string> words_;
};

}  // namespace bench
