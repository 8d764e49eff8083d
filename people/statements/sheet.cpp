// The items outside quotations are cut first, a quotation being one node; then, level by level,
// those inside of each. A sentence ends at a stop; behind a quotation that ends with one, unless
// the text goes on in lower case; and with its paragraph.
#include "people/statements/sheet.h"

#include <unordered_map>

#include "people/statements/items.h"

namespace people {

using What = Item::What;

class SheetWriter {
 public:
  SheetWriter(Sheet& sheet, const std::vector<Item>& items) : sheet_(sheet), items_(items) {}

  void run() {
    parts_.push_back({0, static_cast<std::uint32_t>(items_.size()), kNone});
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      part_ = parts_[p];
      const auto before = static_cast<std::uint32_t>(sheet_.sentences_.size());
      begin_ = static_cast<std::uint32_t>(sheet_.nodes_.size());
      paragraph_ = 0;
      for (std::uint32_t i = part_.first; i < part_.behind;) i = step(i);
      cut(false);
      if (part_.inside == kNone) continue;
      sheet_.quotations_[part_.inside].first = before;
      sheet_.quotations_[part_.inside].behind =
          static_cast<std::uint32_t>(sheet_.sentences_.size());
    }
  }

 private:
  struct Part {
    std::uint32_t first = 0, behind = 0, inside = kNone;
  };

  // What goes on for longer is no sentence that somebody wrote; frames look at each from end to
  // end.
  static constexpr std::uint32_t kLongest = 600;

  // Takes the item, and returns the next one of this level.
  std::uint32_t step(std::uint32_t i) {
    const Item& item = items_[i];
    if (sheet_.nodes_.size() - begin_ >= kLongest) cut(false);
    if (item.what == What::paragraph) {
      cut(false);
      ++paragraph_;
      return i + 1;
    }
    if (item.what == What::close || (item.what == What::open && item.mate == kNone)) return i + 1;
    if (item.what == What::open) return quotation(i);
    sheet_.nodes_.push_back(item.node);
    if (item.node.sign == Sign::stop) {
      if (ends_sentence(i))
        cut(item.node.question);
      else
        sheet_.nodes_.back().sign = Sign::other;
    }
    return i + 1;
  }

  std::uint32_t quotation(std::uint32_t i) {
    const Item &open = items_[i], &close = items_[open.mate];
    Quotation quoted;
    quoted.begin = open.inside;
    quoted.end = open.inside_end;
    for (std::uint32_t k = i + 1; k < open.mate; ++k) quoted.words += items_[k].node.is_word();
    std::uint32_t last = open.mate - 1;
    while (last > i && items_[last].what != What::plain) --last;
    quoted.stopped = items_[last].node.sign == Sign::stop;
    quoted.question = items_[last].node.question;
    quoted.comma = items_[last].node.sign == Sign::comma;
    const auto index = static_cast<std::uint32_t>(sheet_.quotations_.size());
    const auto [part_before, is_new] = last_part_.try_emplace(open.quotation, index);
    if (!is_new) {
      quoted.goes_on_from = part_before->second;
      sheet_.quotations_[part_before->second].goes_on = index;
      part_before->second = index;
    }
    sheet_.quotations_.push_back(quoted);
    Node node;
    node.begin = open.node.begin;
    node.end = close.node.end;
    node.sign = Sign::quotation;
    node.which = index;
    sheet_.nodes_.push_back(node);
    parts_.push_back({i + 1, open.mate, index});
    if (quoted.stopped && !goes_on_behind(open.mate)) cut(false);
    return open.mate + 1;
  }

  void cut(bool question) {
    const auto end = static_cast<std::uint32_t>(sheet_.nodes_.size());
    if (end > begin_)
      sheet_.sentences_.push_back({begin_, end, paragraph_, part_.inside, question});
    begin_ = end;
  }

  const Item* next(std::uint32_t i) const {
    for (++i; i < part_.behind; ++i)
      if (items_[i].what != What::close &&
          !(items_[i].what == What::open && items_[i].mate == kNone))
        return &items_[i];
    return nullptr;
  }

  bool goes_on_behind(std::uint32_t i) const {
    const Item* const then = next(i);
    if (then == nullptr || then->what != What::plain) return false;
    return then->node.is_word() ? !then->node.capital : then->node.sign != Sign::opening;
  }

  // Not those of 3.5 and node.js, of initials and of what is always shortened.
  bool ends_sentence(std::uint32_t i) const {
    const Node& stop = items_[i].node;
    const Item* const then = next(i);
    if (stop.end - stop.begin != 1 || sheet_.utf8_[stop.begin] != '.') return true;
    if (then == nullptr || then->what != What::plain || !then->node.is_word()) {
      return then == nullptr || then->what == What::paragraph || then->what == What::open ||
             then->node.sign == Sign::opening || then->node.sign == Sign::dash;
    }
    const bool behind_word = sheet_.nodes_.size() > begin_ + 1;
    const Node& before = sheet_.nodes_[sheet_.nodes_.size() - (behind_word ? 2 : 1)];
    const bool touches = before.is_word() && before.end == stop.begin;
    const char first = sheet_.utf8_[then->node.begin];
    const bool number = first >= '0' && first <= '9';
    if (!then->node.capital) return number && !(touches && is_short(before));
    return !(touches && is_short(before) && !then->node.is(Trait::beginner));
  }

  bool is_short(const Node& node) const {
    if (node.is(Trait::abbreviation)) return true;
    const std::string_view word = sheet_.words(node);
    const bool ordinal = word.size() <= 2 && word.find_first_not_of("0123456789") == word.npos;
    if (ordinal && sheet_.tongue().lang() == "de") return true;  // 14. Juli
    if (!node.capital) return false;
    std::size_t letters = 0;
    for (const char c : word)
      letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U && c != '.';
    return letters == 1 || word.find('.') != word.npos;
  }

  Sheet& sheet_;
  const std::vector<Item>& items_;
  std::vector<Part> parts_;
  Part part_;
  std::uint32_t begin_ = 0, paragraph_ = 0;
  std::unordered_map<std::uint32_t, std::uint32_t> last_part_;  // by the quotation's number
};

Sheet::Sheet(const text::Reading& reading, model::Field field, std::string_view utf8,
             const Tongue& tongue)
    : reading_(reading), field_(field), utf8_(utf8), tongue_(tongue) {
  const auto items = items_of(reading, field, utf8, tongue);
  nodes_.reserve(items.size());
  SheetWriter(*this, items).run();
}

}  // namespace people
