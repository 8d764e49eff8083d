// Any bytes as an article and as a member of a list: who is named there, and who says what. The
// input's lines: the language, by its first byte; the member, as "name;alias;pin;ban;office;form";
// the title; the rest is the text.
#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "people/people.h"
#include "tests/fuzz/hold.h"
#include "text/utf8.h"

namespace {

using people::Wanted;

constexpr std::array kLanguages = {"ru", "de", "en"};  // r, d and e of ASCII, modulo 3
constexpr model::Day kDay{std::chrono::days{20'000}};

std::string_view taken(std::string_view& rest, char until) {
  const auto end = rest.find(until);
  const std::string_view piece = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return piece;
}

model::Member member_of(std::string_view line) {
  model::Member member;
  member.name = taken(line, ';');
  const auto add = [&](std::vector<std::string>& to) {
    if (const auto piece = taken(line, ';'); !piece.empty()) to.emplace_back(piece);
  };
  add(member.aliases);
  add(member.pin);
  add(member.ban);
  member.office = taken(line, ';');
  add(member.office_forms);
  return member;
}

model::Member holder(const char* name, const char* office, const char* country) {
  model::Member member;
  member.name = name;
  member.office = office;
  member.country.code = country;
  return member;
}

// Two lists of invented people, and one of the input's.
std::shared_ptr<const people::Lists> lists_with(const model::Member& any) {
  std::vector<model::List> lists(3);
  lists[0].name = "defence";
  lists[0].members = {holder("Nikita Zarubin", "Minister of Defence", "RU"),
                      holder("Jürgen Möller", "Verteidigungsminister", "DE"),
                      holder("Saif ul Haqq", "Minister of Defence", "PK")};
  lists[0].members[0].term.until = kDay - std::chrono::days{30};
  lists[1].name = "others";
  lists[1].members = {holder("Pavel Gromov", "President", "RU"),
                      holder("Елена Щукина", "пресс-секретарь", "RU")};
  lists[1].countries = {{{"KZ", {}, {}}, {}}};
  lists[2].name = "any";
  lists[2].members = {any};
  return std::make_shared<const people::Lists>(std::move(lists));
}

std::vector<Wanted> wanted_with(const std::string& name) {
  using Kind = Wanted::Kind;
  return {{Kind::list, "defence"},
          {Kind::former, "defence"},
          {Kind::ever, "others"},
          {Kind::list, "any"},
          {Kind::person, name},
          {Kind::person, "Nikita Zarubin"},
          {Kind::person, "Jean-Luc O'Hara Jr."}};
}

struct Text {
  explicit Text(std::string_view utf8) : bytes(utf8), borders(utf8.size() + 1, false) {
    for (std::string_view rest = utf8; !rest.empty(); text::take_code_point(rest))
      borders[utf8.size() - rest.size()] = true;
    borders[utf8.size()] = true;
  }
  std::string_view bytes;
  std::vector<bool> borders;  // of code points
};

class Judge {
 public:
  explicit Judge(const model::Article& article)
      : title_(article.title),
        text_(article.text),
        article_(article),
        reading_(article.title, article.text, article.lang) {}

  void hold_mentions(const people::Roster& roster) {
    mentions_ = roster.mentions(reading_, article_, kDay);
    const auto place = [](const people::Mention& m) {
      return std::tuple(m.span.field == model::Field::text, m.first, m.behind);
    };
    fuzz::hold(std::ranges::is_sorted(mentions_, {}, place), "mentions are in reading order");
    for (const auto& mention : mentions_) hold_mention(mention, roster);
  }

  void hold_statements() const {
    const auto said = people::statements(reading_, article_);
    const auto place = [](const model::Statement& s) {
      return std::pair(s.field == model::Field::text, s.content.front().begin);
    };
    for (const auto& statement : said) hold_statement(statement);
    fuzz::hold(std::ranges::is_sorted(said, {}, place), "statements are in reading order");
  }

 private:
  std::string_view words(const model::Span& span) const {
    const Text& text = span.field == model::Field::title ? title_ : text_;
    fuzz::hold(span.begin <= span.end && span.end <= text.bytes.size(),
               "a span is a piece of its field");
    fuzz::hold(text.borders[span.begin] && text.borders[span.end],
               "a span begins and ends between code points");
    return text.bytes.substr(span.begin, span.end - span.begin);
  }

  void hold_mention(const people::Mention& mention, const people::Roster& roster) const {
    fuzz::hold(!words(mention.span).empty(), "a mention has words");
    const auto& tokens = reading_.tokens(mention.span.field);
    fuzz::hold(mention.first < mention.behind && mention.behind <= tokens.size(),
               "a mention's places are tokens");
    if (!words(mention.name).empty())
      fuzz::hold(mention.name.begin >= mention.span.begin && mention.name.end <= mention.span.end,
                 "a name is part of its mention");
    fuzz::hold(!mention.of.empty() && std::ranges::is_sorted(mention.of) &&
                   mention.of.back() < roster.wanted().size(),
               "a mention counts for somebody");
    const auto may_name = [&](const text::Token& token) {
      return roster.may_name(reading_, reading_.id(token.word));
    };
    fuzz::hold(
        std::any_of(tokens.begin() + mention.first, tokens.begin() + mention.behind, may_name),
        "one of a mention's words tells that somebody may be named");
  }

  void hold_statement(const model::Statement& s) const {
    fuzz::hold(!s.content.empty(), "a statement says something");
    std::string joined;
    for (const auto& part : s.content) {
      fuzz::hold(part.field == s.field, "what is said stands in one field");
      if (!joined.empty()) joined += " … ";
      joined += words(part);
    }
    fuzz::hold(joined == s.words, "a statement's words are those of its spans");
    fuzz::hold(words(s.cue) == s.cue_words, "a cue's words are those of its span");
    fuzz::hold((s.target ? words(*s.target) : "") == s.target_words,
               "a target's words are those of its span");
    fuzz::hold(s.confidence >= 0 && s.confidence <= 1, "confidence is from 0 to 1");
    fuzz::hold(!s.found_by.empty(), "a statement tells its rule");
    for (const auto& speaker : s.speakers) {
      fuzz::hold(words(speaker.mention) == speaker.written,
                 "a speaker's words are those of its span");
      if (speaker.named) words(*speaker.named);
      for (const auto& mention : mentions_) people::is_speaker(speaker, mention);
    }
  }

  Text title_, text_;
  const model::Article& article_;
  text::Reading reading_;
  std::vector<people::Mention> mentions_;
};

void hold_forms(const model::Member& member) {
  constexpr std::size_t kMost = 20;
  const auto forms = people::written_forms(member, kMost);
  fuzz::hold(forms.size() <= kMost, "no more written forms than asked for");
  for (const auto& form : forms)
    fuzz::hold(std::ranges::find(member.ban, form) == member.ban.end(),
               "what is banned is no written form");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(bytes), size);
  model::Article article;
  article.lang = kLanguages[size == 0 ? 0 : bytes[0] % kLanguages.size()];
  taken(rest, '\n');
  const model::Member member = member_of(taken(rest, '\n'));
  article.title = taken(rest, '\n');
  article.text = rest;
  hold_forms(member);
  Judge judge(article);
  judge.hold_mentions({lists_with(member), wanted_with(member.name)});
  judge.hold_statements();
  people::may_be_one(member.name, article.title);
  return 0;
}
