#include "model/statement.h"

#include <array>
#include <utility>

namespace model {
namespace {

using Kind = Statement::Kind;
using Form = Statement::Form;

constexpr std::array kKinds = {
    std::pair{Kind::say, "say"},           std::pair{Kind::accuse, "accuse"},
    std::pair{Kind::threaten, "threaten"}, std::pair{Kind::warn, "warn"},
    std::pair{Kind::demand, "demand"},     std::pair{Kind::promise, "promise"},
    std::pair{Kind::propose, "propose"},   std::pair{Kind::deny, "deny"},
    std::pair{Kind::confirm, "confirm"},   std::pair{Kind::reject, "reject"},
    std::pair{Kind::condemn, "condemn"},   std::pair{Kind::praise, "praise"},
    std::pair{Kind::urge, "urge"},         std::pair{Kind::concern, "concern"}};

constexpr std::array kForms = {
    std::pair{Form::direct, "direct"},     std::pair{Form::mixed, "mixed"},
    std::pair{Form::indirect, "indirect"}, std::pair{Form::credited, "credited"},
    std::pair{Form::headline, "headline"}, std::pair{Form::passive, "passive"}};

}  // namespace

std::string_view to_text(Kind kind) {
  for (const auto& [known, name] : kKinds)
    if (known == kind) return name;
  return "";
}

std::optional<Kind> statement_kind(std::string_view wanted) {
  for (const auto& [known, name] : kKinds)
    if (name == wanted) return known;
  return std::nullopt;
}

std::string_view to_text(Form form) {
  for (const auto& [known, name] : kForms)
    if (known == form) return name;
  return "";
}

std::optional<Form> statement_form(std::string_view wanted) {
  for (const auto& [known, name] : kForms)
    if (name == wanted) return known;
  return std::nullopt;
}

}  // namespace model
