#include "people/statements/grammar.h"

namespace people {

const Grammar& grammar_of(std::string_view lang) {
  if (lang == "ru") return kRussian;
  if (lang == "de") return kGerman;
  return kEnglish;
}

}  // namespace people
