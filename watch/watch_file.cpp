#include "watch/watch_file.h"

namespace watch {
namespace {

struct FileDraft {
  WatchFile& file;
  Surroundings around;
};

template <class Draft>
using Reader = Draft (*)(const Given&, const Surroundings&, Report&);

// [[feed]] and its like: each table of the list is one definition.
template <class Draft>
void read_definitions(const Given& given, Reader<Draft> read, const Surroundings& around,
                      std::vector<Definition<Draft>>& to, Report& report) {
  if (given.value.kind != Value::Kind::list)
    return report.error(given.at,
                        fmt::format("{0} is written [[{0}]], with two brackets", given.key));
  for (const auto& table : given.value.elements) {
    const Given definition{given.key, table.begin, table};
    std::string text(report.source().between(table.begin, end_of(table)));
    to.push_back({read(definition, around, report), table.begin, text + "\n"});
  }
}

const Key<FileDraft> kNouns[] = {
    {"feed", [](const Given& g, FileDraft& d,
                Report& r) { read_definitions(g, read_feed, d.around, d.file.feeds, r); }},
    {"list", [](const Given& g, FileDraft& d,
                Report& r) { read_definitions(g, read_named_list, d.around, d.file.lists, r); }},
    {"rule", [](const Given& g, FileDraft& d,
                Report& r) { read_definitions(g, read_rule, d.around, d.file.rules, r); }},
    {"receiver",
     [](const Given& g, FileDraft& d, Report& r) {
       read_definitions(g, read_receiver, d.around, d.file.receivers, r);
     }},
};

WatchFile without_source(const std::filesystem::path& path, Problem problem) {
  WatchFile file{Report(Source(path.string(), "")), false, {}, {}, {}, {}};
  file.report.add(std::move(problem));
  return file;
}

}  // namespace

WatchFile read_watch_file(const std::filesystem::path& path, const std::filesystem::path& text_from,
                          const net::Egress& egress) {
  auto source = read_source(text_from, kLargestFile, path.string());
  if (!source) return without_source(path, std::move(source.error()));
  return read_watch_file(std::move(*source), path, egress);
}

WatchFile read_watch_file(Source source, const std::filesystem::path& path,
                          const net::Egress& egress) {
  const auto document = parse_toml(source);
  if (!document) return without_source(path, document.error());

  WatchFile file{Report(std::move(source)), true, {}, {}, {}, {}};
  FileDraft draft{file, {&egress, path.parent_path()}};
  read_table({"", {}, *document}, "", kNouns, draft, file.report);
  return file;
}

}  // namespace watch
