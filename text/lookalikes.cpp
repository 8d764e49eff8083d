#include "text/lookalikes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "text/characters.h"

namespace text {
namespace {

// Sorted, for the search. Where capital and small form differ (η is H and n, ν is N and v), the
// capital decides: headlines are set in capitals.
constexpr std::array<std::pair<char32_t, char>, 47> kLatinOf = {
    {{U'ɑ', 'a'}, {U'ɡ', 'g'}, {U'α', 'a'}, {U'β', 'b'}, {U'γ', 'y'}, {U'ε', 'e'}, {U'ζ', 'z'},
     {U'η', 'h'}, {U'ι', 'i'}, {U'κ', 'k'}, {U'μ', 'm'}, {U'ν', 'n'}, {U'ο', 'o'}, {U'ρ', 'p'},
     {U'τ', 't'}, {U'υ', 'y'}, {U'χ', 'x'}, {U'ϲ', 'c'}, {U'ϳ', 'j'}, {U'а', 'a'}, {U'в', 'b'},
     {U'е', 'e'}, {U'к', 'k'}, {U'м', 'm'}, {U'н', 'h'}, {U'о', 'o'}, {U'р', 'p'}, {U'с', 'c'},
     {U'т', 't'}, {U'у', 'y'}, {U'х', 'x'}, {U'ё', 'e'}, {U'ѕ', 's'}, {U'і', 'i'}, {U'ї', 'i'},
     {U'ј', 'j'}, {U'ѡ', 'w'}, {U'ѵ', 'v'}, {U'ү', 'y'}, {U'һ', 'h'}, {U'ӏ', 'l'}, {U'ԁ', 'd'},
     {U'ԍ', 'g'}, {U'ԛ', 'q'}, {U'ԝ', 'w'}, {U'ԟ', 'k'}, {U'ꭓ', 'x'}}};

char latin_of(char32_t c) {
  const auto* const found =
      std::lower_bound(kLatinOf.begin(), kLatinOf.end(), c,
                       [](const auto& pair, char32_t wanted) { return pair.first < wanted; });
  return found != kLatinOf.end() && found->first == c ? found->second : '\0';
}

}  // namespace

std::string skeleton(std::string_view folded) {
  std::string out;
  out.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = i;
    const char32_t c = next_character(folded, i);
    if (const char latin = c < 0x80 ? '\0' : latin_of(c); latin != '\0')
      out += latin;
    else
      out.append(folded, begin, i - begin);
  }
  return out;
}

}  // namespace text
