#include "storage/welcomes.h"

#include <gtest/gtest.h>

#include "tests/storage/house.h"

namespace storage {

namespace {

using test::House;

const std::vector<Addressee> kBoth{{"desk", "ann@example.org"}, {"desk", "ben@example.org"}};

}  // namespace

TEST(Welcomes, AreGivenOnceToEachAddressOfAReceiver) {
  House house;
  const auto newcomers = [&](const std::vector<Addressee>& asked) {
    return house.in_transaction(
        [&](auto& transaction) { return not_welcomed(transaction, asked); });
  };
  EXPECT_EQ(newcomers(kBoth), kBoth);

  house.in_transaction(
      [&](auto& transaction) { EXPECT_TRUE(mark_welcomed(transaction, {kBoth[0]})); });

  EXPECT_EQ(newcomers(kBoth), std::vector{kBoth[1]});
  EXPECT_EQ(newcomers({{"night-desk", "ann@example.org"}}).size(), 1u) << "another receiver";
}

TEST(Welcomes, AreTheFirstDaemonsWhereTwoAreAtIt) {
  House house;
  house.in_transaction([&](auto& transaction) { EXPECT_TRUE(mark_welcomed(transaction, kBoth)); });

  const bool second =
      house.in_transaction([&](auto& transaction) { return mark_welcomed(transaction, kBoth); });

  EXPECT_FALSE(second);
}

}  // namespace storage
