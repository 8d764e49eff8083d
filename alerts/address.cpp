// Mail addresses we would put into an envelope: RFC 5321's Mailbox without quoted local parts and
// address literals, which no desk has and every injection needs.
#include <algorithm>

#include "alerts/alerts.h"
#include "text/ascii.h"

namespace alerts {
namespace {

// RFC 5321, 4.5.3.1; RFC 1035.
constexpr std::size_t kMostOctets = 254, kMostLocal = 64, kMostLabel = 63;

bool is_alnum(char c) {
  return text::is_letter(c) || text::is_digit(c);
}
bool is_atext(char c) {  // RFC 5322, 3.2.3
  return is_alnum(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}
bool is_8_bit(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}
bool is_blank_or_control(char c) {
  return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
}

std::string refusal_of_local_part(std::string_view local) {
  if (local.empty()) return "nothing stands before the @";
  if (local.size() > kMostLocal) return "the part before the @ is longer than 64 octets";
  if (local.find('"') != std::string_view::npos) return "quoted local parts are not supported";
  if (std::any_of(local.begin(), local.end(), is_8_bit))
    return "the part before the @ must be ASCII; ask for the address's ASCII form";
  if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos)
    return "a dot stands at the edge of the part before the @, or beside another";
  const auto is_allowed = [](char c) { return c == '.' || is_atext(c); };
  if (!std::all_of(local.begin(), local.end(), is_allowed))
    return "the part before the @ holds a character that needs quoting";
  return "";
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= kMostLabel && label.front() != '-' &&
         label.back() != '-' &&
         std::all_of(label.begin(), label.end(), [](char c) { return c == '-' || is_alnum(c); });
}

std::string refusal_of_domain(std::string_view domain) {
  if (domain.empty()) return "no domain stands after the @";
  if (domain.front() == '[') return "a domain is expected after the @, not an address in brackets";
  if (std::any_of(domain.begin(), domain.end(), is_8_bit))
    return "the domain must be ASCII; write an international one in its xn-- form";
  std::string_view last;
  for (std::string_view rest = domain;;) {
    const std::size_t dot = rest.find('.');
    last = rest.substr(0, dot);
    if (!is_label(last)) return "the domain is not one: letters, digits and hyphens between dots";
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  if (std::all_of(last.begin(), last.end(), text::is_digit)) return "the domain ends in a number";
  return "";
}

}  // namespace

std::string refusal_of_address(std::string_view address) {
  if (address.empty()) return "the address is empty";
  if (address.size() > kMostOctets) return "the address is longer than 254 octets";
  if (address.find_first_of("<>") != std::string_view::npos)
    return "only the address itself is expected, without a name and without < >";
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return "an address has an @";
  if (std::any_of(address.begin(), address.end(), is_blank_or_control))
    return "the address holds a blank or a control character";
  if (address.find_first_of(",;") != std::string_view::npos)
    return "one address an entry is expected";
  const std::string refusal = refusal_of_local_part(address.substr(0, at));
  return refusal.empty() ? refusal_of_domain(address.substr(at + 1)) : refusal;
}

}  // namespace alerts
