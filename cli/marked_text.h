#pragma once
// An article's title or text cut where its statements begin and end, so that they can be shown in
// it: on a terminal, in plain text, in a page.
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "model/statement.h"

namespace cli {

// Characters of the field to which the same marks belong; never with a line's end among others.
struct Piece {
  std::string_view text;
  std::size_t begin = 0;  // bytes of the field
  bool is_line_end = false;
  bool is_speaker = false, is_cue = false;
  bool is_content = false;
  // Statements, by their number from 0, whose content has a part that begins or ends here.
  std::vector<std::size_t> opens, closes;
};

// All of the field, in order.
std::vector<Piece> pieces_of(const model::Article&, model::Field,
                             const std::vector<model::Statement>&);

}  // namespace cli
