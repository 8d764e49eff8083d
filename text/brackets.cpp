#include "text/brackets.h"

namespace text {

std::size_t open_brackets(std::string_view words) {
  std::size_t open = 0;
  for (const char c : words)
    if (c == '(')
      ++open;
    else if (c == ')' && open > 0)
      --open;
  return open;
}

std::string with_closed_brackets(std::string words) {
  words.append(open_brackets(words), ')');
  return words;
}

}  // namespace text
