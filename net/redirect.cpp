#include "net/redirect.h"

#include "net/parsed_url.h"

namespace net {

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::expected<Hop, std::string> follow(const Hop& from, int status, const std::string& location,
                                       int max_redirects) {
  if (from.redirects >= max_redirects)
    return std::unexpected("more than " + std::to_string(max_redirects) + " redirects");
  const auto here = ParsedUrl::from(from.url);
  const auto there = ParsedUrl::from(from.url, location);
  if (!here || !there)
    return std::unexpected("redirect to an address that cannot be fetched refused");
  const std::string scheme = there->scheme();
  if (scheme != "http" && scheme != "https")
    return std::unexpected("redirect to " + scheme + " refused");
  if (here->scheme() == "https" && scheme == "http")
    return std::unexpected("redirect from https to http refused");
  if (there->has_userinfo())
    return std::unexpected("redirect to an address with a user name or password refused");

  Hop next = from;
  next.url = there->whole();
  next.redirects = from.redirects + 1;
  next.same_origin = from.same_origin && here->origin() == there->origin();
  // RFC 9110, 15.4: 303 asks for a GET; POST becomes GET at 301 and 302 by long custom.
  if ((status == 303 && from.method != "HEAD") || (status <= 302 && from.method == "POST")) {
    next.method = "GET";
    next.has_body = false;
  }
  return next;
}

}  // namespace net
