#include "text/html.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <unordered_map>
#include <utility>

#include "text/ascii.h"
#include "text/encoding.h"
#include "text/html_source.h"

// A flat walk: libxml2's SAX push parser calls, and what it calls writes the text at once; no tree
// is ever built (I22). html_source.cpp goes over the source first. Where that or the depth stop
// finds the markup hostile, the tags are taken out by a linear scan instead: the words are matched
// all the same.

namespace text {
namespace {

constexpr std::size_t kMaxDepth = 512;
constexpr std::size_t kMaxBytes = 5'000'000;
constexpr std::size_t kChunk = 16'384;
// libxml2 looks through the open elements at many a mark: marks times open elements, each mark with
// a price of its own. A page of 100,000 tags at depth 30 takes 10 million; 64 million take about a
// second.
constexpr std::size_t kMaxEffort = 64'000'000;
constexpr std::size_t kEffortOfMark = 64;

// Text with its blanks folded; a break asked for is written only when more text follows.
class Lines {
 public:
  enum class Gap { none, blank, line, paragraph };

  void ask(Gap gap) { gap_ = std::max(gap_, gap); }
  // A second line break in a row is how people write a paragraph.
  void break_line() { ask(gap_ >= Gap::line ? Gap::paragraph : Gap::line); }

  void append(std::string_view words) {
    for (const char c : words) {
      if (is_blank(c)) {
        ask(Gap::blank);
        continue;
      }
      if (gap_ != Gap::none) close_gap();
      text_ += c;
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void close_gap() {
    static constexpr std::array<std::string_view, 4> kWritten = {"", " ", "\n", "\n\n"};
    if (!text_.empty()) text_ += kWritten[static_cast<std::size_t>(gap_)];
    gap_ = Gap::none;
  }

  std::string text_;
  Gap gap_ = Gap::none;
};

enum class Part { inline_text, cell, line, line_break, paragraph, unseen };

struct Elements {
  std::string_view names;  // each between blanks
  Part part;
};

// What is in no row stands within its line.
constexpr std::array kElements = {
    Elements{" p div article section main header footer aside nav figure figcaption blockquote "
             "address pre h1 h2 h3 h4 h5 h6 ul ol dl table caption form fieldset details center "
             "hr body ",
             Part::paragraph},
    Elements{" li tr dt dd option summary ", Part::line},
    Elements{" td th ", Part::cell},
    Elements{" br ", Part::line_break},
    Elements{" script style svg template title ", Part::unseen},
};

Part part_of(std::string_view name) {
  static const auto kParts = [] {
    std::unordered_map<std::string_view, Part> parts;
    for (const auto& row : kElements)
      for (auto rest = row.names.substr(1); !rest.empty(); rest.remove_prefix(rest.find(' ') + 1))
        parts.emplace(rest.substr(0, rest.find(' ')), row.part);
    return parts;
  }();
  const auto found = kParts.find(name);
  return found == kParts.end() ? Part::inline_text : found->second;
}

// What the parser's calls write into.
struct Walk {
  Lines lines;
  std::size_t depth = 0;
  std::size_t unseen = 0;  // open elements whose text nobody sees
  bool too_deep = false;

  void meet(Part part) {
    switch (part) {
      case Part::cell:
        return lines.ask(Lines::Gap::blank);
      case Part::line:
        return lines.ask(Lines::Gap::line);
      case Part::paragraph:
        return lines.ask(Lines::Gap::paragraph);
      default:
        return;
    }
  }
};

std::string_view view(const xmlChar* name) {
  return reinterpret_cast<const char*>(name);
}

void start_element(void* walk_pointer, const xmlChar* name, const xmlChar** /*attributes*/) {
  auto& walk = *static_cast<Walk*>(walk_pointer);
  const Part part = part_of(view(name));
  if (++walk.depth > kMaxDepth) walk.too_deep = true;
  if (part == Part::unseen) ++walk.unseen;
  if (part == Part::line_break) walk.lines.break_line();
  walk.meet(part);
}

void end_element(void* walk_pointer, const xmlChar* name) {
  auto& walk = *static_cast<Walk*>(walk_pointer);
  const Part part = part_of(view(name));
  if (walk.depth > 0) --walk.depth;
  if (part == Part::unseen && walk.unseen > 0) --walk.unseen;
  walk.meet(part);
}

void characters(void* walk_pointer, const xmlChar* text, int length) {
  auto& walk = *static_cast<Walk*>(walk_pointer);
  if (walk.unseen == 0)
    walk.lines.append({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

struct FreeParser {
  void operator()(htmlParserCtxt* parser) const {
    if (parser->myDoc) xmlFreeDoc(parser->myDoc);
    htmlFreeParserCtxt(parser);
  }
};
using Parser = std::unique_ptr<htmlParserCtxt, FreeParser>;

Parser make_parser(Walk& walk) {
  htmlSAXHandler calls{};
  calls.startElement = start_element;
  calls.endElement = end_element;
  calls.characters = characters;
  calls.ignorableWhitespace = characters;
  Parser parser(
      htmlCreatePushParserCtxt(&calls, &walk, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
  if (parser)
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC |
                                         HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                         HTML_PARSE_NONET);
  return parser;
}

// False where the nesting went too deep, or the work too far: what was read is not to be used.
bool walk_markup(std::string_view source, Walk& walk) {
  const Parser parser = make_parser(walk);
  if (!parser) return false;
  std::size_t effort = 0;
  for (std::size_t at = 0; at < source.size(); at += kChunk) {
    const auto chunk = source.substr(at, kChunk);
    const auto marks = std::ranges::count_if(chunk, [](char c) { return c == '<' || c == '&'; });
    effort += static_cast<std::size_t>(marks) * (walk.depth + kEffortOfMark);
    if (effort > kMaxEffort) return false;
    htmlParseChunk(parser.get(), chunk.data(), static_cast<int>(chunk.size()), 0);
    if (walk.too_deep) return false;
  }
  htmlParseChunk(parser.get(), "", 0, 1);
  return !walk.too_deep;
}

std::string folded(std::string_view text) {
  Lines lines;
  lines.append(text);
  return lines.take();
}

std::string without_tags(std::string_view markup) {
  Lines lines;
  while (!markup.empty()) {
    const auto plain = std::min(markup.find_first_of("<&"), markup.size());
    lines.append(markup.substr(0, plain));
    markup.remove_prefix(plain);
    if (markup.empty()) break;
    const bool is_tag = markup[0] == '<';
    const auto end = std::min(markup.find(is_tag ? '>' : ';'), markup.size() - 1);
    if (is_tag)
      lines.ask(Lines::Gap::blank);
    else
      lines.append(markup[1] == 'l' ? "<" : "&");
    markup.remove_prefix(end + 1);
  }
  return lines.take();
}

}  // namespace

std::string plain_text(std::string_view html) {
  html = html.substr(0, kMaxBytes);
  const std::string clean = valid_utf8(html);
  const bool is_plain = clean.find_first_of("<&") == clean.npos;
  const HtmlSource source = prepare_html(clean);
  if (is_plain) return folded(source.markup);
  Walk walk;
  if (source.fit && walk_markup(source.markup, walk)) return walk.lines.take();
  return without_tags(source.markup);
}

std::string plain_line(std::string_view html) {
  std::string line = plain_text(html);
  std::size_t kept = 0;
  for (const char c : line) {
    const bool is_break = c == '\n';
    if (is_break && kept > 0 && line[kept - 1] == ' ') continue;
    line[kept++] = is_break ? ' ' : c;
  }
  line.resize(kept);
  return line;
}

std::string escaped_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace text
