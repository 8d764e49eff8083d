#include "net/parsed_url.h"

#include <algorithm>
#include <new>

namespace net {

std::string lower(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                 [](unsigned char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : char(c); });
  return lowered;
}

ParsedUrl::ParsedUrl() : url_(curl_url()) {
  if (!url_) throw std::bad_alloc();
}

std::optional<ParsedUrl> ParsedUrl::from(const std::string& url) {
  ParsedUrl parsed;
  if (curl_url_set(parsed.url_.get(), CURLUPART_URL, url.c_str(), CURLU_URLENCODE)) return {};
  return parsed;
}

std::optional<ParsedUrl> ParsedUrl::from(const std::string& base, const std::string& reference) {
  auto parsed = from(base);
  if (!parsed ||
      curl_url_set(parsed->url_.get(), CURLUPART_URL, reference.c_str(), CURLU_URLENCODE))
    return {};
  return parsed;
}

std::optional<ParsedUrl> ParsedUrl::from_parts(const std::string& scheme, const std::string& host,
                                               int port) {
  const bool is_bare_ipv6 = host.find(':') != std::string::npos && host.front() != '[';
  const std::string written = is_bare_ipv6 ? "[" + host + "]" : host;
  auto parsed = from(scheme + "://" + written + ":" + std::to_string(port) + "/");
  if (!parsed || parsed->has_userinfo() || parsed->part(CURLUPART_PATH) != "/" ||
      !parsed->part(CURLUPART_QUERY).empty())
    return {};
  return parsed;
}

std::string ParsedUrl::part(CURLUPart which, unsigned flags) const {
  char* text = nullptr;
  if (curl_url_get(url_.get(), which, &text, flags)) return "";
  std::string copy(text);
  curl_free(text);
  return copy;
}

std::string ParsedUrl::scheme() const {
  return lower(part(CURLUPART_SCHEME));
}

std::string ParsedUrl::host() const {
  unsigned flags = 0;
#if LIBCURL_VERSION_NUM >= 0x075800
  flags = CURLU_PUNYCODE;  // circled digits and ideographic dots become what they resolve to
#endif
  std::string host = part(CURLUPART_HOST, flags);
  if (host.empty()) host = part(CURLUPART_HOST);
  if (host.size() > 1 && host.front() == '[') host = host.substr(1, host.size() - 2);
  return lower(host);
}

int ParsedUrl::port() const {
  const std::string text = part(CURLUPART_PORT, CURLU_DEFAULT_PORT);
  return text.empty() ? 0 : std::stoi(text);
}

bool ParsedUrl::has_userinfo() const {
  char* text = nullptr;
  const bool has_user = !curl_url_get(url_.get(), CURLUPART_USER, &text, 0);
  curl_free(text);
  text = nullptr;
  const bool has_password = !curl_url_get(url_.get(), CURLUPART_PASSWORD, &text, 0);
  curl_free(text);
  return has_user || has_password;
}

std::string ParsedUrl::whole() const {
  const std::string text = part(CURLUPART_URL);
  return text.substr(0, text.find('#'));
}

std::string ParsedUrl::host_port() const {
  const std::string name = host();
  const bool is_ipv6 = name.find(':') != std::string::npos;
  return (is_ipv6 ? "[" + name + "]" : name) + ":" + std::to_string(port());
}

std::string ParsedUrl::origin() const {
  return scheme() + "://" + host_port();
}

}  // namespace net
