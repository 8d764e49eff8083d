#include "people/statements/frames.h"

#include "people/statements/english_frames.h"

namespace people {

void find_frames(const Sheet& sheet, std::uint32_t sentence, std::vector<Draft>& out) {
  const Grammar& grammar = sheet.tongue().grammar();
  if (grammar.all != nullptr) return grammar.all(sheet, sentence, out);
  find_english_frames(sheet, sentence, out);
  if (grammar.more != nullptr) grammar.more(sheet, sentence, out);
}

}  // namespace people
