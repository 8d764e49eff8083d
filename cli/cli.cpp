#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "cli/command_table.h"
#include "cli/print.h"

namespace cli {

namespace {

// What CLI11 writes into while it parses one command.
struct Parsed {
  const Command* command = nullptr;
  std::map<std::string, std::string> values;
  std::map<std::string, bool> flags;
};

void add_option(CLI::App& app, const Option& option, Parsed& parsed) {
  const std::string name = option.name;
  if (option.kind == Option::Kind::flag) {
    app.add_flag(name, parsed.flags[name], option.help);
  } else {
    auto* added = app.add_option(name, parsed.values[name], option.help);
    if (option.kind == Option::Kind::required) added->required();
  }
}

// "rules list" hangs below "rules", which is made where it is first met.
CLI::App& place_for(CLI::App& app, const Command& command) {
  CLI::App* place = &app;
  if (const std::string group = command.group; !group.empty()) {
    const auto groups =
        app.get_subcommands([&](const CLI::App* sub) { return sub->get_name() == group; });
    place = groups.empty() ? app.add_subcommand(group, command.group_help) : groups.front();
    place->require_subcommand(1)->fallthrough();
  }
  auto* sub = place->add_subcommand(command.name, command.help);
  sub->fallthrough();
  return *sub;
}

std::string default_config() {
  const char* path = std::getenv("WIREWATCH_CONFIG");
  return path && *path ? path : "/etc/wirewatch/wirewatch.toml";
}

// CLI11 only says that a subcommand is missing; a person wants to hear which word was wrong.
std::string unknown_word(const CLI::App& app, int argc, char** argv) {
  const CLI::App* place = &app;
  for (int i = 1; i < argc && !place->get_subcommands({}).empty(); ++i) {
    const std::string word = argv[i];
    if (word == "--config") ++i;
    if (word.starts_with("-")) continue;
    const auto next =
        place->get_subcommands([&](const CLI::App* sub) { return sub->get_name() == word; });
    if (next.empty()) {
      std::vector<std::string> names;
      for (const CLI::App* sub : place->get_subcommands({})) names.push_back(sub->get_name());
      return "unknown command \"" + word + "\"; expected one of: " + joined(names);
    }
    place = next.front();
  }
  return "";
}

int carry_out(const Parsed& parsed, const std::string& config_path,
              const std::function<int(const watch::Config&)>& serve) {
  Arguments arguments;
  for (const auto& [name, value] : parsed.values)
    if (!value.empty()) arguments.values[name] = value;
  for (const auto& [name, given] : parsed.flags)
    if (given) arguments.flags.insert(name);
  try {
    Session session(config_path, std::move(arguments));
    return parsed.command->function ? parsed.command->function(session) : serve(session.config());
  } catch (const Failed& failed) {
    std::fprintf(stderr, "%s%s\n",
                 failed.code == kConfiguration ? "" : "wirewatch: ", failed.what());
    return failed.code;
  } catch (const storage::Unavailable& away) {
    std::fprintf(stderr, "wirewatch: the database is away: %s\n", away.what());
    return kUnavailable;
  } catch (const storage::Rejected& rejected) {
    const bool no_table = rejected.sqlstate == "42P01";
    std::fprintf(stderr, "wirewatch: %s%s\n", rejected.what(),
                 no_table ? " (no schema yet? run: wirewatch db migrate)" : "");
    return no_table ? kUnavailable : kData;
  }
}

}  // namespace

ExitCode exit_code_of(storage::ClusterError::Kind kind) {
  return kind == storage::ClusterError::Kind::configuration ? kConfiguration : kUnavailable;
}

const char* version() {
  return WIREWATCH_VERSION;
}

int run(int argc, char** argv, const std::function<int(const watch::Config&)>& serve) {
  CLI::App app{"wirewatch polls feeds, matches articles against watch rules, and tells people."};
  std::string config_path = default_config();
  app.add_option("--config", config_path, "the configuration file");
  app.set_version_flag("--version", std::string("wirewatch ") + version());
  app.require_subcommand(1);

  std::map<const CLI::App*, std::unique_ptr<Parsed>> parsed;
  for (const Command& command : command_table()) {
    CLI::App& place = place_for(app, command);
    auto& into = parsed[&place] = std::make_unique<Parsed>();
    into->command = &command;
    for (const Option& option : command.options) add_option(place, option, *into);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    const std::string unknown = unknown_word(app, argc, argv);
    std::fprintf(stderr, "wirewatch: %s (see --help)\n",
                 unknown.empty() ? error.what() : unknown.c_str());
    return kUsage;
  }
  for (const auto& [place, into] : parsed)
    if (place->parsed()) return carry_out(*into, config_path, serve);
  return kUsage;
}

}  // namespace cli
