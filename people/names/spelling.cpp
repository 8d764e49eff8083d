#include "people/names/spelling.h"

#include <utility>

#include "text/utf8.h"

namespace people {

namespace {

constexpr Spelling kSpellings[] = {
    {"English, the press",
     "SC=shch ij$=y yj$=y je^=ye je=ye jo=yo ju=yu ja=ya C=ch S=sh Z=zh x=kh h=h c=ts J=j j=y "
     "y=y w=w"},
    {"BGN/PCGN",
     "SC=shch ij$=iy yj$=yy je=ye jo=yo ju=yu ja=ya C=ch S=sh Z=zh x=kh c=ts J=dzh j=y y=y w=w"},
    {"English, with i",
     "SC=shch ij$=i yj$=y je=ie jo=io ju=iu ja=ia C=ch S=sh Z=zh x=h c=ts J=j j=i y=y w=w"},
    {"scientific", "SC=šč je=je jo=jo ju=ju ja=ja C=č S=š Z=ž x=ch c=c J=dž j=j y=y w=v"},
    {"ISO 9", "SC=ŝ je=e jo=ë ju=û ja=â C=č S=š Z=ž x=h c=c J=dž j=j y=y w=v"},
    {"German",
     "SC=schtsch ij$=i yj$=y je=je jo=jo ju=ju ja=ja C=tsch S=sch Z=sch x=ch c=z J=dsch j=j "
     "z=s v=w y=y w=w"},
    {"French",
     "SC=chtch ij$=i yj$=y je=ie jo=io ju=iou ja=ia C=tch S=ch Z=j x=kh c=ts J=dj j=i u=ou y=y "
     "w=ou"},
    {"Polish", "SC=szcz ij$=ij je=je jo=jo ju=ju ja=ja C=cz S=sz Z=ż x=ch c=c J=dż v=w y=y w=w"},
    {"Turkish", "SC=şç je=ye jo=yo ju=yu ja=ya C=ç S=ş Z=j x=h c=ts J=c j=y y=ı w=v"},
    {"Spanish", "SC=sch je=ye jo=yo ju=yu ja=ya C=ch S=sh Z=zh x=j c=ts J=y j=i y=y w=w"},
    {"Russian",
     "SC=щ je=е jo=ё ju=ю ja=я ai=ай ei=ей oi=ой ui=уй C=ч S=ш Z=ж x=х h=х c=ц J=дж j=й a=а "
     "b=б v=в g=г d=д e=е z=з i=и k=к l=л m=м n=н o=о p=п r=р s=с t=т u=у f=ф y=ы w=у ^e=э",
     false},
    {"Ukrainian",
     "SC=щ je=є jo=йо ju=ю ja=я ji=ї C=ч S=ш Z=ж x=х h=г c=ц J=дж j=й a=а b=б v=в g=ґ d=д e=е "
     "z=з i=і k=к l=л m=м n=н o=о p=п r=р s=с t=т u=у f=ф y=и w=в",
     false},
    {"Bulgarian",
     "SC=щ je=е jo=йо ju=ю ja=я C=ч S=ш Z=ж x=х h=х c=ц J=дж j=й a=а b=б v=в g=г d=д e=е z=з "
     "i=и k=к l=л m=м n=н o=о p=п r=р s=с t=т u=у f=ф y=и w=у",
     false},
    {"Georgian",
     "C=ჩ S=შ Z=ჟ x=ხ h=ჰ c=ც J=ჯ j=ი a=ა b=ბ v=ვ g=გ d=დ e=ე z=ზ i=ი k=კ l=ლ m=მ n=ნ o=ო p=პ "
     "r=რ s=ს t=ტ u=უ f=ფ y=ი w=ვ",
     false},
    {"Armenian",
     "C=չ S=շ Z=ժ x=խ h=հ c=ց J=ջ j=յ a=ա b=բ v=վ g=գ d=դ e=ե z=զ i=ի k=կ l=լ m=մ n=ն o=ո p=պ "
     "r=ր s=ս t=տ u=ու f=ֆ y=ը w=վ ^o=օ",
     false},
    {"Greek",
     "C=τσ S=σ Z=ζ x=χ h=χ c=τσ J=τζ j=ι a=α b=μπ v=β g=γκ d=ντ e=ε z=ζ i=ι k=κ l=λ m=μ n=ν "
     "o=ο p=π r=ρ s=σ s$=ς t=τ u=ου f=φ y=ι w=ου",
     false},
};

struct Rule {
  std::string_view sounds, letters;
  bool is_first = false, is_last = false;
};

std::vector<Rule> rules_of(std::string_view written) {
  std::vector<Rule> rules;
  while (!written.empty()) {
    const std::size_t blank = std::min(written.find(' '), written.size());
    const std::string_view one = written.substr(0, blank);
    const std::size_t equals = one.find('=');
    Rule rule{one.substr(0, equals), one.substr(equals + 1)};
    rule.is_first = rule.sounds.front() == '^' || rule.sounds.back() == '^';
    rule.is_last = rule.sounds.back() == '$';
    if (rule.sounds.front() == '^') rule.sounds.remove_prefix(1);
    if (rule.sounds.back() == '$' || rule.sounds.back() == '^') rule.sounds.remove_suffix(1);
    rules.push_back(rule);
    written.remove_prefix(std::min(blank + 1, written.size()));
  }
  return rules;
}

// The rule that takes the most sounds; among them one that is bound to the place.
const Rule* rule_at(const std::vector<Rule>& rules, std::string_view sounds, std::size_t at) {
  const Rule* best = nullptr;
  const auto weight = [](const Rule& r) {
    return 2 * r.sounds.size() + (r.is_first || r.is_last ? 1 : 0);
  };
  for (const Rule& rule : rules) {
    if (!sounds.substr(at).starts_with(rule.sounds) || (rule.is_first && at > 0) ||
        (rule.is_last && at + rule.sounds.size() != sounds.size()))
      continue;
    if (!best || weight(rule) > weight(*best)) best = &rule;
  }
  return best;
}

// Of the letters that the rules above write.
char32_t capital(char32_t c) {
  if ((c >= U'a' && c <= U'z') || (c >= U'а' && c <= U'я') || (c >= U'α' && c <= U'ω'))
    return c - 0x20;
  if (c >= U'ѐ' && c <= U'џ') return c - 0x50;
  if (c >= U'ա' && c <= U'ֆ') return c - 0x30;
  if (c == U'ç' || c == U'â' || c == U'ë' || c == U'û') return c - 0x20;
  if (c == U'š' || c == U'ž' || c == U'č' || c == U'ş' || c == U'ŝ' || c == U'ż' || c == U'ґ')
    return c - 1;
  return c;
}

std::string with_capital(std::string_view word) {
  std::string out;
  if (word.empty()) return out;
  text::append_code_point(out, capital(text::take_code_point(word)));
  return out.append(word);
}

}  // namespace

std::span<const Spelling> spellings() {
  return kSpellings;
}

std::string spelt(std::string_view sounds, const Spelling& spelling) {
  const auto rules = rules_of(spelling.rules);
  std::string word;
  for (std::size_t at = 0; at < sounds.size();) {
    const Rule* rule = rule_at(rules, sounds, at);
    word += rule ? rule->letters : sounds.substr(at, 1);
    at += rule ? rule->sounds.size() : 1;
  }
  return with_capital(word);
}

}  // namespace people
