#pragma once
// Addresses as strings (RFC 3986). Pure; any thread. What may be connected to is net/egress's
// affair.
#include <optional>
#include <string>
#include <string_view>

namespace text {

struct Url {
  std::string scheme, userinfo, path, query;
  std::string host;  // as written; IPv6 in its brackets
  std::string port;  // as written, or empty
  bool has_query = false;
  bool has_empty_port = false;  // a colon with nothing behind it
};

// Empty when it is no absolute http(s) URL, or holds control bytes, blanks, backslashes, or is
// longer than 2048 bytes (S5).
std::optional<Url> parse_url(std::string_view);

// Whether the host could be looked up: labels of 1 to 63 bytes (in punycode), 253 in all, or an
// address in brackets; and no colon without a port. What a person writes is held to it; links in
// documents are taken as they come.
bool is_well_formed(const Url&);

// `reference` against `base` (RFC 3986, section 5). Empty string when the result is not http(s).
std::string resolve_url(std::string_view base, std::string_view reference);

// The form under which an article is known: lower-case scheme and host, no default port, no
// fragment, no userinfo, dot segments removed, percent-encoding normalised, tracking parameters
// (utm_*, fbclid …) dropped. Empty when not http(s).
std::string canonical_url(std::string_view);

}  // namespace text
