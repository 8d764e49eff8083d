#pragma once
// A mail, whoever takes it, and what became of it, for tests of net's SMTP.
#include <chrono>
#include <string>
#include <thread>

#include "tests/net/carry.h"
#include "tests/support/smtp_server.h"

namespace mail {

inline const char kMessage[] =
    "From: wirewatch <w@example.org>\r\nTo: press@example.org\r\nSubject: A hit\r\n\r\nHello\r\n";

inline net::MailRequest mail_to(const test::SmtpServer& server) {
  return {.server = {.host = "127.0.0.1", .port = server.port()},
          .sender = "w@example.org",
          .recipient = "press@example.org",
          .message = kMessage,
          .total_timeout = std::chrono::seconds(5)};
}

inline net::Finished send(const net::MailRequest& request) {
  return carry(options_for(std::vector<std::string>{}), request);
}

inline std::string accepted(const net::Finished& finished) {
  if (const auto* mail = std::get_if<net::MailAccepted>(&finished.result)) return mail->reply;
  ADD_FAILURE() << failure_of(finished).message;
  return "";
}

// A script that answers one verb, or "." after the message, in its own way.
inline test::SmtpScript replying(const std::string& verb, const std::string& reply) {
  return {.reply = [=](const std::string& line) { return line.starts_with(verb) ? reply : ""; }};
}

// A script that thinks for a while about the message.
inline test::SmtpScript replying_late(std::chrono::milliseconds wait) {
  return {.reply = [=](const std::string& line) {
    if (line == ".") std::this_thread::sleep_for(wait);
    return "";
  }};
}

}  // namespace mail
