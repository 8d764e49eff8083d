#include "tests/support/smtp_server.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <thread>
#include <utility>

namespace test {

namespace {

using Fault = SmtpScript::Fault;

// True: the conversation ends here.
bool suffer(Connection& connection, Fault fault) {
  if (fault == Fault::silence) connection.hold();
  if (fault == Fault::reset) connection.reset();
  return fault != Fault::none;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string verb_of(const std::string& line) {
  return upper(line.substr(0, line.find(' ')));
}

std::string between_brackets(const std::string& line) {
  const auto open = line.find('<'), close = line.find('>');
  return open == line.npos || close == line.npos ? "" : line.substr(open + 1, close - open - 1);
}

std::string base64(const std::string& bytes) {
  static const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned block = 0;
    for (std::size_t k = 0; k < 3; ++k)
      block = block << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      text += k > bytes.size() - i ? '=' : digits[block >> (18 - 6 * k) & 63];
  }
  return text;
}

// One connection's talk.
class Conversation {
 public:
  Conversation(Connection& connection, const SmtpScript& script)
      : connection_(connection), script_(script) {}

  std::function<void(const std::string&)> on_command;
  std::function<void(ReceivedMail)> on_mail;

  void run() {
    if (script_.tls && !connection_.start_tls(script_.tls)) return;
    if (suffer(connection_, script_.at_greeting)) return;
    if (!say(script_.greeting) || script_.greeting[0] != '2') return;
    while (const auto line = connection_.read_line()) {
      on_command(*line);
      if (!obey(*line)) return;
    }
  }

 private:
  bool say(const std::string& reply) { return connection_.write(reply + "\r\n"); }

  // The scripted reply, or the usual one; true when it is a good one (2xx, 3xx).
  bool reply(const std::string& command, const std::string& usual) {
    std::string text = script_.reply ? script_.reply(command) : "";
    if (text.empty()) text = usual;
    is_talking_ = say(text);
    return text[0] == '2' || text[0] == '3';
  }

  bool obey(const std::string& line) {
    using Answer = bool (Conversation::*)(const std::string&);
    static const std::map<std::string, Answer> answers = {
        {"EHLO", &Conversation::greet},         {"HELO", &Conversation::greet},
        {"STARTTLS", &Conversation::start_tls}, {"AUTH", &Conversation::authenticate},
        {"MAIL", &Conversation::begin_mail},    {"RCPT", &Conversation::add_recipient},
        {"DATA", &Conversation::take_message},  {"QUIT", &Conversation::quit},
    };
    const auto found = answers.find(verb_of(line));
    if (found != answers.end()) return (this->*found->second)(line);
    reply(line, "250 2.0.0 ok");
    return is_talking_;
  }

  bool greet(const std::string& line) {
    reply(line, greeting_of(verb_of(line)));
    return is_talking_;
  }

  std::string greeting_of(const std::string& verb) const {
    if (verb == "HELO") return "250 mail.test";
    std::string lines = "250-mail.test\r\n";
    if (script_.starttls && !connection_.is_encrypted()) lines += "250-STARTTLS\r\n";
    if (!script_.user.empty()) lines += "250-AUTH PLAIN LOGIN\r\n";
    return lines + "250 8BITMIME";
  }

  bool start_tls(const std::string& line) {
    if (!script_.starttls) return say("502 5.5.1 not here");
    if (!reply(line, "220 2.0.0 go ahead")) return is_talking_;
    return connection_.start_tls(script_.starttls);
  }

  bool authenticate(const std::string& line) {
    const std::string mechanism = upper(line.substr(5, line.find(' ', 5) - 5));
    const auto given = line.find(' ', 5);
    bool is_right = false;
    if (mechanism == "PLAIN") {
      auto answer = given == line.npos ? ask("") : std::optional(line.substr(given + 1));
      is_right = answer == base64(std::string("\0", 1) + script_.user + std::string("\0", 1) +
                                  script_.password);
    } else {
      const auto user =
          given == line.npos ? ask("VXNlcm5hbWU6") : std::optional(line.substr(given + 1));
      const auto password = ask("UGFzc3dvcmQ6");
      is_right = user == base64(script_.user) && password == base64(script_.password);
    }
    mail_.was_authenticated = is_right;
    reply(line, is_right ? "235 2.7.0 welcome" : "535 5.7.8 wrong login");
    return is_talking_;
  }

  std::optional<std::string> ask(const std::string& prompt) {
    if (!say("334 " + prompt)) return {};
    return connection_.read_line();
  }

  bool begin_mail(const std::string& line) {
    if (!script_.user.empty() && !mail_.was_authenticated) return say("530 5.7.0 log in first");
    if (reply(line, "250 2.1.0 ok")) mail_.sender = between_brackets(line);
    return is_talking_;
  }

  bool add_recipient(const std::string& line) {
    if (reply(line, "250 2.1.5 ok")) mail_.recipients.push_back(between_brackets(line));
    return is_talking_;
  }

  bool take_message(const std::string& line) {
    if (suffer(connection_, script_.at_data)) return false;
    if (!reply(line, "354 go on")) return is_talking_;
    if (script_.within_message != Fault::none) {
      if (script_.message_bytes > 0) connection_.read_exactly(script_.message_bytes);
      suffer(connection_, script_.within_message);
      return false;
    }
    mail_.message.clear();
    for (;;) {
      const auto text = connection_.read_line();
      if (!text) return false;
      if (*text == ".") break;
      mail_.message += (text->starts_with('.') ? text->substr(1) : *text) + "\r\n";
    }
    mail_.was_encrypted = connection_.is_encrypted();
    on_mail(mail_);
    if (suffer(connection_, script_.after_dot)) return false;
    reply(".", "250 2.0.0 queued as 4711");
    mail_.recipients.clear();
    return is_talking_ && !suffer(connection_, script_.after_accept);
  }

  bool quit(const std::string& line) {
    if (!suffer(connection_, script_.at_quit)) reply(line, "221 2.0.0 bye");
    return false;
  }

  Connection& connection_;
  const SmtpScript& script_;
  ReceivedMail mail_;
  bool is_talking_ = true;
};

}  // namespace

std::string ReceivedMail::header(const std::string& name) const {
  const std::string head = "\r\n" + message.substr(0, message.find("\r\n\r\n")) + "\r\n";
  const auto begin = upper(head).find("\r\n" + upper(name) + ":");
  if (begin == head.npos) return "";
  std::string value;
  for (auto at = begin + name.size() + 3;;) {
    const auto end = head.find("\r\n", at);
    value += head.substr(at, end - at);
    at = end + 2;
    if (at >= head.size() || (head[at] != ' ' && head[at] != '\t')) break;
  }
  return value.substr(std::min(value.size(), value.find_first_not_of(' ')));
}

SmtpServer::SmtpServer(SmtpScript script)
    : script_(std::move(script)),
      listener_([this](Connection& connection) { serve(connection); }) {}

void SmtpServer::play(SmtpScript script) {
  const std::lock_guard lock(mutex_);
  script_ = std::move(script);
}

std::vector<ReceivedMail> SmtpServer::mails() const {
  const std::lock_guard lock(mutex_);
  return mails_;
}

std::vector<std::string> SmtpServer::commands() const {
  const std::lock_guard lock(mutex_);
  return commands_;
}

bool SmtpServer::wait_for(std::size_t mails, std::chrono::milliseconds timeout) const {
  const auto end = std::chrono::steady_clock::now() + timeout;
  while (this->mails().size() < mails) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  return true;
}

void SmtpServer::serve(Connection& connection) {
  SmtpScript script;
  {
    const std::lock_guard lock(mutex_);
    script = script_;
  }
  Conversation conversation(connection, script);
  conversation.on_command = [this](const std::string& line) {
    const std::lock_guard lock(mutex_);
    commands_.push_back(line);
  };
  conversation.on_mail = [this](ReceivedMail mail) {
    const std::lock_guard lock(mutex_);
    mails_.push_back(std::move(mail));
  };
  conversation.run();
}

}  // namespace test
