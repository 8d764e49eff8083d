#pragma once
// Where a redirect leads, and whether it may be followed (S4, B17). Pure. Whether the target's host
// may be connected to is Egress's affair.
#include <expected>
#include <string>

namespace net {

struct Hop {
  std::string url;
  std::string method = "GET";
  bool has_body = false;
  bool same_origin = true;  // as the first request: credentials may go along
  int redirects = 0;
};

bool is_redirect(int status);

// The error is for a person, and shows no path or query.
std::expected<Hop, std::string> follow(const Hop& from, int status, const std::string& location,
                                       int max_redirects);

}  // namespace net
