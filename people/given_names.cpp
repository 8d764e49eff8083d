#include "people/given_names.h"

namespace people {

namespace {

// clang-format off
constexpr std::string_view kSets[] = {
  "alexander aleksandr oleksandr alexandre alexandr aliaksandr alyaksandr alex александър",
  "michael mikhail mykhailo mihail mikhael mike mick майкл",
  "vladimir volodymyr uladzimir wladimir wolodymyr wolodimir",
  "sergey serhiy siarhei sergii serhii siergiej syarhey",
  "dmitry dmytro dzmitry dimitri dima",
  "nikolai mykola mikalai nikolay", "nicholas nick nicolas nikolas",
  "pyotr petro piotr petr peter pete",
  "andrei andriy andrej andrew andy andrzej andrii",
  "pavel pavlo paul pawel", "jong чен чон", "un ын", "jung чжон чен", "alexei oleksiy aleksei aliaksei alexey oleksii",
  "yevgeny yevhen evgeni yauheni eugene jewgeni", "elena olena alena yelena helen helena",
  "natalia nataliya natalie nataliia", "maria mariya mary", "anna hanna ganna anne", "irina iryna irene",
  "julia yulia juliya yuliia", "oleg oleh", "igor ihor", "ilya illia ilia", "konstantin kostiantyn kanstantsin",
  "vasily vasyl vasil wassili", "viktor victor viktar", "bogdan bohdan", "gennady hennadiy henadz gennadi",
  "grigory hryhoriy grigori ryhor gregory greg", "georgy heorhiy giorgi georgi george", "fyodor fedir fedor theodore ted teddy",
  "stepan stefan steven stephen steve stephan", "yakov yakiv jakub jacob jake jakob", "daniel dan danny danil danylo daniil",
  "anton anthony tony antony antoni", "artem artyom artsiom", "timofey tymofiy tsimafei", "vitaly vitaliy vital", "valery valeriy valeri",
  "anatoly anatoliy anatol", "arkady arkadiy", "yuri yuriy jurij iurii", "iosif yosyp joseph josef joe jozef", "denis denys", "maxim maksym", "kirill kyrylo", "nikita mykyta",
  "ekaterina kateryna catherine katherine kate kathy katarzyna", "svetlana svitlana", "mikhailo mykhailo", "lyudmila liudmyla", "tatiana tetiana", "ksenia oksana",
  "william bill will billy", "robert bob rob bobby", "richard dick rick rich", "thomas tom tommy", "timothy tim", "edward ed eddie ted",
  "charles charlie chuck", "henry harry hank", "elizabeth liz beth lizzie", "margaret maggie", "james jim jimmy jamie", "samuel sam", "david dave",
  "benjamin ben", "philip phil", "matthew matt мэттью", "christopher chris", "ronald ron", "rudolph rudy rudolf", "kenneth ken", "lawrence larry",
  "vincent vince", "jeffrey jeff geoffrey", "patrick pat", "donald don", "douglas doug", "frederick fred freddie", "gerald gerry jerry", "jonathan jon", "john jack johnny",
  "joshua josh", "leonard len", "raymond ray", "russell russ", "stanley stan", "susan sue", "deborah debbie debra", "jennifer jen", "katherine kate kathy", "victoria vicky",
  "jacqueline jackie", "pamela pam", "patricia pat patty", "barbara barb", "nathaniel nathan nate", "zachary zach", "albert al", "alan al", "calvin cal", "clifford cliff", "eugene gene",
  "francis frank", "gilbert gil", "herbert herb", "peter pete", "walter walt", "martin marty", "abraham abe", "bernard bernie", "nancy nan", "cynthia cindy", "dorothy dot",
  "muhammad mohammad mohammed mohamed mohamad mukhammad mehmet mohammadu muhammed", "ahmed ahmad akhmed akhmad", "yusuf yousef youssef", "hussein husayn hussain", "omar umar", "usama osama", "abdullah abdallah abdulla",
};
// clang-format on

}  // namespace

std::span<const std::string_view> given_name_sets() {
  return kSets;
}

}  // namespace people
