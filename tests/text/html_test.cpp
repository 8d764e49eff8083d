#include "text/html.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

struct Case {
  std::string html, text;
};

std::string repeat(const std::string& part, std::size_t bytes) {
  std::string all;
  while (all.size() < bytes) all += part;
  return all;
}

// B40's bound, with room for a sanitizer and a busy machine.
constexpr std::chrono::seconds kBound{20};

}  // namespace

TEST(PlainText, ReadsWhatAReaderWouldSee) {
  const Case cases[] = {
      {"", ""},
      {"no  markup,\n only\tblanks ", "no markup, only blanks"},
      {"5 < 6 > 4", "5 < 6 > 4"},
      {"AT&T, R&D", "AT&T, R&D"},
      {"<p>one</p><p>two</p>", "one\n\ntwo"},
      {"one<br>two<br/><br/>three", "one\ntwo\n\nthree"},
      {"<ul><li>a<li>b</ul>c", "a\nb\n\nc"},
      {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"},
      {"in<b>line</b>", "inline"},
      {"<script>if (a<b) {}</script><style>p{}</style>seen", "seen"},
      {"<SCRIPT SRC=x>var t = '</p>';</SCRIPT>seen", "seen"},
      {"a<!-- no --> b <!DOCTYPE x> c<?php no ?>", "a b c"},
      {"<a href='javascript:alert(1)' onclick=\"x()\">link</a>", "link"},
      {"<svg><script>x</script><text>no</text></svg>yes", "yes"},
      {"unknown <foo>tags</foo> and </b>stray ends", "unknown tags and stray ends"},
      {"cut off in a tag <a href=\"http://news.exam", "cut off in a tag"},
      {"<html><body>in</body></html> after", "in after"},
      {"<![CDATA[twice <b>wrapped</b>]]> text", "twice wrapped text"},
      {"a ]]&gt; b ]]> c", "a ]]> b ]]> c"},
  };

  for (const auto& c : cases) EXPECT_EQ(text::plain_text(c.html), c.text) << c.html;
}

TEST(PlainText, B30_DecodesEntitiesOnce) {
  const Case cases[] = {
      {"&lt;b&gt; &amp;lt; &quot;", "<b> &lt; \""},
      {"&laquo;&eacute;&raquo; &hellip; &nbsp; x", "«é» … x"},
      {"&apos;&Zcaron;&zcaron;&lbrack;&period;", "'Žž[."},
      {"&copy 2026, &copyright, &AMP;amp;", "© 2026, &copyright, &amp;"},
      {"&#1071;&#x42F;&#8217;", "ЯЯ’"},
      {"&#147;C1&#148; &#128; \xC2\x93raw\xC2\x94", "“C1” € “raw”"},
      {"\xC2\x93no markup\xC2\x94", "“no markup”"},
      {"a&#0;b&#xD800;c&#1114112;d&#99999999999;e", "ab\uFFFDcd\uFFFDe"},
      {"&nosuch; & &; &#; &#x;", "&nosuch; & &; &#; &#x;"},
  };

  for (const auto& c : cases) EXPECT_EQ(text::plain_text(c.html), c.text) << c.html;
}

TEST(PlainText, B1_IsCleanWhateverComesIn) {
  EXPECT_EQ(text::plain_text("<p>a\xFF"
                             "b</p>"),
            "a\uFFFDb");
  EXPECT_EQ(text::plain_text(std::string("<p>a\0b</p>", 10)), "ab");
}

TEST(PlainLine, IsOneLine) {
  EXPECT_EQ(text::plain_line("<h1>One</h1><p>two<br>three</p>"), "One two three");
  EXPECT_EQ(text::plain_line(" a \n b "), "a b");
}

TEST(PlainText, B40_B41_HostileMarkupEndsSoonAndKeepsItsWords) {
  std::string misnested;
  for (int i = 0; i < 6000; ++i) misnested += "<b " + std::to_string(i) + ">";
  for (int i = 0; i < 6000; ++i) misnested += "<i " + std::to_string(i) + ">word</b>";
  std::string attributes = "<p";
  for (int i = 0; i < 100'000; ++i) attributes += " a" + std::to_string(i) + "=1";
  const std::string documents[] = {
      misnested,
      repeat("<div>", 50'000 * 5) + "word",
      repeat("<span>", 300'000 * 6) + "word",
      repeat("<b>", 1500) + repeat("</x>", 1'000'000) + "word",
      repeat("<p>", 1'000'000) + "word",
      attributes + ">word</p>",
      repeat("&a", 1'000'000) + " word",
      "word " + repeat("<", 1'000'000),
      "word " + repeat("<a ", 1'000'000),
      "word <!--" + repeat("-", 1'000'000),
      "word <a href=\"" + repeat("<b>", 1'000'000),
      repeat("<table><tr><td>", 1'000'000) + "word",
  };

  for (const auto& document : documents) {
    const auto begin = std::chrono::steady_clock::now();
    const std::string text = text::plain_text(document);

    EXPECT_LT(std::chrono::steady_clock::now() - begin, kBound) << document.substr(0, 40);
    EXPECT_NE(text.find("word"), std::string::npos) << document.substr(0, 40);
  }
}
