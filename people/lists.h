#pragma once
// Lists of people, offices, countries and terms, includes followed: who is in one on a day. Pure
// data; immutable. What is included twice, or in a circle, counts once.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/list.h"

namespace people {

// A member as a list has him on a day, with the list that says so.
struct Holder {
  const model::List* list = nullptr;      // where he is written: maybe an included one
  const model::Member* member = nullptr;  // one that does not name him: nobody is known to hold it
  bool operator==(const Holder&) const = default;
};

// A member of a list as it is asked for.
struct Listed {
  Holder holder;
  std::vector<std::string_view> within;  // lists of countries to which his must belong
};

// Whether a term holds on that day, with so many days of grace after its end. Grace is for news
// that comes late: there is none before its beginning.
bool holds(const model::Term&, model::Day, int grace_days = 0);
bool is_over(const model::Term&, model::Day);

// The same state: by its code, else by its name.
bool is_same(const model::Country&, const model::Country&);

// Lists by name. What it hands out points into it: it is moved or shared, never copied.
class Lists {
 public:
  explicit Lists(std::vector<model::List> = {});
  Lists(const Lists&) = delete;
  Lists& operator=(const Lists&) = delete;
  Lists(Lists&&) = default;
  Lists& operator=(Lists&&) = default;

  const std::vector<model::List>& all() const { return lists_; }
  const model::List* find(std::string_view name) const;
  // All members, countries and terms, includes followed, each once. Of a name that no list has:
  // none.
  std::vector<Holder> members(std::string_view list) const;
  std::vector<Listed> listed(std::string_view list) const;
  std::vector<const model::CountryMember*> countries(std::string_view list) const;
  std::vector<std::string> terms(std::string_view list) const;
  // Who is in it on that day. `grace_days`: after `until`; 3 while matching.
  std::vector<Holder> on(std::string_view list, model::Day, int grace_days = 0) const;
  bool counts(const Listed&, model::Day, int grace_days = 0) const;
  // Whether his country belongs where it must; who has none is bound by nothing.
  bool is_within(const Listed&, model::Day, int grace_days = 0) const;
  // Whose time in it is over, unless another of his entries holds on that day.
  std::vector<Holder> former_on(std::string_view list, model::Day) const;
  std::vector<const model::Country*> countries_on(std::string_view list, model::Day,
                                                  int grace_days = 0) const;

 private:
  // A list that counts, and the lists of countries to which its members' countries must belong.
  struct Included {
    const model::List* list = nullptr;
    std::vector<std::string_view> within;
  };
  std::vector<Included> with_includes(std::string_view list) const;

  std::vector<model::List> lists_;
};

}  // namespace people
