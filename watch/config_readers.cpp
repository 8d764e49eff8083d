#include "watch/config_readers.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

#include "net/egress.h"
#include "text/ascii.h"

namespace watch {
namespace {

constexpr std::size_t kMostWaits = 50;

bool is_host_character(char c) {
  return text::is_letter(c) || text::is_digit(c) || c == '-' || c == '.' || c == '_';
}

bool is_host(std::string_view host) {
  if (host.empty() || host.size() > 255 || host.front() == '-') return false;
  in6_addr ignored{};
  return std::ranges::all_of(host, is_host_character) ||
         inet_pton(AF_INET6, std::string(host).c_str(), &ignored) == 1;
}

struct Endpoint {
  std::string host;
  int port = 0;
};

std::optional<Endpoint> endpoint_of(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == text.npos) return {};
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  const bool is_bracketed = host.starts_with('[') && host.ends_with(']');
  if (!is_bracketed && host.contains(':')) return {};
  if (is_bracketed) host = host.substr(1, host.size() - 2);
  Endpoint endpoint{std::string(host), -1};
  const auto read = std::from_chars(port.data(), port.data() + port.size(), endpoint.port);
  if (read.ec != std::errc() || read.ptr != port.data() + port.size()) return {};
  if (host.empty() || endpoint.port < 0 || endpoint.port > 65535) return {};
  return endpoint;
}

}  // namespace

std::optional<std::string> read_host(const Given& given, Report& report) {
  auto host = read_line(given, "a host name such as \"mail.example.org\"", report);
  if (!host || is_host(*host)) return host;
  report.error(given.value.begin, fmt::format("{} is not a host name", given.key),
               "the name alone; the port has a key of its own");
  return {};
}

std::optional<std::string> read_node(const Given& given, Report& report) {
  auto name = read_line(given, "a name such as \"watch-1\"", report);
  if (!name || (name->size() <= 64 && std::ranges::all_of(*name, is_host_character))) return name;
  report.error(given.value.begin, fmt::format("{} is not a node's name", given.key),
               "letters, digits, '-', '.', '_', at most 64");
  return {};
}

std::optional<std::string> read_proxy(const Given& given, Report& report) {
  auto url = read_web_address(given, report);
  if (!url || url->find('@') == url->npos) return url;
  report.error(given.value.begin, fmt::format("{} holds a user name or password", given.key),
               "a proxy that asks for a password is not supported by this version");
  return {};
}

std::optional<std::string> read_listen(const Given& given, Report& report) {
  constexpr std::string_view kWanted = "an address with a port such as \"127.0.0.1:8480\"";
  auto listen = read_text(given, kWanted, report);
  if (!listen || listen->empty()) return listen;
  const auto endpoint = endpoint_of(*listen);
  if (!endpoint || !is_host(endpoint->host)) {
    report.error(given.value.begin, fmt::format("{} wants {}", given.key, kWanted));
    return {};
  }
  if (net::is_loopback_name(endpoint->host)) return listen;
  report.error(
      given.value.begin,
      fmt::format("{}: only a loopback address is supported by this version", given.key),
      fmt::format("\"127.0.0.1:{}\", and a web server before it for others", endpoint->port));
  return {};
}

std::string address_of(std::string_view mailbox) {
  const std::size_t open = mailbox.rfind('<');
  if (open == mailbox.npos || !mailbox.ends_with('>')) return std::string(mailbox);
  return std::string(mailbox.substr(open + 1, mailbox.size() - open - 2));
}

std::optional<std::string> read_mailbox(const Given& given, Report& report) {
  auto mailbox =
      read_line(given, "a mail address such as \"Press desk <press@example.org>\"", report);
  if (!mailbox) return {};
  const std::string refusal = alerts::refusal_of_address(address_of(*mailbox));
  if (refusal.empty()) return mailbox;
  report.error(given.value.begin, given.key + ": " + refusal);
  return {};
}

std::optional<std::string> read_mail_address(const Given& given, Report& report) {
  auto address = read_line(given, "a mail address such as \"bounces@example.org\"", report);
  if (!address) return {};
  const std::string refusal = alerts::refusal_of_address(*address);
  if (refusal.empty()) return address;
  report.error(given.value.begin, given.key + ": " + refusal);
  return {};
}

std::optional<std::vector<std::chrono::seconds>> read_schedule(const Given& given, Report& report) {
  if (given.value.kind != Value::Kind::list) {
    mismatch(given, "a list of durations such as [\"5s\", \"5m\", \"1h\"]", report);
    return {};
  }
  if (given.value.elements.size() > kMostWaits)
    report.error(given.value.begin, fmt::format("{} has at most {} waits", given.key, kMostWaits));
  std::vector<std::chrono::seconds> waits;
  for (const auto& element : given.value.elements)
    if (const auto wait = read_seconds({given.key, element.begin, element},
                                       {.least = std::chrono::seconds(1)}, report))
      waits.push_back(*wait);
  return waits;
}

std::vector<int> read_ports(const Given& given, Report& report) {
  if (given.value.kind != Value::Kind::list) {
    mismatch(given, "a list of port numbers such as [8000]", report);
    return {};
  }
  std::vector<int> ports;
  for (const auto& element : given.value.elements)
    if (const auto port = read_integer({given.key, element.begin, element}, 1, 65535, report))
      ports.push_back(*port);
  return ports;
}

std::vector<std::string> read_networks(const Given& given, Report& report) {
  std::vector<std::string> networks;
  for (const auto& word : read_list(given, "[\"10.1.0.0/16\", \"127.0.0.1:8081\"]", report)) {
    if (const auto egress = net::Egress::from({word.text}))
      networks.push_back(word.text);
    else
      report.error(word.at, egress.error());
  }
  return networks;
}

}  // namespace watch
