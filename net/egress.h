#pragma once
// Who may be connected to (S1-S7). Decided on the numeric address at connect time, so that no
// spelling, redirect or DNS answer gets around it. Pure; any thread.
#include <sys/socket.h>

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace net {

class Egress {
 public:
  // `allow_cidr`: "10.1.0.0/16" (the port list still holds) or one address with one port,
  // "127.0.0.1:8081", "[::1]:8082". The error names the entry and what was expected.
  static std::expected<Egress, std::string> from(const std::vector<std::string>& allow_cidr,
                                                 const std::vector<int>& ports = {});
  Egress();  // the default: public addresses on ports 80, 443, 8080, 8443

  // Empty when the socket address may be connected to; else the reason, for a person:
  // "127.0.0.1:25 is a loopback address; to permit it: egress.allow_cidr".
  std::string refusal(const sockaddr* address) const;

  // The same for a URL as written, where its host is a literal address in any spelling curl accepts
  // (2130706433, 0x7f.1); a host name passes, it is checked when connecting. Also refuses other
  // schemes than http(s), userinfo, forbidden ports, control bytes, over 2048 bytes.
  std::string refusal_of_url(std::string_view url) const;

  // True when the address stands on the operator's own list: failures there say nothing about the
  // way to the Internet (local outage).
  bool is_listed(const sockaddr* address) const;

 private:
  struct Network {
    unsigned char address[16];  // IPv4 as ::ffff:a.b.c.d
    int prefix = 128;
    int port = 0;  // 0: any port of the list
  };
  enum class Ports { any, named };  // which entries to look at: networks, or addresses with a port
  static std::optional<Network> network_of(std::string_view entry);
  bool is_listed(const sockaddr* address, Ports) const;
  std::string refusal_of_host(const std::string& host, int port) const;

  std::vector<Network> allowed_;
  std::vector<int> ports_;
};

// Whether a host as written is this machine; nothing is looked up.
bool is_loopback_name(std::string_view host);

}  // namespace net
