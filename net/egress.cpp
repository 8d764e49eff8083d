// Special-purpose addresses: IANA registries of RFC 6890, with 168.63.129.16 (a cloud's metadata
// host). Embedded IPv4: mapped and compatible (RFC 4291, 2.5.5), NAT64 (RFC 6052, RFC 8215), 6to4
// (RFC 3056).
#include "net/egress.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>

#include "net/parsed_url.h"

namespace net {

namespace {

using Octets = std::array<unsigned char, 16>;  // IPv4 as ::ffff:a.b.c.d

struct Block {
  Octets address;
  int prefix;
  const char* what;
};

constexpr Octets v4(unsigned char a, unsigned char b, unsigned char c, unsigned char d) {
  return {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d};
}

constexpr Octets v6(std::array<std::uint16_t, 4> groups) {
  Octets octets{};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    octets[2 * i] = static_cast<unsigned char>(groups[i] >> 8);
    octets[2 * i + 1] = static_cast<unsigned char>(groups[i] & 0xff);
  }
  return octets;
}

constexpr Block kRefused[] = {
    {v4(0, 0, 0, 0), 96 + 8, "an address of this very host"},
    {v4(10, 0, 0, 0), 96 + 8, "a private address"},
    {v4(100, 64, 0, 0), 96 + 10, "a carrier's private address"},
    {v4(127, 0, 0, 0), 96 + 8, "a loopback address"},
    {v4(168, 63, 129, 16), 96 + 32, "a cloud's metadata address"},
    {v4(169, 254, 0, 0), 96 + 16, "a link-local address"},
    {v4(172, 16, 0, 0), 96 + 12, "a private address"},
    {v4(192, 0, 0, 0), 96 + 24, "a reserved address"},
    {v4(192, 0, 2, 0), 96 + 24, "an address for documentation"},
    {v4(192, 168, 0, 0), 96 + 16, "a private address"},
    {v4(198, 18, 0, 0), 96 + 15, "an address for benchmarks"},
    {v4(198, 51, 100, 0), 96 + 24, "an address for documentation"},
    {v4(203, 0, 113, 0), 96 + 24, "an address for documentation"},
    {v4(224, 0, 0, 0), 96 + 4, "a multicast address"},
    {v4(240, 0, 0, 0), 96 + 4, "a reserved address"},
    {v6({0x2001, 0, 0, 0}), 32, "a Teredo address"},
    {v6({0x2001, 0x0db8, 0, 0}), 32, "an address for documentation"},
};
constexpr Block kMapped{v4(0, 0, 0, 0), 96, ""};
constexpr Block kCompatible{Octets{}, 96, ""};
constexpr Block kThisHost{Octets{}, 127, ""};  // :: and ::1
constexpr Block kNat64{v6({0x0064, 0xff9b, 0, 0}), 96, ""};
constexpr Block kLocalNat64{v6({0x0064, 0xff9b, 1, 0}), 48, ""};
constexpr Block k6to4{v6({0x2002, 0, 0, 0}), 16, ""};
constexpr Block kUnicast{v6({0x2000, 0, 0, 0}), 3, ""};
constexpr int kPorts[] = {80, 443, 8080, 8443};
constexpr std::size_t kLongestUrl = 2048;

bool lies_in(const Octets& address, const unsigned char* network, int prefix) {
  const auto whole = static_cast<std::size_t>(prefix / 8);
  if (std::memcmp(address.data(), network, whole) != 0) return false;
  const int rest = prefix % 8;
  return rest == 0 || ((address[whole] ^ network[whole]) >> (8 - rest)) == 0;
}

bool lies_in(const Octets& address, const Block& block) {
  return lies_in(address, block.address.data(), block.prefix);
}

Octets embedded(const Octets& address, std::array<std::size_t, 4> at) {
  return v4(address[at[0]], address[at[1]], address[at[2]], address[at[3]]);
}

// The address itself, or the IPv4 addresses it may stand for. A local NAT64 network may use any of
// RFC 6052's layouts; readings within 0.0.0.0/8 are padding of another layout, unless all are.
std::vector<Octets> readings(const Octets& address) {
  if (lies_in(address, kMapped) || lies_in(address, kThisHost)) return {address};
  if (lies_in(address, kCompatible) || lies_in(address, kNat64))
    return {embedded(address, {12, 13, 14, 15})};
  if (lies_in(address, k6to4)) return {embedded(address, {2, 3, 4, 5})};
  if (!lies_in(address, kLocalNat64)) return {address};
  std::vector<Octets> all = {embedded(address, {6, 7, 9, 10}), embedded(address, {7, 9, 10, 11}),
                             embedded(address, {9, 10, 11, 12}),
                             embedded(address, {12, 13, 14, 15})};
  std::erase_if(all, [](const Octets& reading) { return reading[12] == 0; });
  if (all.empty()) all.push_back(v4(0, 0, 0, 0));
  return all;
}

// What is wrong with an address, or nullptr.
const char* objection(const Octets& address) {
  for (const Block& block : kRefused)
    if (lies_in(address, block)) return block.what;
  if (lies_in(address, kMapped) || lies_in(address, kUnicast)) return nullptr;
  return lies_in(address, kThisHost) ? "a loopback address" : "not a public address";
}

struct Endpoint {
  Octets address{};
  int port = 0;
};

std::optional<Endpoint> endpoint_of(const sockaddr* address) {
  Endpoint endpoint;
  if (address->sa_family == AF_INET) {
    const auto* in = reinterpret_cast<const sockaddr_in*>(address);
    unsigned char octets[4];
    std::memcpy(octets, &in->sin_addr, sizeof octets);
    endpoint.address = v4(octets[0], octets[1], octets[2], octets[3]);
    endpoint.port = ntohs(in->sin_port);
    return endpoint;
  }
  if (address->sa_family != AF_INET6) return {};
  const auto* in = reinterpret_cast<const sockaddr_in6*>(address);
  std::memcpy(endpoint.address.data(), &in->sin6_addr, endpoint.address.size());
  endpoint.port = ntohs(in->sin6_port);
  return endpoint;
}

std::string written(const Endpoint& endpoint) {
  char text[INET6_ADDRSTRLEN] = {};
  if (lies_in(endpoint.address, kMapped)) {
    inet_ntop(AF_INET, endpoint.address.data() + 12, text, sizeof text);
    return std::string(text) + ":" + std::to_string(endpoint.port);
  }
  inet_ntop(AF_INET6, endpoint.address.data(), text, sizeof text);
  return "[" + std::string(text) + "]:" + std::to_string(endpoint.port);
}

std::optional<int> number(std::string_view text, int lowest, int highest) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return {};
  if (value < lowest || value > highest) return {};
  return value;
}

struct Literal {
  Octets address{};
  bool is_ipv4 = false;
};

std::optional<Literal> strict_literal(const std::string& text) {
  unsigned char octets[4];
  if (inet_pton(AF_INET, text.c_str(), octets) == 1)
    return Literal{v4(octets[0], octets[1], octets[2], octets[3]), true};
  Literal literal;
  if (inet_pton(AF_INET6, text.c_str(), literal.address.data()) == 1) return literal;
  return {};
}

// As the C library reads a host: also 2130706433, 0x7f.1, 0177.0.0.1.
std::optional<Literal> loose_literal(std::string host) {
  if (host.size() > 1 && host.back() == '.') host.pop_back();
  if (const auto strict = strict_literal(host)) return strict;
  in_addr address{};
  if (inet_aton(host.c_str(), &address) == 0) return {};
  unsigned char octets[4];
  std::memcpy(octets, &address, sizeof octets);
  return Literal{v4(octets[0], octets[1], octets[2], octets[3]), true};
}

sockaddr_storage socket_address(const Octets& address, int port) {
  sockaddr_storage storage{};
  auto* in = reinterpret_cast<sockaddr_in6*>(&storage);
  in->sin6_family = AF_INET6;
  in->sin6_port = htons(static_cast<std::uint16_t>(port));
  std::memcpy(&in->sin6_addr, address.data(), address.size());
  return storage;
}

// 10.1.2.3/16 leaves open whether a network or one address was meant.
bool has_host_bits(const Octets& address, int prefix) {
  for (int bit = prefix; bit < 128; ++bit) {
    const unsigned char octet = address[static_cast<std::size_t>(bit / 8)];
    if ((octet >> (7 - bit % 8) & 1) != 0) return true;
  }
  return false;
}

bool has_forbidden_byte(std::string_view url) {
  return std::any_of(url.begin(), url.end(),
                     [](unsigned char c) { return c <= ' ' || c == 0x7f || c == '\\'; });
}

}  // namespace

Egress::Egress() : ports_(std::begin(kPorts), std::end(kPorts)) {}

std::expected<Egress, std::string> Egress::from(const std::vector<std::string>& allow_cidr,
                                                const std::vector<int>& ports) {
  Egress egress;
  for (const int port : ports) {
    if (port < 1 || port > 65535)
      return std::unexpected("egress.ports: " + std::to_string(port) + " is no port (1 to 65535)");
    egress.ports_.push_back(port);
  }
  for (const std::string& entry : allow_cidr) {
    const auto network = network_of(entry);
    if (!network)
      return std::unexpected("egress.allow_cidr: \"" + entry +
                             "\" is neither a network such as 10.1.0.0/16 nor an address with a "
                             "port such as 127.0.0.1:8081 or [::1]:8082");
    egress.allowed_.push_back(*network);
  }
  return egress;
}

std::optional<Egress::Network> Egress::network_of(std::string_view entry) {
  const bool is_bracketed = entry.starts_with('[');
  const auto slash = entry.find('/');
  const auto border = slash != entry.npos ? slash : entry.rfind(':');
  if (border == entry.npos || (is_bracketed && (slash != entry.npos || border < 2))) return {};
  std::string_view host = entry.substr(0, border);
  if (is_bracketed && !host.ends_with(']')) return {};
  if (is_bracketed) host = host.substr(1, host.size() - 2);
  const auto literal = strict_literal(std::string(host));
  if (!literal || (slash == entry.npos && literal->is_ipv4 == is_bracketed)) return {};

  Network network;
  std::copy(literal->address.begin(), literal->address.end(), network.address);
  const auto behind = entry.substr(border + 1);
  if (slash == entry.npos) {
    const auto port = number(behind, 1, 65535);
    if (port) network.port = *port;
    return port ? std::optional(network) : std::nullopt;
  }
  const auto prefix = number(behind, 0, literal->is_ipv4 ? 32 : 128);
  if (!prefix) return {};
  network.prefix = *prefix + (literal->is_ipv4 ? 96 : 0);
  if (has_host_bits(literal->address, network.prefix)) return {};
  return network;
}

std::string Egress::refusal(const sockaddr* address) const {
  const auto endpoint = endpoint_of(address);
  if (!endpoint) return "only internet addresses may be connected to";
  const bool port_is_listed =
      std::find(ports_.begin(), ports_.end(), endpoint->port) != ports_.end();
  const bool has_own_port = is_listed(address, Ports::named);
  if (!has_own_port && !is_listed(address, Ports::any))
    for (const Octets& reading : readings(endpoint->address))
      if (const char* what = objection(reading))
        return written(*endpoint) + " is " + what + "; to permit it: allow_cidr = [\"" +
               written(*endpoint) + "\"] under [egress], and a restart";
  if (!has_own_port && !port_is_listed)
    return written(*endpoint) +
           " has a port that is not on the list; to permit it: ports under [egress]";
  return "";
}

bool Egress::is_listed(const sockaddr* address) const {
  return is_listed(address, Ports::any) || is_listed(address, Ports::named);
}

bool Egress::is_listed(const sockaddr* address, Ports ports) const {
  const auto endpoint = endpoint_of(address);
  if (!endpoint) return false;
  const auto all = readings(endpoint->address);
  return std::all_of(all.begin(), all.end(), [&](const Octets& reading) {
    return std::any_of(allowed_.begin(), allowed_.end(), [&](const Network& network) {
      const int port = ports == Ports::any ? 0 : endpoint->port;
      return network.port == port && (lies_in(reading, network.address, network.prefix) ||
                                      lies_in(endpoint->address, network.address, network.prefix));
    });
  });
}

std::string Egress::refusal_of_url(std::string_view url) const {
  if (url.size() > kLongestUrl) return "the address is longer than 2048 bytes";
  if (has_forbidden_byte(url)) return "the address holds a blank, a control byte or a backslash";
  const auto parsed = ParsedUrl::from(std::string(url));
  if (!parsed) return "this is no address that can be fetched";
  if (const auto scheme = parsed->scheme(); scheme != "http" && scheme != "https")
    return "only http and https addresses are fetched";
  if (parsed->has_userinfo()) return "the address holds a user name or password";
  return refusal_of_host(parsed->host(), parsed->port());
}

std::string Egress::refusal_of_host(const std::string& host, int port) const {
  // libcurl never asks a name server for it, and tries both.
  if (host == "localhost")
    return refusal_of_host("::1", port).empty() ? "" : refusal_of_host("127.0.0.1", port);
  if (const auto literal = loose_literal(host)) {
    const auto address = socket_address(literal->address, port);
    return refusal(reinterpret_cast<const sockaddr*>(&address));
  }
  const auto is_port = [&](const Network& network) { return network.port == port; };
  if (std::find(ports_.begin(), ports_.end(), port) != ports_.end() ||
      std::any_of(allowed_.begin(), allowed_.end(), is_port))
    return "";
  return host + ":" + std::to_string(port) +
         " has a port that is not on the list; to permit it: ports under [egress]";
}

bool is_loopback_name(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const std::string name(host);
  in_addr four{};
  if (inet_pton(AF_INET, name.c_str(), &four) == 1) return ntohl(four.s_addr) >> 24 == 127;
  in6_addr six{};
  if (inet_pton(AF_INET6, name.c_str(), &six) == 1) return IN6_IS_ADDR_LOOPBACK(&six) != 0;
  return host == "localhost";
}

}  // namespace net
