// A mail: headers from validated parts only (S25), then the two parts of multipart/alternative.
#include <sodium.h>

#include <algorithm>
#include <array>

#include "alerts/alerts.h"
#include "alerts/formats/layout.h"
#include "alerts/formats/mime.h"
#include "alerts/start_sodium.h"
#include "text/ascii.h"
#include "text/harmless.h"
#include "text/times.h"
#include "text/utf8.h"

namespace alerts {
namespace {

constexpr const char* kFallbackSender = "wirewatch@localhost";

struct Mailbox {
  std::string name, address, domain;
};

// `Name <address>` or an address, as the configuration has it.
Mailbox mailbox_from(const std::string& written) {
  Mailbox mailbox{"", written, ""};
  const std::size_t open = written.rfind('<');
  if (open != std::string::npos && written.ends_with('>')) {
    mailbox.name = text::harmless(std::string_view(written).substr(0, open));
    mailbox.address = written.substr(open + 1, written.size() - open - 2);
    while (mailbox.name.ends_with(' ')) mailbox.name.pop_back();
  }
  if (!refusal_of_address(mailbox.address).empty()) mailbox.address = kFallbackSender;
  mailbox.domain = mailbox.address.substr(mailbox.address.rfind('@') + 1);
  return mailbox;
}

bool is_atom_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return text::is_letter(c) || text::is_digit(c) || c == '-' || c == '_';
  });
}

std::string from_header(const Mailbox& from) {
  constexpr std::size_t kMostName = 100;
  if (from.name.empty()) return "From: " + from.address + "\r\n";
  std::string unquoted = from.name;
  std::erase(unquoted, '"');
  const std::string name = text::cut_to_code_points(unquoted, kMostName);
  const bool is_ascii =
      std::all_of(name.begin(), name.end(), [](char c) { return c >= ' ' && c <= '~'; });
  const bool is_short = name.size() <= 60 && name.find('\\') == std::string::npos;
  const std::string shown = is_atom_text(name)     ? name
                            : is_ascii && is_short ? "\"" + name + "\""
                                                   : encoded_words(name, 6);
  const bool fits =
      shown.find("\r\n") == std::string::npos && shown.size() + from.address.size() < 69;
  return "From: " + shown + (fits ? " <" : "\r\n <") + from.address + ">\r\n";
}

// Of an address, so that two recipients' mails have two ids; 64 bits, in hex.
std::string hash_of(std::string_view text) {
  start_sodium();
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), nullptr, 0);
  std::array<char, 17> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), 8);
  return hex.data();
}

std::string message_id_of(const model::Alert& alert, std::string_view address,
                          const Mailbox& from) {
  const std::string id =
      is_atom_text(alert.id) && alert.id.size() <= 64 ? alert.id : "al_" + hash_of(alert.id);
  return "<" + id + "." + hash_of(address) + "@" + from.domain + ">";
}

// All mails about a story stand together: no mail has this id. Alerts of an older version know no
// story, and their updates stand beside their article's first mail. Empty: alone.
std::string thread_of(const model::Alert& alert, const Mailbox& from) {
  std::string id;
  if (alert.story.id.value != 0)
    id = to_text(alert.story.id);
  else if (alert.article.id.value != 0)
    id = "ar_" + std::to_string(alert.article.id.value);
  return id.empty() ? id : "<" + id + ".wirewatch@" + from.domain + ">";
}

std::string list_id_of(const model::Alert& alert, const Mailbox& from) {
  const bool is_label =
      is_atom_text(alert.receiver) && !alert.receiver.empty() && alert.receiver.size() <= 63;
  return "<" + (is_label ? alert.receiver + "." : "") + "wirewatch." + from.domain + ">";
}

// An address with line breaks or brackets must not get this far; if it does, it gets no further
// (B32).
std::string to_header(std::string_view address) {
  const bool refused = !refusal_of_address(address).empty();
  return "To: " + (refused ? "undisclosed-recipients:;" : std::string(address)) + "\r\n";
}

// To whom the mail is from: a person there takes the address out. A receiver's name needs no
// encoding.
std::string unsubscribe_header(const model::Alert& alert, const Mailbox& from) {
  const bool is_known = is_atom_text(alert.receiver) && alert.receiver.size() <= 64;
  return "List-Unsubscribe:\r\n <mailto:" + from.address + "?subject=unsubscribe" +
         (is_known ? "%20" + alert.receiver : "") + ">\r\n";
}

std::string headers(const model::Alert& alert, std::string_view address, const Mailbox& from,
                    const std::string& subject, const std::string& message_id, bool is_personal,
                    model::Time now) {
  std::string out =
      from_header(from) + to_header(address) + unstructured_header("Subject", subject);
  out += "Date: " + text::to_rfc5322(now) + "\r\n";
  out += "Message-ID: " + message_id + "\r\n";
  if (const std::string thread = thread_of(alert, from); !thread.empty())
    out += "References: " + thread + "\r\nIn-Reply-To: " + thread + "\r\n";
  out += "List-Id: " + list_id_of(alert, from) + "\r\n";
  out += "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n";
  out += std::string("X-Wirewatch-Kind: ") + name_of(alert.kind) + "\r\n";
  if (is_urgent(alert)) out += "Importance: high\r\n";
  if (is_personal) out += unsubscribe_header(alert, from);
  return out + "MIME-Version: 1.0\r\n";
}

// No encoded line can hold "=_", so the boundary needs no search.
std::string body(const Wording& wording, const std::string& boundary) {
  const auto part = [&](const char* type, const std::string& text) {
    return "--" + boundary + "\r\nContent-Type: " + type +
           "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
           quoted_printable(text) + "\r\n";
  };
  return "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n" +
         part("text/plain", to_text_part(wording)) + part("text/html", to_html_part(wording)) +
         "--" + boundary + "--\r\n";
}

}  // namespace

namespace {

// A person is told how to leave, in the body, too.
Wording worded(const model::Alert& alert, const RenderOptions& options, model::Time now) {
  Wording wording = word(alert, options, now);
  if (options.is_personal)
    wording.rows.push_back(
        {"Leave",
         {"to get no more of these mails, write to " + mailbox_from(options.from).address +
          " with the subject “unsubscribe " + text::harmless(alert.receiver) +
          "”, or use your mail program’s “Unsubscribe”"}});
  return wording;
}

}  // namespace

Mail render_mail(const model::Alert& alert, std::string_view address, const RenderOptions& options,
                 model::Time now) {
  const Mailbox from = mailbox_from(options.from);
  const Wording wording = worded(alert, options, now);
  const std::string message_id = message_id_of(alert, address, from);
  return {headers(alert, address, from, wording.subject, message_id, options.is_personal, now) +
              body(wording, "=_" + hash_of(alert.id)),
          message_id};
}

MailParts mail_parts(const model::Alert& alert, const RenderOptions& options, model::Time now) {
  const Wording wording = worded(alert, options, now);
  return {wording.subject, to_text_part(wording), to_html_part(wording)};
}

}  // namespace alerts
