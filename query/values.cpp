#include "query/values.h"

#include <algorithm>

#include "query/vocabulary.h"
#include "text/ascii.h"
#include "text/country.h"
#include "text/language.h"
#include "text/url.h"

namespace query {
namespace {

using Answer = std::expected<ReadValue, ValueFault>;

std::unexpected<ValueFault> no(std::string message, std::string hint) {
  return std::unexpected(ValueFault{std::move(message), std::move(hint)});
}

bool has_wildcard(std::string_view written) {
  return written.find_first_of("*?") != written.npos;
}

Answer language(std::string_view written) {
  const std::string code = written.size() == 2 ? text::language_code(written) : "";
  if (code.empty()) {
    std::string meant(code_of_language(written));
    if (meant.empty()) meant = text::language_code(written);
    return no("lang: takes a two-letter code", "lang:" + (meant.empty() ? "en" : meant));
  }
  ReadValue value{Value{Scope::lang, code}, {}};
  if (!text::is_language(code))
    value.warning = code + " is no language's code: this can never match";
  return value;
}

std::string meant_country(std::string_view name) {
  const std::string code = text::country_code(name);
  return code.empty() ? "DE" : code;
}

Answer country(std::string_view written) {
  const std::string code = text::ascii_lower(written);
  if (code == "uk") return no("the code of the United Kingdom is GB", "country:GB");
  if (code.size() != 2 || !std::ranges::all_of(code, text::is_letter))
    return no("country: takes a two-letter code", "country:" + meant_country(written));
  ReadValue value{Value{Scope::country, code}, {}};
  if (!text::is_country(code))
    value.warning = std::string(written) + " is no country's code (ISO 3166): this can never match";
  return value;
}

// A host in the form that canonical URLs have, or empty.
std::string host_of(std::string_view written) {
  const bool is_plain = std::ranges::all_of(written, [](char c) {
    return text::is_letter(c) || text::is_digit(c) || c == '-' || c == '.' || c == '_' ||
           static_cast<signed char>(c) < 0;
  });
  if (!is_plain) return {};
  const auto url = text::parse_url(text::canonical_url("http://" + std::string(written) + "/"));
  return url && text::is_well_formed(*url) ? url->host : "";
}

// What of an address or a pattern is a host, for a hint.
std::string meant_host(std::string_view written) {
  if (const std::size_t scheme = written.find("://"); scheme != written.npos)
    written.remove_prefix(scheme + 3);
  written = written.substr(0, written.find_first_of("/:?#"));
  if (const std::size_t at = written.find('@'); at != written.npos) written.remove_prefix(at + 1);
  while (written.starts_with('*') || written.starts_with('.')) written.remove_prefix(1);
  while (written.ends_with('*') || written.ends_with('.')) written.remove_suffix(1);
  return has_wildcard(written) || host_of(written).empty() ? "nato.int" : std::string(written);
}

Answer site(std::string_view written) {
  const std::string host =
      has_wildcard(written) || written.starts_with('.') ? std::string() : host_of(written);
  if (host.empty())
    return no("site: takes a host, and means its subdomains, too", "site:" + meant_host(written));
  return ReadValue{Value{Scope::site, host}, {}};
}

// Scheme and host of canonical URLs are in lower case.
Answer url(std::string_view written) {
  if (std::ranges::any_of(written, text::is_blank))
    return no("an address holds no blanks", "url:nato.int/news");
  if (written.find('*') != written.npos)
    return no("wildcards mean nothing in url:, which finds any piece of the address",
              "url:nato.int/news");
  std::string wanted(written);
  if (const std::size_t scheme = wanted.find("://"); scheme != wanted.npos) {
    const std::size_t path = std::min(wanted.find('/', scheme + 3), wanted.size());
    for (std::size_t i = 0; i < path; ++i) wanted[i] = text::ascii_lower(wanted[i]);
  }
  ReadValue value{Value{Scope::url, std::move(wanted)}, {}};
  if (written.find('#') != written.npos)
    value.warning = "what stands behind # is not kept of an address: this can never match";
  return value;
}

bool is_feed_name(std::string_view name) {
  return std::ranges::all_of(
      name, [](char c) { return (c >= 'a' && c <= 'z') || text::is_digit(c) || c == '-'; });
}

Answer feed(std::string_view written) {
  if (has_wildcard(written))
    return no("wildcards mean nothing in feed:", "name the feeds: feed:(a OR b)");
  ReadValue value{Value{Scope::feed, std::string(written)}, {}};
  if (!is_feed_name(written))
    value.warning = "feeds are named with lower-case words and hyphens: this can never match";
  return value;
}

}  // namespace

Answer value_of(Scope scope, std::string_view written) {
  switch (scope) {
    case Scope::lang:
      return language(written);
    case Scope::country:
      return country(written);
    case Scope::site:
      return site(written);
    case Scope::url:
      return url(written);
    case Scope::feed:
      return feed(written);
    default:
      break;
  }
  auto published = published_of(written);
  if (!published) return std::unexpected(std::move(published.error()));
  return ReadValue{*published, {}};
}

}  // namespace query
