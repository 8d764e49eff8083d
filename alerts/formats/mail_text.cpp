#include "alerts/formats/layout.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace alerts {
namespace {

constexpr std::size_t kWidth = 76;
constexpr std::size_t kLabelWidth = 9;

// Breaks at blanks. A word longer than the line, an address mostly, stays whole. `used` columns of
// the first line are taken; later ones begin with `indent` blanks.
std::string wrapped(std::string_view text, std::size_t used = 0, std::size_t indent = 0) {
  std::string out;
  std::size_t column = used;
  bool line_has_word = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const std::size_t width = text::count_code_points(word);
    if (line_has_word && column + 1 + width > kWidth) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
      line_has_word = false;
    }
    if (line_has_word) out += ' ';
    out += word;
    column += width + (line_has_word ? 1 : 0);
    line_has_word = true;
  }
  return out;
}

std::string with_stars(const MarkedText& runs) {
  std::string text;
  for (const Run& run : runs) text += run.marked ? "*" + run.text + "*" : run.text;
  return text;
}

void add_paragraph(std::string& out, std::string_view text) {
  if (!text.empty()) out += wrapped(text) + "\n\n";
}

void add_row(std::string& out, const std::string& label, const std::vector<std::string>& lines,
             std::size_t indent = 0) {
  std::string start = std::string(indent, ' ') + label + ":";
  const std::size_t width = indent + kLabelWidth;
  for (const std::string& line : lines) {
    start.resize(width, ' ');
    out += start + wrapped(line, width, width) + "\n";
    start.clear();
  }
}

std::string read_line(const Wording& wording) {
  return wording.link_note.empty() ? wording.link : wording.link + " (" + wording.link_note + ")";
}

constexpr std::size_t kIndent = 2;  // of a digest's items

// What was said, or the sentence that met.
std::string quote_of(const Wording& item) {
  if (!item.quotation.empty()) return "“" + with_stars(item.quotation) + "”";
  return item.quotes.empty() ? "" : with_stars(in_quotes(item.quotes.front()));
}

// What was told of the same event afterwards.
void add_further(std::string& out, const Wording& further) {
  std::vector<std::string> lines{with_stars(further.headline)};
  for (const std::string& line : {further.byline, quote_of(further), further.company})
    if (!line.empty()) lines.push_back(line);
  if (!further.link.empty()) lines.push_back(read_line(further));
  add_row(out, further.is_update ? "Update" : "Also", lines, kIndent);
}

// An item of a digest: what was said, where to read it, what came later, and the rest.
void add_item(std::string& out, const Wording& item) {
  const std::string update = item.is_update ? "Update: " : "";
  out += "* " + wrapped(update + with_stars(item.headline), kIndent, kIndent) + "\n";
  for (const std::string& line : {item.byline, item.body, quote_of(item), item.company})
    if (!line.empty()) out += "  " + wrapped(line, kIndent, kIndent) + "\n";
  if (!item.link.empty()) add_row(out, "Read", {read_line(item)}, kIndent);
  for (const Wording& further : item.items) add_further(out, further);
  if (!item.left_out.empty()) add_row(out, "Further", {item.left_out}, kIndent);
  for (const Row& row : item.rows)
    if (is_of_item(row)) add_row(out, row.label, row.lines, kIndent);
  out += "\n";
}

}  // namespace

std::string to_text_part(const Wording& wording) {
  std::string out;
  add_paragraph(out, wording.notice);
  out += wrapped(with_stars(wording.headline)) + "\n";
  if (!wording.byline.empty()) out += wrapped(wording.byline) + "\n";
  out += "\n";
  add_paragraph(out, wording.body);
  if (!wording.quotation.empty()) add_paragraph(out, "“" + with_stars(wording.quotation) + "”");
  std::string label = wording.quotes_label.empty() ? "" : wording.quotes_label + ": ";
  for (const MarkedText& quote : wording.quotes)
    add_paragraph(out, std::exchange(label, "") + with_stars(in_quotes(quote)));
  add_paragraph(out, wording.more_quotes);
  for (const std::string& others : wording.others) add_paragraph(out, others);
  std::string rows, items;
  if (!wording.link.empty()) add_row(rows, "Read", {read_line(wording)});
  for (const Row& row : wording.rows) add_row(rows, row.label, row.lines);
  for (const Wording& item : wording.items) add_item(items, item);
  add_paragraph(items, wording.left_out);
  if (wording.items_label.empty()) return out + items + rows;
  return out + rows + "\n" + wrapped(wording.items_label) + "\n\n" + items;
}

}  // namespace alerts
