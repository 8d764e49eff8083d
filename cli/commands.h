#pragma once
// A function for each command; command_table.cpp gives their words and options.
#include "cli/session.h"

namespace cli {

int check(Session&);
int apply(Session&);
int reload(Session&);

int list_rules(Session&);
int show_rule(Session&);
int edit_rule(Session&);
int list_rule_costs(Session&);
int resume_rule(Session&);
int test_rules(Session&);
int try_rule(Session&);
int explain_rule(Session&);
int why(Session&);
int rule_history(Session&);
int rule_difference(Session&);
int revert_rule(Session&);
int show_words(Session&);
int list_open_tests(Session&);
int adopt_test(Session&);
int drop_test(Session&);
int search(Session&);
int show_statements(Session&);

int list_lists(Session&);
int show_list(Session&);
int import_list(Session&);
int list_history(Session&);
int list_difference(Session&);

int list_feeds(Session&);
int poll_feeds(Session&);

int list_hits(Session&);
int show_hit(Session&);
int mark_hit(Session&);

int list_alerts(Session&);
int discard_alert(Session&);
int list_attempts(Session&);
int retry_alert(Session&);
int why_alert(Session&);
int preview_alert(Session&);

int list_stories(Session&);
int show_story(Session&);
int merge_stories(Session&);
int split_story(Session&);

int add_silence(Session&);
int list_silences(Session&);
int expire_silence(Session&);

int list_receivers(Session&);
int test_receiver(Session&);

int migrate_database(Session&);
int show_database(Session&);

int parse_documents(Session&);
int judge_cases(Session&);
int match_articles(Session&);
int find_statements(Session&);
int find_names(Session&);

}  // namespace cli
