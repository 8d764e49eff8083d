#pragma once
// Articles of invented outlets about invented people.
#include <string>
#include <vector>

#include "model/article.h"
#include "stories/stories.h"
#include "text/language.h"
#include "text/reading.h"

namespace sample {

inline model::Article article(std::string title, std::string text,
                              std::string source = "Harbour Post", std::string lang = "en") {
  model::Article made;
  made.title = std::move(title);
  made.text = std::move(text);
  made.source = std::move(source);
  made.lang = std::move(lang);
  return made;
}

inline text::Reading reading(const model::Article& of) {
  return text::Reading(of.title, of.text, of.lang);
}

inline stories::Signature signed_by(const stories::Frequencies& frequencies,
                                    const model::Article& of) {
  return stories::sign(reading(of), of, frequencies);
}

}  // namespace sample
