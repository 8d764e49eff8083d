#pragma once
// Nouns that say whose somebody is: spokesman, aide, critic, friend. A name behind one ("of Dorn",
// «помощник Дорна») is not its bearer's. One list for all languages, compared by the beginning.
#include <string_view>

namespace people {

bool is_somebodys(std::string_view folded);

}  // namespace people
