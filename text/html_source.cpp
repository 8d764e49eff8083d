#include "text/html_source.h"

#include <algorithm>
#include <cstddef>

#include "text/ascii.h"
#include "text/entities.h"

namespace text {
namespace {

constexpr std::size_t kMaxAttributes = 256;
constexpr std::string_view kCdata = "<![CDATA[";
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

struct Tag {
  std::size_t length = 0;  // up to and with '>'
  std::size_t attributes = 0;
};

// Skips a value that begins at `at`; the end of the text where its quote never closes.
std::size_t skip_value(std::string_view source, std::size_t at) {
  while (at < source.size() && is_blank(source[at])) ++at;
  if (at == source.size()) return at;
  if (source[at] == '"' || source[at] == '\'') {
    const auto close = source.find(source[at], at + 1);
    return close == source.npos ? source.size() : close + 1;
  }
  while (at < source.size() && !is_blank(source[at]) && source[at] != '>') ++at;
  return at;
}

// Reads as many attributes as libxml2 may: a quote counts only behind '='.
Tag read_tag(std::string_view source) {
  Tag tag;
  bool within = true;  // the element's name, later an attribute's
  std::size_t at = 1;
  while (at < source.size() && source[at] != '>') {
    if (source[at] == '=') {
      at = skip_value(source, at + 1);
      within = false;
      continue;
    }
    const bool gap =
        is_blank(source[at]) || source[at] == '/' || source[at] == '"' || source[at] == '\'';
    if (!gap && !within) ++tag.attributes;
    within = !gap;
    ++at;
  }
  tag.length = at < source.size() ? at + 1 : at;
  return tag;
}

// Whether `source`, which begins with '<', opens with `tag` ("<script", "</body") as a whole name.
bool opens_with(std::string_view source, std::string_view tag) {
  if (source.size() < tag.size()) return false;
  for (std::size_t i = 1; i < tag.size(); ++i)
    if (ascii_lower(source[i]) != tag[i]) return false;
  return source.size() == tag.size() || !is_letter(source[tag.size()]);
}

std::size_t behind(std::string_view source, std::string_view mark) {
  const auto at = source.find(mark);
  return at == source.npos ? source.size() : at + mark.size();
}

// The length of a script or style, its end tag included.
std::size_t raw_length(std::string_view source, std::string_view end_tag) {
  for (auto at = source.find("</"); at != source.npos; at = source.find("</", at + 2))
    if (opens_with(source.substr(at), end_tag)) return at + behind(source.substr(at), ">");
  return source.size();
}

std::size_t unseen_length(std::string_view source) {
  if (source.starts_with("<!--")) return behind(source, "-->");
  if (source[1] == '!' || source[1] == '?') return behind(source, ">");
  if (opens_with(source, "<script")) return raw_length(source, "</script");
  if (opens_with(source, "<style")) return raw_length(source, "</style");
  if (opens_with(source, "</body") || opens_with(source, "</html")) return behind(source, ">");
  return 0;
}

// Each take_… reads at the beginning of `source`, writes to `html`, and returns the bytes it took.

std::size_t take_reference(std::string_view source, HtmlSource& html) {
  const auto reference = read_reference(source);
  if (reference.length == 0 || reference.characters == "&")
    html.markup += "&amp;";
  else if (reference.characters == "<")
    html.markup += "&lt;";
  else if (reference.characters == kNoBreakSpace)
    html.markup += " ";
  else
    html.markup += reference.characters;
  return reference.length == 0 ? 1 : reference.length;
}

std::size_t take_tag(std::string_view source, HtmlSource& html) {
  const bool is_tag =
      source.size() > 1 && (is_letter(source[1]) || std::string_view("/!?").contains(source[1]));
  if (!is_tag) {
    html.markup += "&lt;";
    return 1;
  }
  if (source.starts_with(kCdata)) {
    html.in_cdata = true;
    return kCdata.size();
  }
  if (const auto unseen = unseen_length(source)) return unseen;
  const auto tag = read_tag(source);
  html.markup += source.substr(0, tag.length);
  html.fit = html.fit && tag.attributes <= kMaxAttributes;
  return tag.length;
}

// U+0080 to U+009F are C2 80 to C2 9F; the no-break space is C2 A0, and a blank to us.
std::size_t take_latin(std::string_view source, HtmlSource& html) {
  const auto second = static_cast<unsigned char>(source[1]);
  if (second < 0xA0)
    html.markup += numbered_character(second);
  else if (second == 0xA0)
    html.markup += " ";
  else
    html.markup += source.substr(0, 2);
  return 2;
}

std::size_t take_cdata_end(std::string_view source, HtmlSource& html) {
  if (html.in_cdata && source.starts_with("]]>")) return 3;
  html.markup += source[0];
  return 1;
}

std::size_t take(std::string_view source, HtmlSource& html) {
  switch (source[0]) {
    case '<':
      return take_tag(source, html);
    case '&':
      return take_reference(source, html);
    case ']':
      return take_cdata_end(source, html);
    default:
      return take_latin(source, html);
  }
}

}  // namespace

HtmlSource prepare_html(std::string_view source) {
  HtmlSource html;
  html.markup.reserve(source.size() + source.size() / 8);
  while (!source.empty()) {
    const auto plain = std::min(source.find_first_of("<&]\xC2"), source.size());
    html.markup += source.substr(0, plain);
    source.remove_prefix(plain);
    if (!source.empty()) source.remove_prefix(take(source, html));
  }
  return html;
}

}  // namespace text
