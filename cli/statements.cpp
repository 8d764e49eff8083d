// statements: an article with who says what in it.
#include <fmt/core.h>

#include "cli/asked_article.h"
#include "cli/commands.h"
#include "cli/marked_text.h"
#include "cli/print.h"
#include "cli/statement_page.h"
#include "cli/statement_print.h"
#include "cli/statement_words.h"
#include "desk/desk.h"
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

}  // namespace

int show_statements(Session& session) {
  const Arguments& arguments = session.arguments;
  if (arguments.has("--json") && arguments.has("--html"))
    throw Failed(kUsage, "--json and --html exclude one another");
  auto transaction = session.database().begin();
  const model::Article article = asked_article(transaction, arguments).article;
  const auto statements = desk::statements_in(article, desk::lists_in_force(transaction));
  if (arguments.has("--json"))
    put_json(article, statements);
  else if (arguments.has("--html"))
    put(statement_page(article, statements));
  else
    put_article(article, statements);
  return statements.empty() ? kRedOrNothing : kDone;
}

}  // namespace cli
