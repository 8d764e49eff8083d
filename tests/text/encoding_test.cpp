#include "text/encoding.h"

#include <gtest/gtest.h>

#include <string>

using namespace std::string_literals;

namespace {

struct Case {
  const char* what;
  std::string bytes, content_type, text;
};

}  // namespace

TEST(ValidUtf8, ReplacesEachIllFormedSequenceAndDropsNul) {
  const Case cases[] = {
      {"clean text", "naïve Ռուբլի", "", "naïve Ռուբլի"},
      {"bytes that never occur",
       "a\xFF\xFE"
       "b",
       "", "a\uFFFD\uFFFDb"},
      {"overlong slash", "\xC0\x80", "", "\uFFFD\uFFFD"},
      {"lone surrogate", "\xED\xA0\x80", "", "\uFFFD\uFFFD\uFFFD"},
      {"cut character at the end", "a\xE2\x82", "", "a\uFFFD"},
      {"beyond Unicode", "\xF4\x90\x80\x80", "", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"NUL", "a\0b"s, "", "ab"},
  };

  for (const auto& c : cases) EXPECT_EQ(text::valid_utf8(c.bytes), c.text) << c.what;
}

TEST(Decode, B3_FindsTheCharsetInItsOrder) {
  const std::string moscow_1251 = "\xCC\xEE\xF1\xEA\xE2\xE0",
                    moscow_koi8 = "\xED\xCF\xD3\xCB\xD7\xC1";
  const Case cases[] = {
      {"UTF-8 BOM wins over HTTP",
       "\xEF\xBB\xBF"
       "é",
       "text/xml; charset=koi8-r", "é"},
      {"UTF-16LE BOM",
       "\xFF\xFE"
       "\xB6\x03<\0"s,
       "", "ζ<"},
      {"UTF-16BE BOM",
       "\xFE\xFF"
       "\x03\xB6\0<"s,
       "", "ζ<"},
      {"UTF-32LE BOM",
       "\xFF\xFE\0\0"
       "<\0\0\0"s,
       "", "<"},
      {"UTF-16LE without BOM", "<\0?\0x\0"s, "", "<?x"},
      {"UTF-16BE without BOM", "\0<\0?\0x"s, "", "<?x"},
      {"HTTP wins over the declaration", "<?xml encoding='iso-8859-1'?>" + moscow_1251,
       "text/xml; charset=windows-1251", "<?xml encoding='iso-8859-1'?>Москва"},
      {"HTTP's label quoted, in capitals", moscow_koi8, "text/xml; Charset=\"KOI8-R\"", "Москва"},
      {"XML declaration", "<?xml version='1.0' encoding=\"windows-1251\"?>" + moscow_1251, "",
       "<?xml version='1.0' encoding=\"windows-1251\"?>Москва"},
      {"HTML meta", "<meta charset=windows-1251>" + moscow_1251, "",
       "<meta charset=windows-1251>Москва"},
      {"Shift_JIS", "<?xml encoding='Shift_JIS'?>\x93\xFA", "", "<?xml encoding='Shift_JIS'?>日"},
      {"nothing said, valid UTF-8", "Ереван", "", "Ереван"},
      {"nothing said, not UTF-8", "caf\xE9 \x96", "", "café –"},
      {"Latin 1 means windows-1252", "\x93q\x94", "text/xml; charset=ISO-8859-1", "“q”"},
  };

  for (const auto& c : cases) EXPECT_EQ(text::decode(c.bytes, c.content_type), c.text) << c.what;
}

TEST(Decode, DoesNotBelieveALabelThatTheBytesRefute) {
  EXPECT_EQ(text::decode("Zürich", "text/xml; charset=iso-8859-1"), "Zürich");
  EXPECT_EQ(text::decode("Z\xFCrich", "text/xml; charset=utf-8"), "Zürich");
  EXPECT_EQ(text::decode("Zürich Genf Köln \xFF", "text/xml; charset=utf-8"),
            "Zürich Genf Köln \uFFFD");
  EXPECT_EQ(text::decode("<?xml encoding='utf-16'?>é", ""), "<?xml encoding='utf-16'?>é");
}

TEST(Decode, RefusesCharsetsInWhichMarkupIsNotItsBytes) {
  EXPECT_EQ(text::decode("+ADw-script+AD4-", "text/html; charset=utf-7"), "+ADw-script+AD4-");
  EXPECT_EQ(text::decode("<a>", "text/html; charset=ibm037"), "<a>");
  EXPECT_EQ(text::decode("<a>é", "text/html; charset=no-such-charset"), "<a>é");
}
