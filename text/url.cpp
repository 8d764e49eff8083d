#include "text/url.h"

#include <unicode/uidna.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "text/ascii.h"

// RFC 3986; section numbers below are its own. Letters beyond ASCII are let in (feeds write them)
// and become percent-encoding and punycode in the canonical form only.

namespace text {
namespace {

constexpr std::size_t kMaxUrl = 2048;

bool may_stand_in_url(char c) {
  return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && c != '\\';
}

// A reference of any kind, cut as appendix B cuts it.
struct Parts {
  std::string_view scheme, authority, path, query, fragment;
  bool has_scheme = false, has_authority = false, has_query = false, has_fragment = false;
};

std::string_view take_until(std::string_view& rest, std::string_view stops) {
  const auto head = rest.substr(0, rest.find_first_of(stops));
  rest.remove_prefix(head.size());
  return head;
}

bool is_scheme(std::string_view s) {
  return !s.empty() && is_letter(s[0]) && std::ranges::all_of(s, [](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
}

Parts cut(std::string_view rest) {
  Parts parts;
  if (const auto colon = rest.find_first_of(":/?#");
      colon != rest.npos && rest[colon] == ':' && is_scheme(rest.substr(0, colon))) {
    parts.scheme = rest.substr(0, colon);
    parts.has_scheme = true;
    rest.remove_prefix(colon + 1);
  }
  if (rest.starts_with("//")) {
    rest.remove_prefix(2);
    parts.authority = take_until(rest, "/?#");
    parts.has_authority = true;
  }
  parts.path = take_until(rest, "?#");
  if (rest.starts_with('?')) {
    parts.has_query = true;
    rest.remove_prefix(1);
    parts.query = take_until(rest, "#");
  }
  if (rest.starts_with('#')) {
    parts.has_fragment = true;
    parts.fragment = rest.substr(1);
  }
  return parts;
}

// Section 3.2: [userinfo@]host[:port]. False where there is no host, or the port is none.
bool cut_authority(std::string_view authority, Url& url) {
  if (const auto at = authority.rfind('@'); at != authority.npos) {
    url.userinfo = authority.substr(0, at);
    authority.remove_prefix(at + 1);
  }
  const auto bracket = authority.starts_with('[') ? authority.find(']') : 0;
  if (bracket == authority.npos) return false;
  const auto colon = authority.find(':', bracket);
  url.host = authority.substr(0, colon);
  if (colon != authority.npos) url.port = authority.substr(colon + 1);
  url.has_empty_port = colon != authority.npos && url.port.empty();
  if (url.host.empty() || url.host.find_first_of("<>\"^`{|}") != url.host.npos) return false;
  const auto in_range = url.port.size() < 5 || (url.port.size() == 5 && url.port <= "65535");
  return in_range && std::ranges::all_of(url.port, is_digit);
}

// Section 5.2.4, on the segments of a path.
std::string remove_dot_segments(std::string_view path) {
  std::vector<std::string_view> kept;
  const bool rooted = path.starts_with('/');
  if (rooted) path.remove_prefix(1);
  bool ends_in_slash = false;
  for (bool last = false; !last;) {
    const auto slash = path.find('/');
    const auto segment = path.substr(0, slash);
    last = slash == path.npos;
    if (!last) path.remove_prefix(slash + 1);
    ends_in_slash = segment == "." || segment == "..";
    if (segment == ".." && !kept.empty()) kept.pop_back();
    if (!ends_in_slash) kept.push_back(segment);
  }
  std::string out;
  for (const auto segment : kept) {
    if (rooted || !out.empty() || segment.data() != kept.front().data()) out += '/';
    out += segment;
  }
  if (ends_in_slash) out += '/';
  return out;
}

// Section 5.2.3.
std::string merge_paths(const Url& base, std::string_view path) {
  if (base.path.empty()) return "/" + std::string(path);
  return base.path.substr(0, base.path.rfind('/') + 1) + std::string(path);
}

std::string authority_of(const Url& url) {
  std::string authority = url.userinfo.empty() ? url.host : url.userinfo + "@" + url.host;
  if (!url.port.empty()) authority += ":" + url.port;
  return authority;
}

// Section 5.3, for what has an authority.
std::string compose(std::string_view scheme, std::string_view authority, std::string_view path,
                    const Parts& parts) {
  std::string out =
      ascii_lower(scheme) + "://" + std::string(authority) + remove_dot_segments(path);
  if (parts.has_query) out.append("?").append(parts.query);
  if (parts.has_fragment) out.append("#").append(parts.fragment);
  return out;
}

bool is_unreserved(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char l = ascii_lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

void append_encoded(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

// Section 6.2.2: unreserved characters bare, hex digits upper-case, what may not stand there
// encoded.
std::string normalise_encoding(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool coded =
        s[i] == '%' && i + 2 < s.size() && hex_value(s[i + 1]) >= 0 && hex_value(s[i + 2]) >= 0;
    const char c = coded ? static_cast<char>(hex_value(s[i + 1]) * 16 + hex_value(s[i + 2])) : s[i];
    const bool bare =
        is_unreserved(c) || (!coded && std::string_view("!$&'()*+,;=:@/?").contains(c));
    if (bare)
      out += c;
    else
      append_encoded(out, c);
    if (coded) i += 2;
  }
  return out;
}

struct CloseIdna {
  void operator()(UIDNA* idna) const { uidna_close(idna); }
};

// Punycode by UTS #46; the host itself, lower-case, where it has none.
std::string ascii_host(const std::string& host) {
  if (std::ranges::all_of(host, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return ascii_lower(host);
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, CloseIdna> idna(
      uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII, &error));
  std::array<char, 512> name{};
  UIDNAInfo findings = UIDNA_INFO_INITIALIZER;
  const auto length =
      uidna_nameToASCII_UTF8(idna.get(), host.data(), static_cast<std::int32_t>(host.size()),
                             name.data(), name.size(), &findings, &error);
  if (U_FAILURE(error) || findings.errors != 0) return ascii_lower(host);
  return {name.data(), static_cast<std::size_t>(length)};
}

// Parameters that say where a reader came from, never what is read.
constexpr std::array<std::string_view, 22> kTracking = {
    "_ga",   "_gl",    "_hsenc",  "_hsmi",    "at_medium", "cmpid",   "dclid",   "fbclid",
    "gclid", "gclsrc", "igshid",  "mc_cid",   "mc_eid",    "mkt_tok", "msclkid", "ocid",
    "s_cid", "twclid", "vero_id", "wt.mc_id", "yclid",     "ysclid"};
static_assert(std::ranges::is_sorted(kTracking));

bool is_tracking(std::string_view parameter) {
  const std::string name = ascii_lower(parameter.substr(0, parameter.find('=')));
  return name.starts_with("utm_") || std::ranges::binary_search(kTracking, name);
}

std::string without_tracking(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const auto parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    if (parameter.empty() || is_tracking(parameter)) continue;
    if (!kept.empty()) kept += '&';
    kept += parameter;
  }
  return kept;
}

}  // namespace

std::optional<Url> parse_url(std::string_view address) {
  if (address.size() > kMaxUrl || !std::ranges::all_of(address, may_stand_in_url))
    return std::nullopt;
  const Parts parts = cut(address);
  Url url;
  url.scheme = ascii_lower(parts.scheme);
  if ((url.scheme != "http" && url.scheme != "https") || !parts.has_authority) return std::nullopt;
  if (!cut_authority(parts.authority, url)) return std::nullopt;
  url.path = parts.path;
  url.query = parts.query;
  url.has_query = parts.has_query;
  return url;
}

bool is_well_formed(const Url& url) {
  constexpr std::size_t kLongestLabel = 63, kLongestHost = 253;
  if (url.has_empty_port) return false;
  if (url.host.starts_with('[')) return url.host.ends_with(']');
  const std::string host = ascii_host(url.host);
  std::string_view rest = host;
  if (rest.ends_with('.')) rest.remove_suffix(1);  // the root
  if (rest.size() > kLongestHost) return false;
  while (true) {
    const auto label = rest.substr(0, rest.find('.'));
    if (label.empty() || label.size() > kLongestLabel) return false;
    if (label.size() == rest.size()) return true;
    rest.remove_prefix(label.size() + 1);
  }
}

// Section 5.2.2.
std::string resolve_url(std::string_view base_address, std::string_view reference) {
  Parts parts = cut(reference);
  std::string out;
  if (parts.has_scheme) {
    out = compose(parts.scheme, parts.authority, parts.path, parts);
  } else if (const auto base = parse_url(base_address)) {
    if (parts.has_authority) {
      out = compose(base->scheme, parts.authority, parts.path, parts);
    } else if (parts.path.empty()) {
      if (!parts.has_query) {
        parts.has_query = base->has_query;
        parts.query = base->query;
      }
      out = compose(base->scheme, authority_of(*base), base->path, parts);
    } else {
      const bool rooted = parts.path.starts_with('/');
      const auto path = rooted ? std::string(parts.path) : merge_paths(*base, parts.path);
      out = compose(base->scheme, authority_of(*base), path, parts);
    }
  }
  return parse_url(out) ? out : std::string();
}

std::string canonical_url(std::string_view address) {
  const auto url = parse_url(address);
  if (!url) return {};
  std::string out = url->scheme + "://" + ascii_host(url->host);
  const bool default_port =
      url->port.empty() || url->port == (url->scheme == "http" ? "80" : "443");
  if (!default_port) out += ":" + url->port;
  const std::string path = remove_dot_segments(normalise_encoding(url->path));
  out += path.empty() ? "/" : path;
  if (const auto query = without_tracking(url->query); !query.empty())
    out += "?" + normalise_encoding(query);
  return out;
}

}  // namespace text
