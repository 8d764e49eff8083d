// The HTML part: one column of 600 px, styles inline because mail programs drop style sheets, and a
// style sheet for those that do dark mode. No images, no scripts, nothing loaded from anywhere.
#include "alerts/formats/layout.h"
#include "text/html.h"
#include "text/utf8.h"

namespace alerts {
namespace {

constexpr std::size_t kMostPreheader = 140;

constexpr const char* kStyleSheet = R"(<style>
@media (prefers-color-scheme: dark) {
  .page { background: #14171a !important; }
  .card { background: #1f2428 !important; border-color: #343b41 !important; }
  .main { color: #eceff1 !important; }
  .soft { color: #a9b4bc !important; }
  .facts { background: #282e33 !important; }
  .line { background: #3a4248 !important; }
  .quote { border-color: #5b93c4 !important; }
  .mark { background: #5c4d0a !important; color: #fff6d6 !important; }
  .button { background: #2f78b7 !important; }
}
</style>
)";

constexpr const char* kFont =
    "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

// `<tag class="…" style="…">`
std::string open(std::string_view tag, std::string_view name, std::string_view style,
                 std::string_view attributes = "") {
  std::string out = "<";
  out.append(tag).append(attributes).append(" class=\"").append(name);
  return out.append("\" style=\"").append(style).append("\">");
}

std::string paragraph(std::string_view text, std::string_view style) {
  return text.empty() ? "" : open("p", "soft", style) + text::escaped_html(text) + "</p>\n";
}

std::string marked(const MarkedText& runs) {
  std::string out;
  for (const Run& run : runs)
    out += run.marked ? open("mark", "mark", "background:#fff1b8;color:inherit;padding:0 1px") +
                            text::escaped_html(run.text) + "</mark>"
                      : text::escaped_html(run.text);
  return out;
}

// `dir` and `lang` of words that are the article's, not ours.
std::string foreign(const Wording& wording) {
  return wording.lang.empty() ? R"( dir="auto")" : R"( dir="auto" lang=")" + wording.lang + "\"";
}

// What an inbox shows beside the subject.
std::string preheader(const Wording& wording) {
  const bool is_digest = !wording.items.empty() && wording.items_label.empty();
  const std::string text = !wording.quotation.empty() ? "“" + plain(wording.quotation) + "”"
                           : !wording.quotes.empty()  ? plain(wording.quotes.front())
                           : is_digest                ? plain(wording.items.front().headline)
                                                      : wording.byline;
  return R"(<div style="display:none;max-height:0;overflow:hidden">)" +
         text::escaped_html(text::cut_to_code_points(text, kMostPreheader)) + "</div>\n";
}

std::string head(const Wording& wording) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
         text::escaped_html(wording.subject) + "</title>\n" + kStyleSheet + "</head>\n";
}

std::string block(const Wording& wording, const std::string& html) {
  return open("blockquote", "main quote",
              "margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #8fb3d1;color:#1c2126;"
              "font-size:16px;line-height:1.5;overflow-wrap:anywhere",
              foreign(wording)) +
         html + "</blockquote>\n";
}

std::string quotes(const Wording& wording) {
  std::string out;
  if (!wording.body.empty())
    out +=
        open(
            "p", "main",
            "margin:0 0 18px;color:#1c2126;font-size:16px;line-height:1.5;overflow-wrap:anywhere") +
        text::escaped_html(wording.body) + "</p>\n";
  if (!wording.quotation.empty()) out += block(wording, "“" + marked(wording.quotation) + "”");
  if (!wording.quotes_label.empty() && !wording.quotes.empty())
    out += paragraph(wording.quotes_label + ":", "margin:0 0 6px;color:#5b6670;font-size:14px");
  for (const MarkedText& quote : wording.quotes) out += block(wording, marked(quote));
  out += paragraph(wording.more_quotes, "margin:0 0 16px;color:#5b6670;font-size:14px");
  for (const std::string& others : wording.others)
    out += paragraph(others, "margin:0 0 16px;color:#5b6670;font-size:14px;line-height:1.45");
  return out;
}

std::string button(const Wording& wording) {
  if (wording.link.empty()) return "";
  return "<p style=\"margin:4px 0 20px\">" +
         open("a", "button",
              "display:inline-block;margin-right:10px;padding:10px 18px;border-radius:6px;"
              "background:#1c5d94;"
              "color:#ffffff;font-size:15px;font-weight:600;text-decoration:none",
              " href=\"" + text::escaped_html(wording.link) + "\"") +
         "Read the article</a>" +
         (wording.link_note.empty()
              ? ""
              : open("span", "soft",
                     "display:inline-block;padding:8px 0 0;color:#5b6670;font-size:13px") +
                    text::escaped_html(wording.link_note) + "</span>") +
         "</p>\n";
}

std::string facts(const Wording& wording) {
  constexpr const char* kCell =
      "padding:6px 12px;font-size:13px;line-height:1.45;vertical-align:top;color:#5b6670";
  std::string out =
      open("table", "facts", "width:100%;padding:4px 0;background:#f2f4f6;border-radius:6px",
           R"( role="presentation" cellpadding="0" cellspacing="0")");
  for (const Row& row : wording.rows) {
    out += "<tr>" + open("td", "soft", std::string(kCell) + ";width:48px") +
           text::escaped_html(row.label) + "</td>" +
           open("td", "soft", std::string(kCell) + ";overflow-wrap:anywhere");
    for (std::size_t i = 0; i < row.lines.size(); ++i)
      out += (i > 0 ? "<br>" : "") + text::escaped_html(row.lines[i]);
    out += "</td></tr>\n";
  }
  return out + "</table>\n";
}

// An item of a digest: its headline leads to the article.
std::string item(const Wording& wording) {
  const std::string headline = (wording.is_update ? "Update: " : "") + marked(wording.headline);
  std::string out = open("p", "main",
                         "margin:0 0 4px;color:#1c2126;font-size:17px;font-weight:600;"
                         "line-height:1.35;overflow-wrap:anywhere",
                         wording.headline_is_ours ? R"( dir="auto")" : foreign(wording));
  out += wording.link.empty() ? headline
                              : open("a", "main", "color:#1c5d94",
                                     " href=\"" + text::escaped_html(wording.link) + "\"") +
                                    headline + "</a>";
  out += "</p>\n" +
         paragraph(wording.byline, "margin:0 0 6px;color:#5b6670;font-size:14px;line-height:1.45");
  if (!wording.quotation.empty())
    out += block(wording, "“" + marked(wording.quotation) + "”");
  else if (!wording.quotes.empty())
    out += block(wording, marked(wording.quotes.front()));
  out += paragraph(wording.company, "margin:0 0 8px;color:#5b6670;font-size:14px;line-height:1.45");
  out += paragraph(wording.body, "margin:0 0 6px;color:#5b6670;font-size:14px;line-height:1.45");
  for (const Wording& further : wording.items) out += item(further);
  out += paragraph(wording.left_out, "margin:0 0 4px;color:#5b6670;font-size:13px");
  for (const Row& row : wording.rows)
    if (is_of_item(row))
      for (const std::string& line : row.lines)
        out += paragraph(row.label == "More" ? line : with_capital(line),
                         "margin:0 0 4px;color:#5b6670;font-size:13px;line-height:1.45");
  return out;
}

std::string items(const Wording& wording) {
  std::string out = paragraph(wording.items_label,
                              "margin:22px 0 12px;color:#5b6670;font-size:14px;font-weight:600");
  for (const Wording& each : wording.items)
    out += item(each) + open("div", "line", "height:1px;margin:14px 0 18px;background:#dfe4e8") +
           "</div>\n";
  return out + paragraph(wording.left_out, "margin:0 0 16px;color:#5b6670;font-size:14px");
}

std::string card(const Wording& wording) {
  const std::string below = wording.byline.empty() ? "18px" : "6px";
  const std::string own = button(wording) + facts(wording);
  return paragraph(wording.notice, "margin:0 0 10px;color:#5b6670;font-size:14px;font-weight:600") +
         open("h1", "main",
              "margin:0 0 " + below +
                  ";color:#1c2126;font-size:22px;line-height:1.3;overflow-wrap:anywhere",
              wording.headline_is_ours ? R"( dir="auto")" : foreign(wording)) +
         marked(wording.headline) + "</h1>\n" +
         paragraph(wording.byline,
                   "margin:0 0 18px;color:#5b6670;font-size:15px;line-height:1.45") +
         quotes(wording) +
         (wording.items_label.empty() ? items(wording) + own : own + items(wording));
}

}  // namespace

std::string to_html_part(const Wording& wording) {
  return head(wording) +
         open("body", "page", std::string("margin:0;padding:0;background:#e9ecef;") + kFont) +
         "\n" + preheader(wording) +
         open("table", "page", "width:100%;background:#e9ecef",
              R"( role="presentation" cellpadding="0" cellspacing="0")") +
         "<tr><td align=\"center\" style=\"padding:16px 8px\">\n" +
         open("table", "card",
              "width:100%;max-width:600px;background:#ffffff;border:1px solid #d9dee2;"
              "border-radius:8px;table-layout:fixed",
              R"( role="presentation" cellpadding="0" cellspacing="0")") +
         "<tr><td style=\"padding:24px;text-align:left\">\n" + card(wording) +
         "</td></tr></table>\n</td></tr></table>\n</body>\n</html>\n";
}

}  // namespace alerts
