#include <gtest/gtest.h>

#include "watch/source.h"

TEST(WithoutSecrets, BlanksWhatMustNotReachALog) {
  const struct {
    const char *line, *shown;
  } rows[] = {
      {"password = \"hunter2\"", "password = *********"},
      {"  secret = 'пароль'", "  secret = ********"},
      {"url = \"postgresql://watch:hunter2@db/x\"", "url = \"postgresql://watch:*******@db/x\""},
      {"url = \"host=db password=hunter2 user=w\"", "url = \"host=db password=******* user=w\""},
      {"smtp = { password = \"hunter2\" }", "smtp = { password = \"*******\" }"},
      {"password = { file = \"/run/x\" }", "password = { file = \"/run/x\" }"},
      {"passwort = \"hunter2\"", "passwort = *********"},
      {"query = '''secret OR token'''", "query = '''secret OR token'''"},
      {"url = \"https://news.example.org/a\"", "url = \"https://news.example.org/a\""},
  };
  for (const auto& row : rows) EXPECT_EQ(watch::without_secrets(row.line), row.shown);
}
