#include "cli/statement_page.h"

#include <fmt/core.h>

#include "cli/marked_text.h"
#include "cli/statement_words.h"
#include "text/harmless.h"
#include "text/html.h"
#include "text/times.h"

namespace cli {

namespace {

// Nothing is loaded and nothing runs, whatever the article holds.
constexpr std::string_view kHead = R"html(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>
:root { --ink: #1a1a1a; --paper: #fff; --said: #fff1b8; --who: #0b5394; --faint: #666; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e6; --paper: #16181c; --said: #4a3f10; --who: #8ab8f0; --faint: #999; }
}
body { color: var(--ink); background: var(--paper); max-width: 42rem; margin: 2rem auto;
  padding: 0 1rem; font: 1rem/1.55 system-ui, sans-serif; }
mark { color: inherit; background: var(--said); }
strong { color: var(--who); }
em { font-style: normal; text-decoration: underline dotted; }
sup a, a { color: var(--who); }
header p, li span { color: var(--faint); }
li:target { background: var(--said); }
</style>
)html";

std::string html(std::string_view words) {
  return text::escaped_html(text::harmless(words));
}

std::string marked(const Piece& piece) {
  std::string out = html(piece.text);
  if (piece.is_cue) out = "<em>" + out + "</em>";
  if (piece.is_speaker) out = "<strong>" + out + "</strong>";
  if (piece.is_content) out = "<mark>" + out + "</mark>";
  for (const std::size_t number : piece.closes)
    out += fmt::format("<sup><a href=\"#s{0}\">{0}</a></sup>", number + 1);
  return out;
}

// Paragraphs, for a field holds line ends.
std::string marked(const model::Article& article, model::Field field,
                   const std::vector<model::Statement>& statements, std::string_view element) {
  std::string out, paragraph;
  const auto end_paragraph = [&] {
    if (!paragraph.empty()) out += fmt::format("<{0} dir=\"auto\">{1}</{0}>\n", element, paragraph);
    paragraph.clear();
  };
  for (const Piece& piece : pieces_of(article, field, statements))
    piece.is_line_end ? end_paragraph() : void(paragraph += marked(piece));
  end_paragraph();
  return out;
}

std::string source_of(const model::Article& article) {
  std::string line = html(article.source);
  if (article.published) line += (line.empty() ? "" : ", ") + text::to_rfc3339(*article.published);
  if (article.url.starts_with("http://") || article.url.starts_with("https://"))
    line += fmt::format("{}<a rel=\"noreferrer\" href=\"{}\">{}</a>", line.empty() ? "" : ", ",
                        html(article.url), html(article.url));
  return line.empty() ? "" : "<p>" + line + "</p>\n";
}

std::string item_of(const model::Statement& one, std::size_t number) {
  std::string line;
  for (const std::string& words : words_of(one))
    line +=
        (line.empty() ? "<b>" : " · ") + text::escaped_html(words) + (line.empty() ? "</b>" : "");
  return fmt::format("<li id=\"s{}\">{}<br><span dir=\"auto\">{}</span></li>\n", number, line,
                     html(one.words));
}

}  // namespace

std::string statement_page(const model::Article& article,
                           const std::vector<model::Statement>& statements) {
  std::string page(kHead);
  page += "<title>" + html(article.title) + "</title>\n</head>\n<body>\n<header>\n";
  page += marked(article, model::Field::title, statements, "h1") + source_of(article);
  page += "</header>\n<main>\n" + marked(article, model::Field::text, statements, "p");
  page += "</main>\n<ol>\n";
  for (std::size_t i = 0; i < statements.size(); ++i) page += item_of(statements[i], i + 1);
  return page + "</ol>\n</body>\n</html>";
}

}  // namespace cli
