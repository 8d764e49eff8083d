#include "tests/alerts/received_mail.h"

#include <sodium.h>

#include <algorithm>

namespace received {
namespace {

std::string from_base64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    return "(not base64)";
  return bytes.substr(0, size);
}

// Encoded words of one value; the blank between two of them goes (RFC 2047, 6.2).
std::string with_words_decoded(std::string_view value) {
  constexpr std::string_view kStart = "=?UTF-8?B?";
  std::string out;
  while (!value.empty()) {
    const std::size_t start = value.find(kStart);
    if (start == std::string_view::npos) return out.append(value);
    const bool between = start == 1 && value.front() == ' ' && !out.empty();
    if (!between) out += value.substr(0, start);
    value.remove_prefix(start + kStart.size());
    const std::size_t end = value.find("?=");
    out += from_base64(value.substr(0, end));
    value.remove_prefix(end + 2);
  }
  return out;
}

std::string part_of(std::string_view body, std::string_view type) {
  const std::size_t header = body.find("Content-Type: " + std::string(type));
  const std::size_t start = body.find("\r\n\r\n", header);
  const std::size_t end = body.find("\r\n--=_", start);
  return start == std::string_view::npos
             ? ""
             : from_quoted_printable(body.substr(start + 4, end - start - 4));
}

}  // namespace

std::string Mail::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return "";
}

int Mail::count(std::string_view name) const {
  return static_cast<int>(std::count_if(headers.begin(), headers.end(),
                                        [&](const auto& header) { return header.first == name; }));
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t end; (end = text.find("\r\n")) != std::string_view::npos;
       text.remove_prefix(end + 2))
    lines.emplace_back(text.substr(0, end));
  if (!text.empty()) lines.emplace_back(text);
  return lines;
}

std::string from_quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
    } else if (text.substr(i, 3) != "=\r\n") {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      i += 2;
    }
  }
  return out;
}

Mail read(std::string_view message) {
  Mail mail;
  const std::size_t end = message.find("\r\n\r\n");
  for (const std::string& line : lines_of(message.substr(0, end))) {
    if (line.starts_with(' ')) {
      mail.headers.back().second += line;
      continue;
    }
    const std::size_t colon = line.find(':');
    mail.headers.emplace_back(line.substr(0, colon),
                              colon == std::string::npos ? "" : line.substr(colon + 1));
  }
  for (auto& [name, value] : mail.headers)
    value = with_words_decoded(value.substr(value.starts_with(' ') ? 1 : 0));
  mail.text = part_of(message.substr(end), "text/plain");
  mail.html = part_of(message.substr(end), "text/html");
  return mail;
}

}  // namespace received
