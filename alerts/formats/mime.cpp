#include "alerts/formats/mime.h"

#include <algorithm>

#include "text/utf8.h"

namespace alerts {
namespace {

constexpr std::size_t kFold = 78;         // RFC 5322, 2.1.1, without CRLF
constexpr std::size_t kEncodedLine = 76;  // RFC 2045, 6.7 and RFC 2047, 2
constexpr std::string_view kWordStart = "=?UTF-8?B?", kWordEnd = "?=";

std::string base64(std::string_view bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
    unsigned group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = (group << 8U) | (j < left ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j)
      out += j > left ? '=' : kDigits[(group >> (18 - 6 * j)) & 0x3FU];
  }
  return out;
}

// Fit to stand unencoded: printable ASCII, not taken for an encoded word, no word longer than a
// line.
bool is_plain(std::string_view value) {
  const auto is_printable = [](char c) { return c >= ' ' && c <= '~'; };
  if (!std::all_of(value.begin(), value.end(), is_printable)) return false;
  if (value.find("=?") != std::string_view::npos) return false;
  std::size_t word = 0;
  for (const char c : value) {
    word = c == ' ' ? 0 : word + 1;
    if (word > kFold - 20) return false;
  }
  return !value.starts_with(' ') && !value.ends_with(' ');
}

std::string folded(std::string_view value, std::size_t column) {
  std::string out;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(' ', 1), value.size());
    if (column + end > kFold && !out.empty()) {
      out += "\r\n";
      column = 0;
    }
    out += value.substr(0, end);
    column += end;
    value.remove_prefix(end);
  }
  return out;
}

void append_hex(std::string& out, char byte) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  out += '=';
  out += kDigits[static_cast<unsigned char>(byte) >> 4U];
  out += kDigits[static_cast<unsigned char>(byte) & 0xFU];
}

// A code point in a line of a text. A dot or an F (of "From ") that begins a line as it travels is
// encoded, for SMTP and mbox give them a meaning; so is a blank that ends one (B33).
std::string quoted_unit(std::string_view unit, bool begins_line, bool ends_line) {
  const char c = unit.front();
  const bool is_blank = c == ' ' || c == '\t';
  const bool is_literal = is_blank ? !ends_line : c > ' ' && c <= '~' && c != '=';
  if (is_literal && !(begins_line && (c == '.' || c == 'F'))) return std::string(unit);
  std::string hex;
  for (const char byte : unit) append_hex(hex, byte);
  return hex;
}

// One line of a text, without its end; no code point is torn apart.
std::string quoted_line(std::string_view line) {
  std::string out;
  std::size_t column = 0;
  while (!line.empty()) {
    std::string_view rest = line;
    text::take_code_point(rest);
    const std::string_view unit = line.substr(0, line.size() - rest.size());
    std::string quoted = quoted_unit(unit, column == 0, rest.empty());
    if (column + quoted.size() > kEncodedLine - 1) {
      out += "=\r\n";
      column = 0;
      quoted = quoted_unit(unit, true, rest.empty());
    }
    out += quoted;
    column += quoted.size();
    line = rest;
  }
  return out;
}

}  // namespace

std::string encoded_words(std::string_view text, std::size_t column) {
  std::string out;
  while (!text.empty()) {
    const std::size_t room =
        kEncodedLine - std::min<std::size_t>(column, 30) - kWordStart.size() - kWordEnd.size();
    std::size_t bytes = text::code_point_start(text, room / 4 * 3);
    if (bytes == 0) bytes = text.size();
    if (!out.empty()) out += "\r\n ";
    out.append(kWordStart).append(base64(text.substr(0, bytes))).append(kWordEnd);
    text.remove_prefix(bytes);
    column = 1;
  }
  return out;
}

std::string unstructured_header(std::string_view name, std::string_view value) {
  std::string header(name);
  header += ": ";
  header += is_plain(value) ? folded(value, header.size()) : encoded_words(value, header.size());
  return header + "\r\n";
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    out += quoted_line(text.substr(0, end));
    text.remove_prefix(end);
    if (text.empty()) break;
    text.remove_prefix(text.starts_with("\r\n") ? 2 : 1);
    out += "\r\n";
  }
  return out;
}

}  // namespace alerts
