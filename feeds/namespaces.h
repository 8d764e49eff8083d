#pragma once
// Namespaces (internal to feeds): which vocabulary a written prefix means, so that the readers can
// ask for `dc:date` whatever the document calls it.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace feeds {

class Namespaces {
 public:
  // The root decides what an unprefixed name means: RSS's own words are bare, Atom's are `atom:`.
  void set_home(std::string_view root_prefix, std::string_view home);

  // Bindings beyond the limit are ignored: a lookup must stay short.
  void bind(std::string_view prefix, std::string_view uri);
  std::size_t size() const { return bindings_.size(); }
  void shrink(std::size_t size) { bindings_.resize(std::min(size, bindings_.size())); }

  // `dc:date` for whatever prefix is bound to Dublin Core; names of unknown vocabularies keep their
  // prefix where it means nothing else.
  std::string canonical(std::string_view name) const;

 private:
  struct Binding {
    std::string prefix, uri;
  };
  const Binding* find(std::string_view prefix) const;
  std::string_view vocabulary(std::string_view prefix) const;

  std::vector<Binding> bindings_;
  std::string home_, home_prefix_, home_uri_;
};

}  // namespace feeds
