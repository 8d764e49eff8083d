#include "storage/private_cluster.h"

#include <gtest/gtest.h>

#include "storage/database.h"
#include "storage/sql.h"
#include "tests/support/test_cluster.h"

TEST(PrivateCluster, OffersADatabaseOfItsOwn) {
  storage::Database database({.url = test::shared_cluster().url()});

  auto transaction = database.begin();
  const auto rows =
      storage::exec(transaction, "select current_user as who, current_database() as what");

  EXPECT_EQ(rows.front()["who"].text(), "wirewatch");
  EXPECT_EQ(rows.front()["what"].text(), "wirewatch");
}
