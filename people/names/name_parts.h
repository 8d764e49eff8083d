#pragma once
// A person's name taken apart: which of its words is the family name, what are particles, titles,
// patronymics. Pure; any thread.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace people {

struct NameParts {
  std::vector<std::string> words;  // folded, apostrophes out; particles, titles, "Jr." left out
  std::size_t family = 0;          // index of the family name among them
  bool is_junior = false;
  bool is_order_known = false;  // by a comma, capitals or a patronymic
};

// "Sergey Shoigu", "Orbán, Viktor", "РАХМОН Эмомали", "Касымбеков Нурбек Айтыевич".
NameParts parts_of_name(std::string_view name);

// "von", "al", "bin": words between the parts of a name that are written or not. Folded.
bool is_particle(std::string_view folded);
// "president", "господин": words before a name that are capitalised and no given name.
bool is_title(std::string_view folded);
// "Viktorovich", "Ивановна": folded, in any case.
bool is_patronymic(std::string_view folded);
bool is_junior(std::string_view folded);

// Without what stands in words as an apostrophe: "o'leary" is "oleary".
std::string without_apostrophes(std::string_view folded);

}  // namespace people
