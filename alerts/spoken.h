#pragma once
// What a mail says of statements: who did what to whom, in the reader's language whatever the
// article's is. Everything in it is one harmless line.
#include <optional>
#include <string>

#include "alerts/marked_text.h"
#include "model/alert.h"

namespace alerts {

struct Spoken {
  std::string lead;      // "Sergey Shoigu, Defence Minister of Russia, accused NATO"
  std::string headline;  // for a subject: "Shoigu accuses NATO"
  std::string where;     // "at the CSTO Council of Defense Ministers. Reported by TASS."
  std::string via;       // "TASS", or empty
  MarkedText quotation;  // the leading direct statement, without its quotation marks; or empty
  std::string others;    // "Shoigu also (outside your rule): expressed concern about …", or empty
  std::string why;       // "Sergey Shoigu held the office on that day", or empty
};

// Empty where the alert holds no statement with a speaker.
std::optional<Spoken> spoken(const model::Alert&);

}  // namespace alerts
