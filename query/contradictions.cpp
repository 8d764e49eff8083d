// A conjunction is read as a whole, through brackets and fields: what it wants, what it excludes,
// and which values it leaves. Only what is certain is said.
#include "query/contradictions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "query/vocabulary.h"
#include "query/walk.h"
#include "text/language.h"
#include "text/stems.h"

namespace query {
namespace {

// One of both.
struct ScopedTerm {
  Scope scope;
  const Term* term = nullptr;
  const Named* named = nullptr;
};

void add_leaf(const Node& node, Scope scope, std::vector<ScopedTerm>& found) {
  if (const auto* term = std::get_if<Term>(&node.is))
    found.push_back({.scope = scope, .term = term});
  if (const auto* named = std::get_if<Named>(&node.is))
    found.push_back({.scope = scope, .named = named});
}

// The parts that hold at once, without AND and fields between.
template <class Visit>
void each_conjunct(const Node& node, Scope scope, const Visit& visit) {
  if (const auto* all = std::get_if<And>(&node.is)) {
    for (const Child& one : all->of) each_conjunct(*one, scope, visit);
  } else if (const auto* field = std::get_if<InField>(&node.is)) {
    each_conjunct(*field->of, field->scope, visit);
  } else {
    visit(node, scope);
  }
}

// Terms and names without which `node` cannot hold.
void add_wanted(const Node& node, Scope scope, std::vector<ScopedTerm>& wanted) {
  add_leaf(node, scope, wanted);
  const auto* near = std::get_if<Near>(&node.is);
  if (near) add_wanted(*near->left, scope, wanted);
  if (near && !near->without) add_wanted(*near->right, scope, wanted);
  if (std::holds_alternative<NearAll>(node.is) || std::holds_alternative<Within>(node.is) ||
      std::holds_alternative<AtLeast>(node.is) || std::holds_alternative<And>(node.is))
    each_child(node, [&](const Node& child) { add_wanted(child, scope, wanted); });
}

// Terms and names each of which is enough for `node` to hold.
void add_sufficient(const Node& node, Scope scope, std::vector<ScopedTerm>& found) {
  add_leaf(node, scope, found);
  if (const auto* field = std::get_if<InField>(&node.is))
    add_sufficient(*field->of, field->scope, found);
  if (const auto* any = std::get_if<Or>(&node.is))
    for (const Child& one : any->of) add_sufficient(*one, scope, found);
}

bool covers(Scope all, Scope part) {
  return all == part || (all == Scope::everywhere && is_of_text(part)) ||
         (all == Scope::body && part == Scope::lead);
}

// Whatever meets `narrow` meets `wide`.
bool meets_also(const Term& wide, const Term& narrow) {
  if (wide == narrow) return true;
  if (wide.slots.size() != 1 || narrow.slots.size() != 1) return false;
  const Slot &w = wide.slots[0], &n = narrow.slots[0];
  const bool are_words = w.kind == Slot::Kind::word && n.kind == Slot::Kind::word;
  return are_words && w.inflected && w.folded == n.folded &&
         (w.before.empty() || w.before == n.before) && (w.after.empty() || w.after == n.after);
}

bool meets_also(const Named& wide, const Named& narrow) {
  if (wide.name != narrow.name) return false;
  return wide.kind == narrow.kind ||
         (wide.kind == Named::Kind::ever && narrow.kind != Named::Kind::person);
}

bool meets_also(const ScopedTerm& wide, const ScopedTerm& narrow) {
  if (!covers(wide.scope, narrow.scope)) return false;
  if (wide.named && narrow.named) return meets_also(*wide.named, *narrow.named);
  return wide.term && narrow.term && meets_also(*wide.term, *narrow.term);
}

bool are_compatible(Scope scope, const std::string& a, const std::string& b) {
  if (a == b) return true;
  if (scope != Scope::site) return false;
  return a.ends_with("." + b) || b.ends_with("." + a);
}

// The values of one field that `node` lets through; empty where it is no plain list of values.
std::vector<const std::string*> values_of(const Node& node, Scope scope) {
  std::vector<const std::string*> values;
  if (const auto* value = std::get_if<Value>(&node.is)) {
    if (value->scope == scope) values.push_back(&value->wanted);
  } else if (const auto* any = std::get_if<Or>(&node.is)) {
    for (const Child& one : any->of) {
      const auto more = values_of(*one, scope);
      if (more.empty()) return {};
      values.insert(values.end(), more.begin(), more.end());
    }
  }
  return values;
}

class Conjunction {
 public:
  Conjunction(const Node& root, Warnings& warnings) : root_(root), warnings_(warnings) {
    each_conjunct(root, Scope::everywhere, [&](const Node& node, Scope scope) {
      has_not_ = has_not_ || std::holds_alternative<Not>(node.is);
      has_values_ = has_values_ || holds_values(scope) || std::holds_alternative<Value>(node.is) ||
                    std::holds_alternative<Published>(node.is);
    });
  }

  void warn() {
    if (has_not_) warn_of_excluded_terms();
    if (!has_values_) return;
    warn_of_values(Scope::lang, "an article has one language: this can never match");
    warn_of_values(Scope::country, "an outlet has one country: this can never match");
    warn_of_values(Scope::site, "an article has one address: this can never match");
    warn_of_days();
    warn_of_uninflected();
  }

 private:
  void warn_of_excluded_terms() {
    std::vector<ScopedTerm> wanted, excluded;
    each_conjunct(root_, Scope::everywhere,
                  [&](const Node& node, Scope scope) { add_wanted(node, scope, wanted); });
    each_conjunct(root_, Scope::everywhere, [&](const Node& node, Scope scope) {
      const auto* no = std::get_if<Not>(&node.is);
      if (!no) return;
      excluded.clear();
      add_sufficient(*no->of, scope, excluded);
      const bool never = std::ranges::any_of(excluded, [&](const ScopedTerm& out) {
        return std::ranges::any_of(wanted,
                                   [&](const ScopedTerm& in) { return meets_also(out, in); });
      });
      if (never)
        warnings_.add(node.begin, "the same word is wanted and excluded: this can never match");
    });
  }

  void warn_of_values(Scope field, const char* message) {
    std::optional<std::vector<const std::string*>> left;
    bool warned = false;
    each_conjunct(root_, Scope::everywhere, [&](const Node& node, Scope) {
      if (warned) return;
      const auto* no = std::get_if<Not>(&node.is);
      const auto values = values_of(no ? *no->of : node, field);
      if (values.empty() || (no && !left)) return;
      const auto is_out = [&](const std::string* one) {
        const bool is_in = std::ranges::any_of(values, [&](const std::string* other) {
          return no ? *one == *other : are_compatible(field, *one, *other);
        });
        return no ? is_in : !is_in;
      };
      if (!left)
        left = values;
      else
        std::erase_if(*left, is_out);
      warned = left->empty();
      if (warned) warnings_.add(node.begin, message);
    });
  }

  void warn_of_days() {
    Published left;
    bool warned = false;
    each_conjunct(root_, Scope::everywhere, [&](const Node& node, Scope) {
      const auto* days = std::get_if<Published>(&node.is);
      if (!days || warned) return;
      if (days->from) left.from = std::max(left.from.value_or(*days->from), *days->from);
      if (days->until) left.until = std::min(left.until.value_or(*days->until), *days->until);
      warned = left.from && left.until && *left.from >= *left.until;
      if (warned) warnings_.add(node.begin, "no day is left: this can never match");
    });
  }

  // lang:uk and a bare word: no stemmer knows its forms.
  void warn_of_uninflected() {
    const std::string* lang = nullptr;
    each_conjunct(root_, Scope::everywhere, [&](const Node& node, Scope) {
      const auto* value = std::get_if<Value>(&node.is);
      if (value && value->scope == Scope::lang) lang = &value->wanted;
    });
    if (!lang || text::has_stemmer(*lang) || !text::is_language(*lang)) return;
    const Node* first = nullptr;
    each_node(root_, [&](const Node& node) {
      const auto* term = std::get_if<Term>(&node.is);
      if (!term || first) return;
      for (const Slot& slot : term->slots)
        if (slot.inflected && slot.script != text::Script::hangul &&
            slot.script != text::Script::spaceless &&
            text::inflection_language(slot.script, *lang) == *lang)
          first = &node;
    });
    if (first)
      warnings_.add(first->begin, "words of " + *lang +
                                      " are not inflected: only this form is met; a wildcard "
                                      "meets more");
  }

  const Node& root_;
  Warnings& warnings_;
  bool has_not_ = false, has_values_ = false;
};

}  // namespace

void warn_of_contradictions(const Node& root, Warnings& warnings) {
  Conjunction(root, warnings).warn();
  each_conjunct(root, Scope::everywhere, [&](const Node& node, Scope) {
    each_child(node, [&](const Node& child) { warn_of_contradictions(child, warnings); });
  });
}

}  // namespace query
