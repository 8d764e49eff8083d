#include "rules/lexemes.h"

#include <array>
#include <charconv>
#include <string>

#include "rules/vocabulary.h"
#include "text/ascii.h"
#include "text/characters.h"

namespace rules {
namespace {

struct Quotes {
  std::string_view open;
  std::array<std::string_view, 2> close;  // „ ends with “ or ”
};
constexpr std::array<Quotes, 6> kQuotes = {{{"\"", {"\"", "\""}},
                                            {"“", {"”", "”"}},
                                            {"”", {"”", "”"}},
                                            {"„", {"“", "”"}},
                                            {"«", {"»", "»"}},
                                            {"»", {"«", "«"}}}};

constexpr std::array<std::string_view, 7> kSingleQuotes = {"'", "‘", "’", "‚", "‛", "‹", "›"};

const Quotes* quotes_at(std::string_view rest) {
  for (const Quotes& quotes : kQuotes)
    if (rest.starts_with(quotes.open)) return &quotes;
  return nullptr;
}

bool is_letter(char32_t c) {
  return text::sort_of(c) == text::Sort::letter;
}

bool has_word(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const text::Sort sort = text::sort_of(text::next_character(s, i));
    if (sort == text::Sort::letter || sort == text::Sort::digit || sort == text::Sort::spaceless)
      return true;
  }
  return false;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  std::vector<Lexeme> run() {
    while (found_.empty() ||
           (found_.back().kind != Lexeme::Kind::end && found_.back().kind != Lexeme::Kind::fault))
      take();
    return std::move(found_);
  }

 private:
  using Kind = Lexeme::Kind;

  std::string_view rest() const { return query_.substr(at_); }

  void push(Kind kind, std::size_t length, std::string_view text = {}) {
    Lexeme lexeme;
    lexeme.kind = kind;
    lexeme.begin = at_;
    lexeme.end = at_ + length;
    lexeme.text = text;
    found_.push_back(std::move(lexeme));
    at_ += length;
  }

  void refuse(std::size_t at, std::string message, std::string hint = {}) {
    Lexeme lexeme;
    lexeme.kind = Kind::fault;
    lexeme.begin = lexeme.end = at;
    lexeme.fault = {at, std::move(message), std::move(hint)};
    found_.push_back(std::move(lexeme));
  }

  // Whether a blank stands at `at`; a no-break blank between digits belongs to a number.
  bool is_blank_at(std::size_t at) const {
    std::size_t behind = at;
    const char32_t c = text::next_character(query_, behind);
    if (!text::is_blank(c)) return false;
    if (c < 0x80 || behind >= query_.size()) return true;
    std::size_t before = at, after = behind;
    return text::sort_of(text::previous_character(query_, before)) != text::Sort::digit ||
           text::sort_of(text::next_character(query_, after)) != text::Sort::digit;
  }

  bool ends_word(std::size_t at) const {
    if (at >= query_.size() || query_[at] == '(' || query_[at] == ')') return true;
    return quotes_at(query_.substr(at)) != nullptr || is_blank_at(at);
  }

  void take() {
    while (at_ < query_.size() && is_blank_at(at_)) text::next_character(query_, at_);
    if (at_ == query_.size()) return push(Kind::end, 0);
    if (query_[at_] == '(') return push(Kind::open, 1);
    if (query_[at_] == ')') return push(Kind::close, 1);
    if (const Quotes* quotes = quotes_at(rest())) return take_phrase(*quotes);
    if (query_[at_] == '-' && at_ + 1 < query_.size() && query_[at_ + 1] != ')' &&
        !is_blank_at(at_ + 1))
      return take_minus();
    std::size_t end = at_;
    while (!ends_word(end)) text::next_character(query_, end);
    take_word(query_.substr(at_, end - at_));
  }

  // Directly behind a bracket or a phrase nobody can say whether it is NOT or a hyphen.
  void take_minus() {
    const bool is_apart =
        at_ == 0 || query_[at_ - 1] == '(' || query_[at_ - 1] == '-' || is_blank_before(at_);
    if (!is_apart) return refuse(at_, "- means NOT only after a blank", "put a blank before it");
    push(Kind::minus, 1);
  }

  bool is_blank_before(std::size_t at) const {
    text::previous_character(query_, at);
    return is_blank_at(at);
  }

  // Where the quotes close: the position of the closing sign, or npos. `\"` does not close.
  std::size_t closing(const Quotes& quotes, std::size_t from, std::string_view& sign) const {
    for (std::size_t i = from; i < query_.size(); ++i) {
      if (query_[i] == '\\') {
        ++i;
        continue;
      }
      for (const std::string_view close : quotes.close)
        if (query_.substr(i).starts_with(close)) {
          sign = close;
          return i;
        }
    }
    return std::string_view::npos;
  }

  void take_phrase(const Quotes& quotes) {
    const std::size_t from = at_ + quotes.open.size();
    std::string_view sign;
    const std::size_t close = closing(quotes, from, sign);
    if (close == std::string_view::npos)
      return refuse(at_, "this quotation mark is never closed",
                    "add " + std::string(quotes.close[0]));
    const std::string_view inside = query_.substr(from, close - from);
    if (!has_word(inside)) {
      if (inside.find('*') != std::string_view::npos)
        return refuse(at_, "a phrase of * alone would match every article",
                      "put a word beside the *");
      return refuse(at_, "there is no word between these quotation marks");
    }
    const std::size_t behind = close + sign.size();
    if (behind < query_.size() && query_[behind] == '~')
      return refuse(behind, "\"…\"~n" + std::string(kNotYet),
                    "a NEAR/n b finds two words near each other");
    push(Kind::phrase, behind - at_, inside);
  }

  void take_word(std::string_view word) {
    if (take_operator(word) || take_near(word) || refuse_beginning(word) || refuse_function(word) ||
        take_field(word) || refuse_inside(word))
      return;
    push(Kind::word, word.size(), word);
  }

  bool take_operator(std::string_view word) {
    if (word == "AND") return push(Kind::op_and, 3), true;
    if (word == "OR") return push(Kind::op_or, 2), true;
    if (word == "NOT") return push(Kind::op_not, 3), true;
    return false;
  }

  // NEAR, and near/5 w/5 onear/5 pre/5 in any case.
  bool take_near(std::string_view word) {
    if (word == "NEAR") return push(Kind::near, 4), true;
    if (word == "ONEAR") return refuse(at_, "ONEAR needs a distance", "ONEAR/5"), true;
    const std::size_t slash = word.find('/');
    if (slash == std::string_view::npos) return false;
    const std::string name = text::ascii_lower(word.substr(0, slash));
    const bool ordered = name == "onear" || name == "pre";
    if (!ordered && name != "near" && name != "w") return false;
    const std::string_view number = word.substr(slash + 1);
    const bool has_number = !number.empty() && text::is_digit(number[0]);
    if ((name == "w" || name == "pre") && !has_number) return false;  // w/o, pre/post

    int distance = -1;
    const auto [stop, failure] =
        std::from_chars(number.data(), number.data() + number.size(), distance);
    if (failure != std::errc{} || stop != number.data() + number.size() || distance < 0 ||
        distance > kMaxDistance) {
      refuse(at_,
             std::string(word) + ": the distance is a whole number from 0 to " +
                 std::to_string(kMaxDistance),
             std::string(word.substr(0, slash)) + "/5");
      return true;
    }
    push(Kind::near, word.size(), word);
    found_.back().distance = distance;
    found_.back().ordered = ordered;
    return true;
  }

  bool refuse_beginning(std::string_view word) {
    const auto no = [&](std::string message, std::string hint) {
      refuse(at_, std::move(message), std::move(hint));
      return true;
    };
    if (word.starts_with("&&")) return no("&& is no operator", "AND");
    if (word.starts_with("||")) return no("|| is no operator", "OR");
    if (word.starts_with('@') && has_word(word))
      return no("@lists" + std::string(kNotYetMany),
                "\"" + std::string(word) + "\" finds the handle");
    if (word.find_first_not_of('*') == std::string_view::npos)
      return no("* alone stands only inside a phrase", "\"collective * treaty\"");
    if (!has_word(word))
      return no(std::string(word) + " alone is no word",
                "leave it out, or quote it with its words");
    const std::string tail(word.substr(1));
    if (word[0] == '!') return no("! is no operator", "NOT " + tail);
    if (word[0] == '+')
      return no("+ is no operator: every word is wanted unless OR or NOT says otherwise", tail);
    for (const std::string_view quote : kSingleQuotes)
      if (word.starts_with(quote))
        return no("single quotes are no quotation marks",
                  "\"" + unquoted(word.substr(quote.size())) + "\"");
    return false;
  }

  // What the single quotes hold: up to one at a word's end, or else the word.
  std::string unquoted(std::string_view word) const {
    const auto from = static_cast<std::size_t>(word.data() - query_.data());
    for (std::size_t at = from; at < query_.size() && query_[at] != '"'; ++at)
      for (const std::string_view quote : kSingleQuotes)
        if (query_.substr(at).starts_with(quote) && ends_word(at + quote.size()) && at > from)
          return std::string(query_.substr(from, at - from));
    return std::string(word);
  }

  // A name directly before a bracket, as in said(…).
  bool refuse_function(std::string_view word) {
    const std::size_t behind = at_ + word.size();
    if (behind >= query_.size() || query_[behind] != '(') return false;
    const std::string_view function = reserved_function(word);
    if (function.empty()) return false;
    refuse(at_, std::string(function) + "()" + std::string(kNotYet));
    return true;
  }

  // A colon makes a field only after a letter: 10:30 is two words.
  bool take_field(std::string_view word) {
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    std::size_t before = colon;
    if (!is_letter(text::previous_character(word, before))) return false;
    const std::string_view name = word.substr(0, colon);
    const auto scope = field_of(name);
    if (!scope) return refuse_field(word, name), true;

    const std::size_t behind = at_ + colon + 1;
    if (behind >= query_.size() || is_blank_at(behind) || query_[behind] == ')') {
      refuse(at_, with_colon(*scope) + " needs a word, a phrase or a bracket right behind it",
             with_colon(*scope) + operand_at(behind));
      return true;
    }
    if (query_[behind] == '-') {
      refuse(behind, "- cannot stand behind " + with_colon(*scope),
             "-" + with_colon(*scope) + operand_at(behind + 1));
      return true;
    }
    push(Kind::field, colon + 1);
    found_.back().scope = *scope;
    return true;
  }

  // What stands at `at`, for a hint: a phrase, a bracket with all inside, or a word.
  std::string operand_at(std::size_t at) const {
    while (at < query_.size() && is_blank_at(at)) text::next_character(query_, at);
    std::size_t end = at;
    if (at < query_.size() && query_[at] == '(') {
      int depth = 0;
      do {
        depth += query_[end] == '(' ? 1 : query_[end] == ')' ? -1 : 0;
        ++end;
      } while (depth > 0 && end < query_.size());
    } else if (const Quotes* quotes = quotes_at(query_.substr(at))) {
      std::string_view sign;
      end = closing(*quotes, at + quotes->open.size(), sign);
      end = end == std::string_view::npos ? at : end + sign.size();
    } else {
      while (!ends_word(end)) text::next_character(query_, end);
    }
    return end == at ? "word" : std::string(query_.substr(at, end - at));
  }

  void refuse_field(std::string_view word, std::string_view name) {
    const std::string colon = std::string(name) + ":";
    if (is_reserved_field(name)) return refuse(at_, colon + std::string(kNotYet));
    const std::string_view value = word.substr(name.size() + 1);
    if (value.starts_with("//"))
      return refuse(at_, "an address cannot stand here; url: and site:" + std::string(kNotYetMany));
    const std::string_view nearest = nearest_field(name);
    if (!nearest.empty())
      return refuse(at_, "there is no field " + colon,
                    std::string(nearest) + ":" + std::string(value));
    refuse(
        at_, "there is no field " + colon,
        "the fields are title: lang: source: feed:; \"" + std::string(word) + "\" finds the words");
  }

  bool refuse_inside(std::string_view word) {
    if (const std::size_t at = word.find("&&"); at != std::string_view::npos)
      return refuse(at_ + at, "&& is no operator", "AND"), true;
    const std::size_t sign = word.find_first_of("[]{}\\|<>=~^`");
    if (sign == std::string_view::npos) return false;
    refuse(at_ + sign, std::string(1, word[sign]) + " means nothing in a query",
           "leave it out, or quote the words");
    return true;
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::vector<Lexeme> found_;
};

}  // namespace

std::vector<Lexeme> lexemes(std::string_view query) {
  return Lexer(query).run();
}

}  // namespace rules
