#pragma once
// The endings that a name takes in a sentence, as data: cases and possessives of the languages that
// have them. Everything folded. Pure.
#include <span>
#include <string_view>

namespace people {

// `added` behind the whole name (Путин-а, Merkel-ovou), `put` in place of its last vowel, й or y
// (Дуд-ы, Зеленск-ого, Melani-jo).
struct Endings {
  std::span<const std::u32string_view> added, put;
};

// Of a language's texts (ISO 639-1; empty: of any in that script) for a word that begins with this
// letter.
Endings endings_of(std::string_view lang, char32_t letter);

}  // namespace people
