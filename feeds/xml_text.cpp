#include "feeds/xml_text.h"

#include "text/ascii.h"
#include "text/entities.h"

namespace feeds {
namespace {

bool stands_as_it_is(char c) {
  if (c == '&' || c == '<' || c == '"') return false;
  return static_cast<unsigned char>(c) >= 0x20 || text::is_blank(c);
}

void write_characters(std::string_view characters, std::string& out) {
  if (characters == "&")
    out += "&amp;";
  else if (characters == "<")
    out += "&lt;";
  else if (characters == "\"")
    out += "&quot;";
  else
    out += characters;
}

// `text` begins with '&'. A reference counts only with its semicolon: HTML within reads the others.
std::size_t write_reference(std::string_view text, std::string& out) {
  const auto reference = text::read_reference(text);
  const bool closed = reference.length > 0 && text[reference.length - 1] == ';';
  write_characters(closed ? std::string_view(reference.characters) : "&", out);
  return closed ? reference.length : 1;
}

}  // namespace

void write_text(std::string_view text, std::string& out) {
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && stands_as_it_is(text[plain])) ++plain;
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return;
    std::size_t taken = 1;
    if (text[0] == '&')
      taken = write_reference(text, out);
    else if (text[0] == '<' || text[0] == '"')
      write_characters(text.substr(0, 1), out);
    text.remove_prefix(taken);
  }
}

}  // namespace feeds
