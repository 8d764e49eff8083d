#pragma once
// A mail server for tests that follows a script (F30-F35) and keeps what it was given.
//
//   test::SmtpServer server;
//   server.play({.reply = [](const std::string& command) {
//     return command.starts_with("RCPT") ? "450 4.2.0 greylisted" : "";   // "": the usual reply
//   }});
//   … server.mails().at(0).message …
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "tests/support/listener.h"

namespace test {

struct SmtpScript {
  std::string greeting = "220 mail.test ESMTP";
  // The reply to a command line as it came; "." is asked for the end of the message. Empty: the
  // usual one.
  std::function<std::string(const std::string& command)> reply;
  enum class Fault { none, cut, silence, reset };
  Fault at_greeting = Fault::none;
  Fault at_data = Fault::none;         // no leave to begin the message is given
  Fault within_message = Fault::none;  // after `message_bytes` of it, the final dot not read
  std::size_t message_bytes = 0;
  Fault after_dot = Fault::none;     // the message read whole, the reply not given
  Fault after_accept = Fault::none;  // behind the 250 for the message
  Fault at_quit = Fault::none;
  Identity starttls;           // offered where it is set
  Identity tls;                // TLS from the first byte (smtps)
  std::string user, password;  // set: AUTH PLAIN and LOGIN are offered and required
};

struct ReceivedMail {
  std::string sender;
  std::vector<std::string> recipients;
  std::string message;  // dots unstuffed, CRLF, as given
  bool was_encrypted = false;
  bool was_authenticated = false;
  // The unfolded value of the first such field, or empty.
  std::string header(const std::string& name) const;
};

class SmtpServer {
 public:
  explicit SmtpServer(SmtpScript = {});

  void play(SmtpScript);  // from the next connection on
  int port() const { return listener_.port(); }
  int connections() const { return listener_.connections(); }
  std::vector<ReceivedMail> mails() const;    // whose final dot was read, whatever was replied
  std::vector<std::string> commands() const;  // lines of all connections, as they came
  // True once so many mails are there, waiting at most `timeout`.
  bool wait_for(std::size_t mails,
                std::chrono::milliseconds timeout = std::chrono::seconds{10}) const;

 private:
  void serve(Connection&);

  mutable std::mutex mutex_;
  SmtpScript script_;
  std::vector<ReceivedMail> mails_;
  std::vector<std::string> commands_;
  Listener listener_;  // last: its threads use the above
};

}  // namespace test
