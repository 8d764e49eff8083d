#include "feeds/namespaces.h"

#include <array>

#include "text/ascii.h"

namespace feeds {
namespace {

constexpr std::size_t kMaxBindings = 64;
constexpr std::string_view kUnknown = "other";

struct Vocabulary {
  std::string_view uri;  // without its scheme, lower-case, without '/' or '#' at the end
  std::string_view prefix;
};

// Feeds write these addresses with either scheme, in any case, with and without the last character.
constexpr std::array kVocabularies = {
    Vocabulary{"www.w3.org/2005/atom", "atom"},
    Vocabulary{"purl.org/atom/ns", "atom"},
    Vocabulary{"purl.org/dc/elements/1.1", "dc"},
    Vocabulary{"purl.org/dc/elements/1.0", "dc"},
    Vocabulary{"purl.org/dc/terms", "dcterms"},
    Vocabulary{"purl.org/rss/1.0/modules/dcterms", "dcterms"},
    Vocabulary{"purl.org/rss/1.0/modules/content", "content"},
    Vocabulary{"www.itunes.com/dtds/podcast-1.0.dtd", "itunes"},
    Vocabulary{"search.yahoo.com/mrss", "media"},
    Vocabulary{"www.w3.org/1999/xhtml", "xhtml"},
    Vocabulary{"www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"},
    Vocabulary{"purl.org/rss/1.0", ""},
    Vocabulary{"purl.org/net/rss1.1", ""},
    Vocabulary{"my.netscape.com/rdf/simple/0.9", ""},
    Vocabulary{"channel.netscape.com/rdf/simple/0.9", ""},
    Vocabulary{"my.netscape.com/publish/formats/rss-0.91.dtd", ""},
    Vocabulary{"backend.userland.com/rss", ""},
    Vocabulary{"backend.userland.com/rss2", ""},
    Vocabulary{"blogs.law.harvard.edu/tech/rss", ""},
};

std::string bare_uri(std::string_view uri) {
  std::string bare = text::ascii_lower(uri);
  if (const auto scheme = bare.find("://"); scheme != bare.npos) bare.erase(0, scheme + 3);
  while (!bare.empty() && (bare.back() == '/' || bare.back() == '#')) bare.pop_back();
  return bare;
}

const Vocabulary* find_vocabulary(std::string_view uri) {
  const auto* const found = std::ranges::find(kVocabularies, uri, &Vocabulary::uri);
  return found == kVocabularies.end() ? nullptr : found;
}

bool is_vocabulary_prefix(std::string_view prefix) {
  return std::ranges::find(kVocabularies, prefix, &Vocabulary::prefix) != kVocabularies.end();
}

}  // namespace

void Namespaces::set_home(std::string_view root_prefix, std::string_view home) {
  home_ = home;
  home_prefix_ = root_prefix;
  if (const auto* binding = find(root_prefix)) home_uri_ = binding->uri;
}

void Namespaces::bind(std::string_view prefix, std::string_view uri) {
  constexpr std::size_t kLongestUri = 1000;  // it is looked at again for every element
  uri = uri.substr(0, kLongestUri);
  if (bindings_.size() < kMaxBindings) bindings_.push_back({std::string(prefix), bare_uri(uri)});
}

const Namespaces::Binding* Namespaces::find(std::string_view prefix) const {
  for (auto binding = bindings_.rbegin(); binding != bindings_.rend(); ++binding)
    if (binding->prefix == prefix) return &*binding;
  return nullptr;
}

std::string_view Namespaces::vocabulary(std::string_view prefix) const {
  const auto* const binding = find(prefix);
  const bool is_default = prefix.empty();
  if (!binding || binding->uri.empty())
    return is_default || prefix == home_prefix_ ? std::string_view(home_) : prefix;
  const auto* const known = find_vocabulary(binding->uri);
  // An RSS document whose root claims Atom's namespace by mistake means its own words all the same.
  if (binding->uri == home_uri_ && (is_default || !known)) return home_;
  if (known) return known->prefix;
  return is_default || is_vocabulary_prefix(prefix) ? kUnknown : prefix;
}

std::string Namespaces::canonical(std::string_view name) const {
  const auto colon = name.find(':');
  const auto prefix = colon == name.npos ? std::string_view() : name.substr(0, colon);
  const auto local = colon == name.npos ? name : name.substr(colon + 1);
  const auto meant = vocabulary(prefix);
  return meant.empty() ? std::string(local) : std::string(meant) + ":" + std::string(local);
}

}  // namespace feeds
