#include "tests/e2e/world.h"

#include <fstream>
#include <functional>

namespace test {

const Item kMinisterItem{
    "minister-1", "Defence minister tells CSTO council that NATO grows",
    "Ministers of the CSTO met on Thursday. NATO, one of them said, adds troops near "
    "their borders."};
const Item kOtherItem{"hotel-1", "A hotel opens in Brussels",
                      "It has two hundred rooms and a garden."};

std::string rss_of(const std::vector<Item>& items) {
  std::string xml =
      "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Example News</title>";
  for (const auto& item : items)
    xml += "<item><guid isPermaLink=\"false\">" + item.id + "</guid><title>" + item.title +
           "</title><link>https://news.example.org/" + item.id + "</link><description>" +
           item.text + "</description></item>";
  return xml + "</channel></rss>";
}

World::World(std::string database_url) : daemon(std::move(database_url)) {
  std::ofstream(daemon.folder() / "hook.secret") << webhook_secret() << "\n";
  daemon.configure(
      "[web]\nlisten = \"\"\n[log]\nlevel = \"debug\"\n[smtp]\nhost = \"127.0.0.1\"\nport = " +
      std::to_string(smtp.port()) + "\nfrom = \"wirewatch <wirewatch@press.example.org>\"\n" +
      "[egress]\nallow_cidr = [\"" + http.address() + "\"]\n[poll]\nper_host_delay = \"0s\"\n" +
      "[delivery]\nmail_schedule = [\"1s\", \"1s\"]\nwebhook_schedule = [\"1s\", \"1s\"]\n" +
      "timeout = \"5s\"\nlease = \"10s\"\n");
  daemon.write_watch_file("all.toml",
                          "[[feed]]\nname = \"example\"\nurl = \"" + http.url("/feed") +
                              "\"\ninterval = \"1m\"\nfirst = \"tell\"\n"
                              "[[rule]]\nname = \"csto-ministers-on-nato\"\n"
                              "title = \"CSTO ministers on NATO\"\n"
                              "query = '''csto AND nato AND minister*'''\n"
                              "notify = [\"desk\", \"hook\"]\nper = \"article\"\n"
                              "[[receiver]]\nname = \"desk\"\nemail = [\"press@example.org\"]\n"
                              "welcome = false\n"
                              "[[receiver]]\nname = \"hook\"\nwebhook = \"" +
                              http.url("/hook") + "\"\nsecret = { file = \"" +
                              (daemon.folder() / "hook.secret").string() + "\" }\n");
  http.on("/hook", {.status = 204});
  publish({});
}

void World::publish(const std::vector<Item>& items) {
  const std::string xml = rss_of(items);
  http.on("/feed",
          {.body = xml,
           .headers = {{"Content-Type", "application/rss+xml"},
                       {"ETag", "\"" + std::to_string(std::hash<std::string>{}(xml)) + "\""}}});
}

std::string World::webhook_secret() const {
  return "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
}

}  // namespace test
