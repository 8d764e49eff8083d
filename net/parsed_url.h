#pragma once
// URLs as libcurl reads them, so that what is judged is what is fetched (S5).
#include <curl/curl.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace net {

class ParsedUrl {
 public:
  // Nothing when libcurl would not take it. `reference` may be relative to `base`; blanks and bytes
  // beyond ASCII in its path are percent-encoded.
  static std::optional<ParsedUrl> from(const std::string& url);
  static std::optional<ParsedUrl> from(const std::string& base, const std::string& reference);
  static std::optional<ParsedUrl> from_parts(const std::string& scheme, const std::string& host,
                                             int port);

  std::string scheme() const;
  std::string host() const;  // lower case, without brackets, IDN as punycode, without zone
  int port() const;          // the scheme's where none is written
  bool has_userinfo() const;
  std::string whole() const;      // without fragment
  std::string host_port() const;  // "example.org:443", "[2001:db8::1]:80"
  std::string origin() const;     // scheme, host and port only: fit for messages

 private:
  struct Cleanup {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
  };
  ParsedUrl();
  std::string part(CURLUPart, unsigned flags = 0) const;
  std::unique_ptr<CURLU, Cleanup> url_;
};

std::string lower(std::string_view ascii);  // whatever the locale says

}  // namespace net
