#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>

#include "cli/command_table.h"
#include "cli/print.h"
#include "text/ascii.h"
#include "text/harmless.h"

namespace cli {

namespace {

// What CLI11 writes into while it parses one command.
struct Parsed {
  const Command* command = nullptr;
  std::map<std::string, const CLI::Option*> values;
  std::vector<std::string> several;  // its type tells CLI11 to take more than one
  std::map<std::string, bool> flags;
};

void add_option(CLI::App& app, const Option& option, Parsed& parsed) {
  const std::string name = option.name;
  if (option.kind == Option::Kind::flag) {
    app.add_flag(name, parsed.flags[name], option.help);
  } else {
    const bool several = option.kind == Option::Kind::values;
    auto* added = several ? app.add_option(name, parsed.several) : app.add_option(name);
    added->description(option.help)->type_name("TEXT");
    if (option.kind == Option::Kind::required) added->required();
    parsed.values[name] = added;
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

// CLI11 only says that a subcommand is missing; a person wants to hear which word was wrong, and
// what there is.
std::string unknown_word(const CLI::App& app, int argc, char** argv) {
  const CLI::App* place = &app;
  std::string unknown;
  for (int i = 1; i < argc && unknown.empty() && !place->get_subcommands({}).empty(); ++i) {
    const std::string word = argv[i];
    if (word == "--config") ++i;
    if (word.starts_with("-")) continue;
    const auto next =
        place->get_subcommands([&](const CLI::App* sub) { return sub->get_name() == word; });
    if (next.empty())
      unknown = "unknown command \"" + text::harmless(word) + "\"";
    else
      place = next.front();
  }
  std::vector<std::string> names;
  for (const CLI::App* sub : place->get_subcommands({})) names.push_back(sub->get_name());
  if (names.empty()) return "";
  return (unknown.empty() ? "a command is missing" : unknown) +
         "; expected one of: " + joined(names);
}

Arguments arguments_of(const Parsed& parsed) {
  Arguments arguments;
  for (const auto& [name, option] : parsed.values) {
    if (option->count() == 0) continue;
    arguments.values[name] = option->results();
    for (const auto& value : option->results())
      if (value.empty()) throw Failed(kUsage, name + " is empty");
  }
  for (const auto& [name, given] : parsed.flags)
    if (given) arguments.flags.insert(name);
  return arguments;
}

// What a script reads must not be cut short in silence.
int with_output_written(int exit_code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return exit_code;
  std::fputs("wirewatch: cannot write to standard output; what it shows is not whole\n", stderr);
  return kUnavailable;
}

int carry_out(const Parsed& parsed, const std::string& config_path,
              const std::function<int(const watch::Config&)>& serve) {
  try {
    Session session(config_path, arguments_of(parsed));
    if (config_path.empty()) throw Failed(kUsage, "--config is empty");
    if (!parsed.command->function) return serve(session.config());
    return with_output_written(parsed.command->function(session));
  } catch (const Failed& failed) {
    const std::string_view message = text::trimmed(failed.what());
    std::fprintf(stderr, "%s%.*s\n", failed.code == kConfiguration ? "" : "wirewatch: ",
                 static_cast<int>(message.size()), message.data());
    return failed.code;
  } catch (const storage::Unavailable& away) {
    std::fprintf(stderr, "wirewatch: the database is away: %s\n", away.what());
    return kUnavailable;
  } catch (const storage::Rejected& rejected) {
    const bool no_table = rejected.sqlstate == "42P01";
    std::fprintf(stderr, "wirewatch: %s%s\n", rejected.what(),
                 no_table ? " (no schema yet? run: wirewatch db migrate)" : "");
    return no_table ? kUnavailable : kData;
  } catch (const std::system_error& fault) {  // of files and folders
    std::fprintf(stderr, "wirewatch: %s\n", fault.what());
    return kUnavailable;
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
