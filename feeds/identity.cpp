#include "feeds/identity.h"

#include <sodium.h>

#include <array>
#include <cstdint>
#include <initializer_list>
#include <unordered_map>

#include "feeds/feeds.h"
#include "text/fold.h"
#include "text/url.h"

// The policy: what makes two entries the same article.
//
// An entry gets the digests below that apply to it, strongest first. It is an article already known
// when any one of them is known; so each must be strong enough alone, and a weak trait only counts
// with others.
//
//   guid+url         guid, URL          a corrected title keeps its article; the guid counts in
//                                       every feed, so the same item in two feeds of a publisher
//                                       is one
//   feed+guid+title  feed, guid, title  a changed address (http to https, a new path) keeps it
//   url+title        URL, title         one article seen in two feeds; also when guids change
//   url+title+text   URL, title, text   the same where the URL names no article, some day
//   feed+url         feed, URL          without a guid: a corrected title keeps its article
//   feed+text        feed, title, text  with neither guid nor URL (B22)
//
// A guid is trusted when it occurs once in the document, or its repeats are the same item written
// twice (same URL and title). All items with one guid (B23) are therefore told apart by the other
// traits. A trusted guid still never counts alone: publishers give an old guid to a new article
// (I6), which shows in its URL and title. A URL that different items of the document share, or that
// is a site's front page, names no article: some feeds link every item there, and one "Quake alert"
// is not the next. Titles are compared folded. An entry that would get nothing gets feed+text.

namespace feeds {
namespace {

// The first entry of the document that has a trait, and whether the others that share it are the
// same item written again.
struct Use {
  const Traits* first = nullptr;
  bool agree = true;
};
using Uses = std::unordered_map<std::string_view, Use>;

Uses uses_of(const std::vector<Traits>& entries, std::string_view Traits::* trait) {
  Uses uses;
  for (const auto& entry : entries) {
    if ((entry.*trait).empty()) continue;
    Use& use = uses[entry.*trait];
    if (!use.first) use.first = &entry;
    use.agree = use.agree && use.first->guid == entry.guid && use.first->url == entry.url &&
                use.first->title == entry.title;
  }
  return uses;
}

class Policy {
 public:
  Policy(const std::vector<Traits>& entries, std::string_view feed_name)
      : guids_(uses_of(entries, &Traits::guid)),
        urls_(uses_of(entries, &Traits::url)),
        feed_(feed_name) {}

  model::Identities judge(const Traits& entry) const {
    const bool trusted_guid = !entry.guid.empty() && guids_.at(entry.guid).agree;
    const bool has_url = !entry.url.empty(), has_title = !entry.title.empty();
    model::Identities found;
    const auto add = [&found](std::initializer_list<std::string_view> parts) {
      found.push_back(digest_of({parts.begin(), parts.size()}));
    };
    if (trusted_guid && has_url) add({"guid+url", entry.guid, entry.url});
    if (trusted_guid && has_title) add({"feed+guid+title", feed_, entry.guid, entry.title});
    const bool url_names_it = has_url && names_an_article(entry);
    if (url_names_it && has_title) add({"url+title", entry.url, entry.title});
    if (has_url && has_title) add({"url+title+text", entry.url, entry.title, entry.text});
    if (!trusted_guid && url_names_it) add({"feed+url", feed_, entry.url});
    if (found.empty()) add({"feed+text", feed_, entry.title, entry.text});
    return found;
  }

 private:
  bool names_an_article(const Traits& entry) const {
    const auto url = text::parse_url(entry.url);
    const bool front_page = url && url->query.empty() && url->path.size() <= 1;
    return !front_page && urls_.at(entry.url).agree;
  }

  Uses guids_, urls_;
  std::string_view feed_;
};

}  // namespace

std::string digest_of(std::span<const std::string_view> parts) {
  [[maybe_unused]] static const int ready = sodium_init();
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
  for (const auto part : parts) {
    std::array<unsigned char, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i)
      length[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(part.size()) >> (8 * i));
    crypto_generichash_update(&state, length.data(), length.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                              part.size());
  }
  std::array<unsigned char, crypto_generichash_BYTES> digest{};
  crypto_generichash_final(&state, digest.data(), digest.size());
  std::string hex(2 * digest.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  hex.pop_back();
  return hex;
}

std::string digest(std::string_view bytes) {
  const std::array parts{bytes};
  return digest_of(parts);
}

std::vector<model::Identities> identities_of(const std::vector<Traits>& entries,
                                             std::string_view feed_name) {
  std::vector<std::string> titles;
  for (const auto& entry : entries) titles.push_back(text::fold(entry.title));
  std::vector<Traits> folded(entries);
  for (std::size_t i = 0; i < folded.size(); ++i) folded[i].title = titles[i];

  const Policy policy(folded, feed_name);
  std::vector<model::Identities> identities;
  for (const auto& entry : folded) identities.push_back(policy.judge(entry));
  return identities;
}

}  // namespace feeds
