#pragma once
// Who may be a speaker, through whom it came and where it was said. Pure.
#include <span>
#include <vector>

#include "people/statements/russian_line.h"

namespace people::russian {

enum class Who : std::uint8_t {
  speaker,
  thing,   // whatever stands in the nominative: «шаг говорит о том, что»
  writer,  // я, мы
  medium,  // credited, never the speaker
  number
};
Who who_is(const Sheet&, const Sentence&, Range);

// «Лавров и Керри заявили»: both; «министры Ирана и Омана»: one.
std::vector<Range> speakers_in(const Sheet&, Range);

// Media that the nodes credit: «в интервью RT», «со ссылкой на ТАСС».
void find_media(const Sheet&, const Sentence&, Range, std::vector<Range>& via);
// «…, передаёт ТАСС»: for what the sentence says without another medium.
void credit_agencies(const Sheet&, const Sentence&, std::span<Draft>);
// «на заседании Совета министров», «в ходе брифинга в Астане»
Range find_venue(const Sheet&, const Sentence&);

}  // namespace people::russian
