#include "cli/marked_text.h"

#include <algorithm>
#include <map>

namespace cli {

namespace {

// What begins and ends at one byte. Counts, for marks of one kind may overlap.
struct Border {
  int speakers = 0, cues = 0, contents = 0;
  std::vector<std::size_t> opens, closes;
};
using Borders = std::map<std::size_t, Border>;

void add(Borders& borders, const model::Span& span, int Border::* count) {
  if (span.begin >= span.end) return;
  ++(borders[span.begin].*count);
  --(borders[span.end].*count);
}

Borders borders_of(std::string_view field, model::Field which,
                   const std::vector<model::Statement>& statements) {
  Borders borders;
  borders[0];
  borders[field.size()];
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const model::Statement& one = statements[i];
    if (one.field != which) continue;
    add(borders, one.cue, &Border::cues);
    for (const auto& speaker : one.speakers) add(borders, speaker.mention, &Border::speakers);
    for (const model::Span& part : one.content) {
      add(borders, part, &Border::contents);
      borders[part.begin].opens.push_back(i);
      borders[part.end].closes.push_back(i);
    }
  }
  for (std::size_t i = field.find('\n'); i != field.npos; i = field.find('\n', i + 1)) {
    borders[i];
    borders[i + 1];
  }
  return borders;
}

}  // namespace

std::vector<Piece> pieces_of(const model::Article& article, model::Field which,
                             const std::vector<model::Statement>& statements) {
  const std::string_view field = which == model::Field::title ? article.title : article.text;
  const Borders borders = borders_of(field, which, statements);
  std::vector<Piece> pieces;
  int speakers = 0, cues = 0, contents = 0;
  for (auto border = borders.begin(); border != borders.end(); ++border) {
    if (!pieces.empty()) pieces.back().closes = border->second.closes;
    speakers += border->second.speakers;
    cues += border->second.cues;
    contents += border->second.contents;
    const auto next = std::next(border);
    if (next == borders.end() || border->first >= field.size()) break;
    Piece piece;
    piece.begin = border->first;
    piece.text = field.substr(border->first, next->first - border->first);
    piece.is_line_end = piece.text == "\n";
    piece.is_speaker = speakers > 0;
    piece.is_cue = cues > 0;
    piece.is_content = contents > 0;
    piece.opens = border->second.opens;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace cli
