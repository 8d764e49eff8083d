// The floors of docs/architecture.md: every #include in the house, read and judged.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/places.h"

namespace fs = std::filesystem;

namespace {

const std::map<std::string, double> kFloor = {
    {"model", 0}, {"text", 1},  {"net", 1},     {"people", 1.5}, {"query", 1.5},
    {"feeds", 2}, {"rules", 2}, {"stories", 2}, {"alerts", 2},   {"storage", 2},
    {"watch", 3}, {"desk", 3},  {"cli", 4},     {"web", 4},      {"daemon", 5}};

// Rooms whose every header may be entered; the others only by their facade, room/room.h.
const std::set<std::string> kOpen = {"model", "text", "net"};

// What belongs to a facade and stands in a header of its own.
const std::set<std::string> kBesideFacade = {"query/walk.h", "people/across.h",
                                             "people/country_code.h"};

// Within a room: what stands in a folder includes nothing of a later one.
const std::map<std::string, std::vector<std::string>> kInside = {
    {"people", {"people/names/", "people/offices/", "people/statements/"}},
    {"alerts", {"alerts/wording/", "alerts/formats/"}},
    {"daemon", {"daemon/telling/", "daemon/judging/", "daemon/sending/"}}};

// Which library belongs to which room (the first path part or the header as included).
const std::map<std::string, std::set<std::string>> kLibrary = {
    {"pqxx", {"storage"}},
    {"libpq-fe.h", {"storage"}},
    {"curl", {"net"}},
    {"pugixml.hpp", {"feeds"}},
    {"libxml", {"text"}},
    {"unicode", {"text", "people", "alerts"}},
    {"libstemmer.h", {"text"}},
    {"cld2", {"text"}},
    {"re2", {"query", "rules"}},
    {"toml++", {"watch"}},
    {"boost", {"web"}},
    {"spdlog", {"daemon"}},
    {"CLI", {"cli"}},
    {"zlib.h", {"cli"}},
    {"nlohmann", {"feeds", "alerts", "cli"}},
    {"sodium.h", {"feeds", "alerts"}}};

struct Include {
  std::string room, file, target;
};

std::vector<Include> all_includes() {
  std::vector<Include> found;
  const std::regex line_form(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  for (const auto& [room, floor] : kFloor) {
    const fs::path folder = test::source_dir() / room;
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);)
        if (std::smatch match; std::regex_search(line, match, line_form))
          found.push_back(
              {room, entry.path().lexically_relative(test::source_dir()).string(), match[1]});
    }
  }
  return found;
}

bool climbs(const Include& include) {
  const auto inside = kInside.find(include.room);
  if (inside == kInside.end()) return false;
  const auto place_of = [&](const std::string& file) {
    return std::ranges::find_if(inside->second,
                                [&](const auto& folder) { return file.starts_with(folder); });
  };
  const auto from = place_of(include.file), to = place_of(include.target);
  return from != inside->second.end() && to != inside->second.end() && to > from;
}

// Empty when the include may stand there; else the reason.
std::string objection(const Include& include) {
  const std::string first = include.target.substr(0, include.target.find('/'));
  if (const auto library = kLibrary.find(first); library != kLibrary.end())
    return library->second.contains(include.room) ? "" : first + " belongs to another room";
  const auto target = kFloor.find(first);
  if (first == include.room && climbs(include)) return "a folder includes earlier ones only";
  if (target == kFloor.end() || first == include.target || first == include.room) return "";
  if (target->second >= kFloor.at(include.room)) return "a room includes lower floors only";
  if (!kOpen.contains(first) && include.target != first + "/" + first + ".h" &&
      !kBesideFacade.contains(include.target))
    return "enter by its facade, " + first + "/" + first + ".h";
  return "";
}

}  // namespace

TEST(Floors, EveryIncludeGoesDownAndThroughTheFrontDoor) {
  const auto includes = all_includes();
  ASSERT_GT(includes.size(), 100u) << "the sources were not found";

  for (const auto& include : includes)
    EXPECT_EQ(objection(include), "") << include.file << " includes " << include.target;
}

TEST(Floors, AForbiddenIncludeIsRefused) {
  EXPECT_NE(objection({"feeds", "feeds/x.cpp", "storage/storage.h"}), "");
  EXPECT_NE(objection({"model", "model/x.h", "text/fold.h"}), "");
  EXPECT_NE(objection({"daemon", "daemon/x.cpp", "storage/sql.h"}), "");
  EXPECT_NE(objection({"rules", "rules/x.cpp", "pqxx/pqxx"}), "");
  EXPECT_NE(objection({"people", "people/names/x.cpp", "people/statements/sheet.h"}), "");
  EXPECT_NE(objection({"alerts", "alerts/wording/x.cpp", "alerts/formats/mime.h"}), "");
  EXPECT_EQ(objection({"daemon", "daemon/x.cpp", "storage/storage.h"}), "");
}

TEST(Floors, NamesSayWhatAThingIs) {
  const std::regex empty_name("(manager|helper|util|handler|processor|controller)",
                              std::regex::icase);
  for (const auto& [room, floor] : kFloor) {
    const fs::path folder = test::source_dir() / room;
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      EXPECT_FALSE(std::regex_search(entry.path().filename().string(), empty_name)) << entry.path();
  }
}

// Two types of one name in one namespace are no error to the linker: it takes one's functions for both.
TEST(Floors, ATypeIsDefinedOnce) {
  const std::regex definition(R"(^(?:struct|class) (\w+)(?: final)?(?: : [^;]*)? \{)");
  const std::regex space(R"(^namespace (\w+) \{)");
  std::map<std::string, std::string> where;
  for (const auto& [room, floor] : kFloor) {
    const fs::path folder = test::source_dir() / room;
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".h") continue;
      std::ifstream in(entry.path());
      std::string name_space;
      for (std::string line; std::getline(in, line);) {
        std::smatch match;
        if (std::regex_search(line, match, space)) name_space = match[1];
        if (!std::regex_search(line, match, definition)) continue;
        const auto [first, is_new] =
            where.emplace(name_space + "::" + match[1].str(), entry.path().string());
        EXPECT_TRUE(is_new) << first->first << " in " << first->second << " and " << entry.path();
      }
    }
  }
  EXPECT_GT(where.size(), 100u) << "the sources were not found";
}
