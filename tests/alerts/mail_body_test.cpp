#include <gtest/gtest.h>

#include <algorithm>

#include "alerts/alerts.h"
#include "alerts/formats/layout.h"
#include "alerts/formats/mime.h"
#include "tests/alerts/received_mail.h"
#include "tests/alerts/sample.h"
#include "text/utf8.h"

namespace {

const model::Time kSent = sample::at(sample::kSeen + 60);

std::string text_of(const model::Alert& alert,
                    const alerts::RenderOptions& options = sample::options()) {
  return alerts::to_text_part(alerts::word(alert, options, kSent));
}
std::string html_of(const model::Alert& alert,
                    const alerts::RenderOptions& options = sample::options()) {
  return alerts::to_html_part(alerts::word(alert, options, kSent));
}
bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST(MailText, ReadsLikeTheModel) {
  EXPECT_EQ(text_of(sample::alert()), R"(Dockers walk out in Ostend
Reported by Harbour News.

“The dockers of Ostend began a *strike* on Thursday.”

Read:    https://news.example.org/a1 (Harbour News, English)
When:    published Thu 25 May 2023, 12:02; seen 12:04; sent 12:05 (UTC)
Why:     rule “Strikes in the harbour”. You get this article once; again
         only if it changes and meets a further rule.
More:    wirewatch rules why 77
         wirewatch alerts why al_01h19cqp4rfasb9533tdjr8fqe
)");
}

TEST(MailText, ReadsLikeTheModelForAnUpdate) {
  model::Alert alert = sample::alert();
  alert.kind = model::AlertKind::update;
  alert.rules.push_back({"ports", "Ports", 1, model::Rule::Priority::normal});
  alert.article.published.reset();
  alert.article.seen -= std::chrono::hours(24);

  EXPECT_EQ(text_of(alert),
            R"(Update: an article you were told about has changed and meets a further rule.

Dockers walk out in Ostend
Reported by Harbour News.

“The dockers of Ostend began a *strike* on Thursday.”

Read:    https://news.example.org/a1 (Harbour News, English)
When:    published: not given; seen Wed 24 May 2023, 12:04; sent Thu 25 May
         2023, 12:05 (UTC)
Why:     rules “Strikes in the harbour” and “Ports”, none of which this
         article had met before.
More:    wirewatch rules why 77
         wirewatch alerts why al_01h19cqp4rfasb9533tdjr8fqe
)");
}

TEST(MailText, SaysOfATestThatNothingHappened) {
  const model::Alert test = alerts::plan_test(sample::desk("press-desk", {"x@e.org"}), kSent).alert;

  EXPECT_EQ(text_of(test), R"(This is a test, and it arrived.
Nothing was reported. Alerts for the receiver press-desk come here.

When:    sent Thu 25 May 2023, 12:05 (UTC)
Why:     somebody asked for it: wirewatch receivers test press-desk
More:    wirewatch alerts list
)");
}

TEST(MailText, ShowsTimesByTheReceiversClock) {
  const std::pair<const char*, const char*> rows[] = {
      {"Europe/Brussels", "published Thu 25 May 2023, 14:02 Brussels; seen 14:04; sent 14:05"},
      {"America/New_York", "published Thu 25 May 2023, 08:02 New York; seen 08:04; sent 08:05"},
      {"", "published Thu 25 May 2023, 12:02; seen 12:04; sent 12:05 (UTC)"},
      {"Europe/Nowhere", "published Thu 25 May 2023, 12:02; seen 12:04; sent 12:05 (UTC)"}};
  for (const auto& [zone, line] : rows) {
    model::Alert alert = sample::alert();
    alert.timezone = zone;

    EXPECT_TRUE(has(text_of(alert), std::string("When:    ") + line)) << text_of(alert);
  }
}

TEST(MailText, F23ChangesItsClockWithTheNightThatDoes) {
  model::Alert alert = sample::alert();
  alert.timezone = "Europe/Brussels";
  alert.article.published = sample::at(1'679'792'400);  // Sun 26 Mar 2023, 01:00 UTC: the leap
  alert.article.seen = sample::at(1'679'792'399);

  EXPECT_TRUE(has(text_of(alert), "published Sun 26 Mar 2023, 03:00 Brussels; seen 01:59;"))
      << text_of(alert);
}

TEST(MailText, OfAnAlertOfAnOlderVersionIsByUtc) {
  std::string content = alerts::to_json(sample::alert());
  const std::string zone = R"("timezone":"",)";
  content.erase(content.find(zone), zone.size());

  EXPECT_TRUE(has(text_of(alerts::from_json(content).value()), "sent 12:05 (UTC)"));
}

TEST(MailText, TellsAPersonHowToLeave) {
  alerts::RenderOptions options = sample::options();
  EXPECT_FALSE(has(alerts::mail_parts(sample::alert(), options, kSent).text, "Leave:"));
  options.is_personal = true;

  const std::string text = alerts::mail_parts(sample::alert(), options, kSent).text;
  EXPECT_TRUE(has(text, "\nLeave:   to get no more of these mails, write to")) << text;
  EXPECT_TRUE(has(text, " wirewatch@press.example.org")) << text;
}

TEST(MailText, ShowsNoPlaceLineAsAPassage) {
  const std::pair<const char*, bool> rows[] = {
      {"КАЛИНИНГРАД, 30 ноября.", false}, {"YEREVAN, November 30. /TASS/.", false},
      {"NEW YORK (Reuters) -", false},    {"MOSCOW", false},
      {"NATO has 30 bases.", true},       {"YEREVAN - The truce holds, say all.", true},
      {"NATO, once more.", true},         {"A strike is on.", true}};
  for (const auto& [passage, shown] : rows) {
    model::Alert alert = sample::alert();
    alert.passages = {{model::Field::text, passage, {}}};

    EXPECT_EQ(has(text_of(alert), std::string("“") + passage), shown) << passage;
  }
}

TEST(MailText, NamesNoRulesWhereThereAreNone) {
  const auto notice =
      alerts::plan_notice(sample::desk("desk", {"x@e.org"}), "A list is stale.", kSent);

  EXPECT_FALSE(has(text_of(notice.alert), "Why:")) << text_of(notice.alert);
}

TEST(MailText, CreditsTheAgencyWhoseTextItIs) {
  model::Alert alert = sample::alert();
  alert.story.agency = "TASS";

  EXPECT_TRUE(has(text_of(alert), "\nReported by TASS.\n"));
  EXPECT_TRUE(has(alerts::mail_parts(alert, sample::options(), kSent).subject, "Ostend (TASS)"));
}

TEST(MailText, MarksTheHeadlineInsteadOfQuotingIt) {
  model::Alert alert = sample::alert();
  alert.passages = {{model::Field::title, alert.article.title, {{0, 7}}}};

  const std::string text = text_of(alert);

  EXPECT_TRUE(text.starts_with("*Dockers* walk out in Ostend\n")) << text;
  EXPECT_FALSE(has(text, "“Dockers")) << text;
}

TEST(MailText, NamesThePageInsteadOfCommandsWhereThereIsOne) {
  alerts::RenderOptions options = sample::options();
  options.public_url = "https://watch.example.org/";

  const std::string text = text_of(sample::alert(), options);

  EXPECT_TRUE(has(text, "More:    https://watch.example.org/\n")) << text;
  EXPECT_FALSE(has(text, "wirewatch ")) << text;
}

TEST(MailText, CountsWhatItDoesNotQuote) {
  model::Alert alert = sample::alert();
  for (int i = 0; i < 7; ++i)
    alert.passages.push_back({model::Field::text, "Sentence " + std::to_string(i), {}});

  EXPECT_TRUE(has(text_of(alert), "\n3 more passages met the rule.\n")) << text_of(alert);
}

TEST(MailText, PutsNoSecondQuotationMarksAroundAQuotation) {
  model::Alert alert = sample::alert();
  alert.passages = {{model::Field::text, "“A strike is on,” she said.", {{5, 11}}}};

  EXPECT_TRUE(has(text_of(alert), "\n“A *strike* is on,” she said.\n")) << text_of(alert);
}

TEST(MailText, IsWrappedAt76ExceptForWordsThatAreLonger) {
  model::Alert alert = sample::alert();
  alert.article.url = "https://news.example.org/" + std::string(200, 'p');
  alert.passages[0].text = "Слова " + std::string(300, 'w');
  for (int i = 0; i < 60; ++i) alert.passages[0].text += " und Wörter";
  alert.passages[0].marks.clear();

  std::string rest = text_of(alert);
  for (std::size_t end; (end = rest.find('\n')) != std::string::npos; rest.erase(0, end + 1)) {
    const std::string line = rest.substr(0, end);
    const bool is_one_word = line.find(' ', 9) == std::string::npos;
    EXPECT_TRUE(text::count_code_points(line) <= 76 || is_one_word) << line;
  }
  EXPECT_TRUE(has(text_of(alert), alert.article.url)) << "an address is never broken";
}

TEST(MailText, B34KeepsForeignWordsFromReorderingOurs) {
  model::Alert alert = sample::alert();
  alert.article.title = "safe\u202eelif";
  alert.article.source = "סוכנות";

  const std::string text = text_of(alert);

  EXPECT_TRUE(text.starts_with("safeelif\nReported by \u2068סוכנות\u2069.\n")) << text;
}

TEST(MailHtml, EscapesEverythingOthersWrote) {
  const std::string evil = R"(<script>alert("1")</script>'&"><img src=x onerror=y>)";
  model::Alert alert = sample::alert();
  alert.receiver = alert.feed = alert.article.title = alert.article.source = alert.article.lang =
      evil;
  alert.article.url = "https://e.org/?a=1&b=%22\"onclick=";
  alert.rules = {{evil, evil, 1, model::Rule::Priority::normal}};
  alert.passages = {{model::Field::text, evil, {{3, 20}}}};

  const std::string html = html_of(alert);

  for (const char* const bad : {"<script", "<img", "onerror=y>", "\"onclick"})
    EXPECT_FALSE(has(html, bad)) << bad;
  EXPECT_TRUE(has(html, "&lt;script&gt;"));
}

TEST(MailHtml, LinksToWebAddressesOnly) {
  const std::pair<const char*, bool> rows[] = {
      {"https://news.example.org/a?b=1&c=2", true},
      {"http://news.example.org/", true},
      {"javascript:alert(1)", false},
      {"data:text/html,x", false},
      {"file:///etc/passwd", false},
      {"//news.example.org/", false},
      {"news.example.org", false},
      {"", false},
      {"https://e.org/ x", false},
  };
  for (const auto& [url, linked] : rows) {
    model::Alert alert = sample::alert();
    alert.article.url = url;

    EXPECT_EQ(has(html_of(alert), "Read the article</a>"), linked) << url;
    EXPECT_EQ(has(text_of(alert), "Read:"), linked) << url;
  }
}

TEST(MailHtml, LoadsNothingFromAnywhere) {
  const std::string html = html_of(sample::alert());

  for (const char* const loading :
       {"<img", "<script", "<link", "@import", "url(", "src=", "<iframe", "background="})
    EXPECT_FALSE(has(html, loading)) << loading;
  EXPECT_EQ(html.find("http"), html.find("https://news.example.org/a1"))
      << "the article, nothing else";
  EXPECT_EQ(html.find("http"), html.rfind("http"));
}

TEST(MailHtml, HoldsTheModelsParts) {
  const std::string html = html_of(sample::alert());

  EXPECT_TRUE(has(html, ">Dockers walk out in Ostend</h1>")) << html;
  EXPECT_TRUE(has(html, ">strike</mark> on Thursday.</blockquote>")) << html;
  EXPECT_TRUE(has(html, "overflow:hidden\">The dockers of Ostend began a strike"))
      << "the preheader";
  EXPECT_TRUE(has(html, "max-width:600px"));
  EXPECT_TRUE(has(html, "prefers-color-scheme: dark"));
  EXPECT_TRUE(has(html, "dir=\"auto\" lang=\"en\""));
}

TEST(Mail, B33ArrivesAsItWasWritten) {
  model::Alert alert = sample::alert();
  alert.article.title = "Привет, 世界 😀";
  alert.passages = {{model::Field::text, ". a dot begins", {}},
                    {model::Field::text, "From here, = sign, tab\tand blanks   ", {}},
                    {model::Field::text, std::string(5000, 'w'), {}},
                    {model::Field::text, "lone\rCR and\nLF", {}}};

  const std::string message =
      alerts::render_mail(alert, "x@e.org", sample::options(), kSent).message;
  const auto mail = received::read(message);

  const auto with_crlf = [](std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
      text.replace(at, 1, "\r\n");
    return text;
  };
  EXPECT_EQ(mail.text, with_crlf(text_of(alert)));
  EXPECT_EQ(mail.html, with_crlf(html_of(alert)));
}

TEST(Mail, B33IsSevenBitInShortCrlfLines) {
  model::Alert alert = sample::alert();
  alert.article.title = std::string(2000, 'w') + "\u00e4\x01";
  alert.article.source = std::string(3000, ' ') + "\xff";
  alert.passages = {{model::Field::text, std::string(100'000, '.') + "😀", {}}};

  const std::string message =
      alerts::render_mail(alert, "x@e.org", sample::options(), kSent).message;

  const auto lines = received::lines_of(message);
  std::size_t header_lines = 0;
  while (!lines[header_lines].empty()) ++header_lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_LE(lines[i].size(), i < header_lines ? 78U : 76U) << lines[i];
    EXPECT_TRUE(std::all_of(lines[i].begin(), lines[i].end(), [](char c) {
      return c >= ' ' && c <= '~';
    })) << lines[i];
    EXPECT_FALSE(lines[i].starts_with('.')) << lines[i];
  }
  EXPECT_TRUE(message.ends_with("--\r\n"));
  EXPECT_LT(message.size(), 64'000U) << "whatever the feed brought, a mail stays a mail";
}

TEST(QuotedPrintable, BringsBackEveryText) {
  using namespace std::string_literals;
  const std::pair<std::string, std::string> rows[] = {
      {"", ""},
      {"a\nb", "a\r\nb"},
      {"a\r\nb\r", "a\r\nb\r\n"},
      {"\n\n", "\r\n\r\n"},
      {".\n..\nFrom x", ".\r\n..\r\nFrom x"},
      {"trailing \nand\t", "trailing \r\nand\t"},
      {"=3D = \0\x7f"s, "=3D = \0\x7f"s},
      {std::string(75, 'a') + "=", std::string(75, 'a') + "="},
      {std::string(76, 'a'), std::string(76, 'a')},
      {std::string(77, 'a') + " ", std::string(77, 'a') + " "},
  };
  for (const auto& [text, arrives] : rows) {
    const std::string encoded = alerts::quoted_printable(text);

    EXPECT_EQ(received::from_quoted_printable(encoded), arrives) << encoded;
    for (const auto& line : received::lines_of(encoded)) EXPECT_LE(line.size(), 76U);
    EXPECT_EQ(encoded.find(" \r\n"), std::string::npos);
  }
}

TEST(QuotedPrintable, TearsNoLetterApart) {
  std::string letters;
  for (int i = 0; i < 100; ++i) letters += "😀";

  for (const auto& line : received::lines_of(alerts::quoted_printable(letters)))
    EXPECT_EQ(
        received::from_quoted_printable(line.ends_with('=') ? line + "\r\n" : line).size() % 4, 0U)
        << line;
}

TEST(EncodedWords, AreEachCompleteAndShort) {
  std::string letters;
  for (int i = 0; i < 60; ++i) letters += "字😀";
  const std::string header = alerts::unstructured_header("Subject", letters);

  EXPECT_EQ(received::read(header + "\r\n").header("Subject"), letters);
  for (const auto& line : received::lines_of(header)) {
    EXPECT_LE(line.size(), 76U);
    const std::string alone =
        received::read("X: " + line.substr(line.find("=?")) + "\r\n\r\n").header("X");
    std::string_view rest = alone;
    while (!rest.empty()) EXPECT_NE(text::take_code_point(rest), char32_t{0xFFFD}) << line;
  }
}

}  // namespace
