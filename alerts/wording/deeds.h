#pragma once
// What somebody did by saying something, in words of ours: "accused NATO", "said the fleet would
// stay in port". Each is one harmless line and has an object, as far as the statement has one.
#include <cstddef>
#include <string>

#include "model/statement.h"

namespace alerts {

enum class Tense { past, present };

// How far it may be told, beside whom it is said of.
struct Telling {
  Tense tense = Tense::past;
  bool is_english = true;        // the article
  std::size_t most_content = 0;  // code points of what was said; 0: only where nobody is its target
  bool is_quoted_below = false;  // so that a direct one need not be repeated
};

std::string deed(const model::Statement&, const Telling&);

// Whom or what it is said of, in the reader's letters; or empty.
std::string target_of(const model::Statement&);

}  // namespace alerts
