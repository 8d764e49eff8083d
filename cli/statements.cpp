// statements: an article with who says what in it.
#include <fmt/core.h>

#include <system_error>

#include "cli/asked_article.h"
#include "cli/commands.h"
#include "cli/marked_text.h"
#include "cli/print.h"
#include "cli/statement_page.h"
#include "cli/statement_print.h"
#include "cli/statement_words.h"
#include "desk/desk.h"
#include "text/ascii.h"
#include "text/harmless.h"

namespace cli {

namespace {

struct Signs {
  const char *speaker, *cue, *content, *end;
};
constexpr Signs kTerminal{"\x1b[1;36m", "\x1b[4m", "\x1b[33m", "\x1b[0m"};

std::string coloured(const Piece& piece) {
  std::string out;
  if (piece.is_content) out += kTerminal.content;
  if (piece.is_cue) out += kTerminal.cue;
  if (piece.is_speaker) out += kTerminal.speaker;
  const bool has_sign = !out.empty();
  out += text::harmless(piece.text);
  if (has_sign) out += kTerminal.end;
  for (const std::size_t number : piece.closes) out += fmt::format("[{}]", number + 1);
  return out;
}

// **speaker** … {content}[1]
std::string plain(const Piece& piece) {
  std::string out(piece.opens.size(), '{');
  const std::string words = text::harmless(piece.text);
  out += piece.is_speaker ? "**" + words + "**" : words;
  for (const std::size_t number : piece.closes) out += fmt::format("}}[{}]", number + 1);
  return out;
}

void put_marked(const model::Article& article, model::Field field,
                const std::vector<model::Statement>& statements) {
  const bool terminal = output_is_terminal();
  std::string line;
  for (const Piece& piece : pieces_of(article, field, statements)) {
    if (!piece.is_line_end) {
      line += terminal ? coloured(piece) : plain(piece);
      continue;
    }
    put(line);
    line.clear();
  }
  put(line);
}

void put_article(const model::Article& article, const std::vector<model::Statement>& statements) {
  put_marked(article, model::Field::title, statements);
  put("");
  put_marked(article, model::Field::text, statements);
  for (std::size_t i = 0; i < statements.size(); ++i) {
    std::string line = fmt::format("{}[{}]", i == 0 ? "\n" : "", i + 1);
    for (const std::string& words : words_of(statements[i])) line += "  " + words;
    put(line);
  }
}

void put_json(const model::Article& article, const std::vector<model::Statement>& statements) {
  std::vector<JsonLine> all;
  for (const auto& one : statements) {
    JsonLine line = to_json_line(one);
    line.add("spans", one.content);
    all.push_back(std::move(line));
  }
  put(JsonLine()
          .add("article", article.id.value)
          .add("title", article.title)
          .add("url", article.url)
          .add("source", article.source)
          .add("lang", article.lang)
          .add("text", article.text)
          .add("statements", all)
          .text());
}

struct Asked {
  model::Article article;
  std::shared_ptr<const people::Lists> lists;  // null: they are out of reach
};

// A file needs no database: without one its speakers are told as they stand in it.
std::shared_ptr<const people::Lists> lists_if_reached(Session& session) {
  std::string why;
  try {
    auto transaction = session.database().begin();
    return desk::lists_in_force(transaction);
  } catch (const storage::Unavailable& away) {
    why = away.what();
  } catch (const storage::Rejected& rejected) {
    if (rejected.sqlstate != "42P01") throw;
    why = "no schema yet";
  } catch (const Failed& failed) {
    if (failed.code != kUnavailable) throw;
    why = failed.what();
  } catch (const std::system_error& fault) {  // of files and folders
    why = fault.what();
  }
  std::fprintf(stderr, "wirewatch: no list names the speakers: the database is away: %s\n",
               std::string(text::trimmed(why)).c_str());
  return nullptr;
}

Asked asked_of(Session& session) {
  if (auto of_file = article_of_file(session.arguments))
    return {std::move(of_file->article), lists_if_reached(session)};
  auto transaction = session.database().begin();
  auto asked = asked_article(transaction, session.arguments);
  return {std::move(asked.article), desk::lists_in_force(transaction)};
}

}  // namespace

int show_statements(Session& session) {
  const Arguments& arguments = session.arguments;
  if (arguments.has("--json") && arguments.has("--html"))
    throw Failed(kUsage, "--json and --html exclude one another");
  const auto [article, lists] = asked_of(session);
  const auto statements = desk::statements_in(article, lists);
  if (arguments.has("--json"))
    put_json(article, statements);
  else if (arguments.has("--html"))
    put(statement_page(article, statements));
  else
    put_article(article, statements);
  if (statements.empty()) std::fputs("wirewatch: nobody is found to say anything\n", stderr);
  return statements.empty() ? kRedOrNothing : kDone;
}

}  // namespace cli
