#include "storage/sql.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "tests/support/test_cluster.h"

namespace {

using namespace std::chrono;
using storage::Database;
using storage::exec;

Database& database() {
  static Database shared({.url = test::empty_database()});
  return shared;
}

TEST(Sql, TextsComeBackAsTheyWere) {
  const std::string texts[] = {
      "", " ", "it's", "a\\b", "line\nline", "Тоқаев", "NULL", "{a,b}", "'; drop table x; --"};
  auto transaction = database().begin();
  for (const auto& text : texts)
    EXPECT_EQ(exec(transaction, "select $1 as t", {text}).front()["t"].text(), text);
}

TEST(Sql, ArraysComeBackAsTheyWere) {
  const std::vector<std::vector<std::string>> arrays = {{},
                                                        {""},
                                                        {"a"},
                                                        {"a", "", "c"},
                                                        {"\"quoted\"", "back\\slash"},
                                                        {"a,b", "{c}", "NULL"},
                                                        {"Тоқаев", "two words"}};
  auto transaction = database().begin();
  for (const auto& array : arrays)
    EXPECT_EQ(exec(transaction, "select $1::text[] as a", {array}).front()["a"].texts(), array);
}

TEST(Sql, NumbersTruthsAndNullsComeBackAsTheyWere) {
  auto transaction = database().begin();
  const auto row = exec(transaction,
                        "select $1::bigint as big, $2::boolean as yes, $3::text as nothing, "
                        "(select sum(n) from unnest($4::bigint[]) n) as sum",
                        {std::int64_t{-9223372036854775807}, true, std::nullopt,
                         std::vector<std::int64_t>{1, 2, 39}})
                       .front();

  EXPECT_EQ(row["big"].integer(), -9223372036854775807);
  EXPECT_TRUE(row["yes"].truth());
  EXPECT_TRUE(row["nothing"].is_null());
  EXPECT_EQ(row["sum"].integer(), 42);
}

TEST(Sql, TimesComeBackToTheMicrosecond) {
  const model::Time times[] = {
      sys_days(year(2026) / 3 / 1) + 12h + 30min + 5s + 250ms,
      sys_days(year(2026) / 3 / 1) + 1us,
      sys_days(year(1970) / 1 / 1),
      sys_days(year(1969) / 12 / 31) + 23h + 59min + 59s + 999999us,
      sys_days(year(1) / 1 / 1),
      sys_days(year(9999) / 12 / 31),
      model::Time::max(),
      model::Time::min(),
  };
  auto transaction = database().begin();
  for (const auto time : times)
    EXPECT_EQ(exec(transaction, "select $1::timestamptz as t", {time}).front()["t"].time(), time);
}

TEST(Sql, TimesAreSentAsTheInstantTheyAre) {
  auto transaction = database().begin();
  const model::Time time = sys_days(year(2026) / 3 / 1) + 12h + 30min + 5s + 250ms;

  const auto row =
      exec(transaction, "select $1::timestamptz = '2026-03-01 17:30:05.25+05' as same", {time})
          .front();

  EXPECT_TRUE(row["same"].truth());
}

TEST(Sql, TextWithNulIsRejectedNotCut) {
  auto transaction = database().begin();
  const std::string poison("seen\0hidden", 11);

  try {
    exec(transaction, "select $1 as t", {poison});
    ADD_FAILURE() << "NUL went through";
  } catch (const storage::Rejected& error) {
    EXPECT_EQ(error.sqlstate, "22021");
  }
  EXPECT_THROW(exec(transaction, "select $1::text[]", {std::vector<std::string>{"fine", poison}}),
               storage::Rejected);
  EXPECT_THROW(transaction.commit(), storage::Rejected);
}

TEST(Sql, TextThatIsNotUtf8IsRejected) {
  auto transaction = database().begin();

  EXPECT_THROW(exec(transaction, "select $1 as t", {std::string("caf\xe9")}), storage::Rejected);
}

TEST(Sql, TellsHowManyRowsAStatementChanged) {
  auto transaction = database().begin();
  exec(transaction, "create temporary table few as select generate_series(1, 5) as n");

  EXPECT_EQ(exec(transaction, "delete from few where n > 3").affected(), 2);
  std::int64_t sum = 0;
  for (const auto row : exec(transaction, "select n from few")) sum += row["n"].integer();
  EXPECT_EQ(sum, 6);
}

}  // namespace
