#pragma once
// Spans and passages as the columns `spans`, `passages` and `marks` hold them: a field's word, then
// pairs of byte offsets ("text 3 7 9 12"). A passage's text stands in an array of its own, as it
// is.
#include <string>
#include <vector>

#include "model/hit.h"

namespace storage {

std::string write_span(const model::Span&);
std::string write_marks(const model::Passage&);

std::vector<model::Span> read_spans(const std::vector<std::string>& spans);
std::vector<model::Passage> read_passages(const std::vector<std::string>& texts,
                                          const std::vector<std::string>& marks);

}  // namespace storage
