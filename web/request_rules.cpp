#include "web/request_rules.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace web {

namespace {

bool same_name(std::string_view a, std::string_view b) {
  return text::ascii_lower(a) == text::ascii_lower(b);
}

// -1: not a hexadecimal digit.
int hex_value(char c) {
  if (text::is_digit(c)) return c - '0';
  const char letter = text::ascii_lower(c);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

std::vector<std::string_view> values_of(const RequestHeader& header, std::string_view name) {
  std::vector<std::string_view> values;
  for (const auto& field : header.fields)
    if (same_name(field.name, name)) values.push_back(field.value);
  return values;
}

Refusal bad(std::string reason) {
  return {400, std::move(reason)};
}

std::optional<Refusal> refusal_of_version(const RequestHeader& header) {
  if (header.version == 10 || header.version == 11) return {};
  return bad("only HTTP/1.0 and HTTP/1.1 are spoken here");
}

// Encoded slashes, NULs and dots have no place in our paths; what comes with them probes for a
// decoder that runs after the check.
bool is_forbidden_when_encoded(int byte) {
  return byte < 0x20 || byte == 0x7f || byte == '/' || byte == '\\' || byte == '.' || byte == '%';
}

std::optional<Refusal> refusal_of_target(const RequestHeader& header) {
  const std::string_view target = header.target;
  if (!target.starts_with('/')) return bad("the target must be a path");
  for (std::size_t i = 0; i < target.size(); ++i) {
    const auto byte = static_cast<unsigned char>(target[i]);
    if (byte <= 0x20 || byte >= 0x7f || byte == '\\') return bad("the target must be plain ASCII");
    if (byte != '%') continue;
    if (target.size() - i < 3) return bad("a broken percent sign in the target");
    const int high = hex_value(target[i + 1]), low = hex_value(target[i + 2]);
    if (high < 0 || low < 0) return bad("a broken percent sign in the target");
    if (is_forbidden_when_encoded(16 * high + low))
      return bad("the target hides a sign behind a percent sign");
  }
  const std::string_view path = target.substr(0, target.find('?'));
  if (path.find("/..") != std::string_view::npos || path.find("/./") != std::string_view::npos)
    return bad("dots as a path segment");
  return {};
}

bool is_host_character(char c) {
  return text::is_digit(c) || text::is_letter(c) ||
         std::string_view("-._:[]").find(c) != std::string_view::npos;
}

std::optional<Refusal> refusal_of_host(const RequestHeader& header) {
  const auto hosts = values_of(header, "Host");
  if (hosts.size() != 1) return bad("exactly one Host is wanted");
  if (hosts[0].empty() || !std::ranges::all_of(hosts[0], is_host_character))
    return bad("the Host is not a host name");
  return {};
}

std::optional<Refusal> refusal_of_framing(const RequestHeader& header) {
  const auto lengths = values_of(header, "Content-Length");
  const auto codings = values_of(header, "Transfer-Encoding");
  if (lengths.size() > 1) return bad("more than one Content-Length");
  if (!lengths.empty() && !codings.empty())
    return bad("Content-Length and Transfer-Encoding together");
  if (codings.size() > 1 || (codings.size() == 1 && !same_name(codings[0], "chunked")))
    return bad("the only Transfer-Encoding known here is chunked");
  if (!codings.empty() && header.version == 10) return bad("HTTP/1.0 has no Transfer-Encoding");
  if (lengths.empty() && codings.empty()) return {};
  if (!lengths.empty() && (lengths[0].empty() || !std::ranges::all_of(lengths[0], text::is_digit)))
    return bad("the Content-Length is not a number");
  const bool is_empty =
      !lengths.empty() && std::ranges::all_of(lengths[0], [](char c) { return c == '0'; });
  if (is_empty) return {};
  return Refusal{413, "no page here takes a body"};
}

}  // namespace

HeaderScan::State HeaderScan::read(std::string_view received) {
  while (state_ == State::incomplete && seen_ < received.size()) state_ = take(received[seen_++]);
  return state_;
}

HeaderScan::State HeaderScan::take(char byte) {
  if (seen_ > kMaxHeaderBytes) return refuse("the header is larger than 16 kB");
  if (byte == '\n') return after_cr_ ? end_line() : refuse("a line ends without CR");
  if (after_cr_) return refuse("CR without LF");
  if (byte == '\r') {
    after_cr_ = true;
    return State::incomplete;
  }
  const bool is_blank = byte == ' ' || byte == '\t';
  if (is_blank && line_length_ == 0) return refuse("a folded header line");
  const auto value = static_cast<unsigned char>(byte);
  if ((value < 0x20 && byte != '\t') || value == 0x7f)
    return refuse("a control byte in the header");
  ++line_length_;
  return State::incomplete;
}

HeaderScan::State HeaderScan::end_line() {
  if (first_line_ && line_length_ == 0) return refuse("an empty request line");
  if (line_length_ == 0) return State::complete;
  first_line_ = after_cr_ = false;
  line_length_ = 0;
  return State::incomplete;
}

HeaderScan::State HeaderScan::refuse(std::string_view reason) {
  refusal_ = bad(std::string(reason));
  return State::refused;
}

std::optional<Refusal> refusal_of(const RequestHeader& header) {
  static constexpr std::array kRules = {refusal_of_version, refusal_of_target, refusal_of_host,
                                        refusal_of_framing};
  for (const auto rule : kRules)
    if (auto refusal = rule(header)) return refusal;
  return {};
}

}  // namespace web
