// Articles about one event are one story, whoever took them in and whatever was in between.
#include "daemon/judging/placing.h"

#include <gtest/gtest.h>

#include <future>

#include "daemon/judging/intake_queue.h"
#include "tests/daemon/desk.h"
#include "tests/stories/sample.h"

namespace wirewatchd {

namespace {

Item item(const std::string& guid, const model::Article& article) {
  return {guid, article.title, article.text};
}

model::Article timetable() {
  return sample::article("Ferry timetable for the winter is out",
                         "From November on the ferry to Hestvik leaves at eight, said the mayor.");
}

struct FerryDesk : Desk {
  FerryDesk() : Desk("ferry") {
    for (const std::string feed : {"wire", "courier", "herald"}) {
      add_feed(feed);
      take(feed, {{feed + "-0", "Nothing at all", "."}});  // its first poll
    }
  }
  Polled brings(const std::string& feed, const std::string& guid, const model::Article& article) {
    return poll(feed, rss_of({item(guid, article)}, article.source));
  }
  std::string kinds() {
    return ask("select string_agg(kind, ' ' order by placed) as answer from story_articles");
  }
  // "2 stories, 3 articles, 1 told"
  std::string shelf() {
    return ask(
        "select concat((select count(distinct story) from story_articles), ' stories, ',"
        " (select count(*) from story_articles), ' articles, ',"
        " (select count(*) from deliveries), ' told') as answer");
  }
};

}  // namespace

TEST(Placing, TellsAnEventOnceWhoeverReportsIt) {
  FerryDesk desk;

  desk.take(desk.brings("wire", "w-1", sample::ferry()));
  desk.take(desk.brings("courier", "c-1", sample::ferry_in_other_words()));
  desk.take(desk.brings("herald", "h-1", sample::other_ferry()));

  EXPECT_EQ(desk.shelf(), "2 stories, 3 articles, 2 told");
  EXPECT_EQ(desk.ask("select string_agg(concat_ws(' ', reason, told), ', ' order by hit) as answer"
                     " from decisions"),
            "first_in_story t, same_story f, first_in_story t");
  EXPECT_EQ(desk.kinds(), "new_story report new_story");
}

TEST(Placing, TellsAStoryAgainOnceWhenEnoughOutletsReportItInTheirWords) {
  FerryDesk desk;
  auto rule = rule_on("ferry", {1});
  rule.updates.sources = 3;
  desk.set = {2, rules::RuleSet({rule}), {told_by_mail()}};
  auto first = sample::ferry(), copy = first, third = sample::ferry_in_other_words();
  first.source = "Рейтер: World News";
  copy.source = "Copyist";
  third.source = "Island Radio";
  third.title = "Grounded ferry Aurelia: 214 wait for tugs off Vintra";
  third.text =
      "Two hundred and fourteen people waited for tugs from Port Selm on Monday after the ferry "
      "Aurelia had run onto a sandbank off Vintra. Her steering failed in the wind, captain Oskar "
      "Brandell told the radio. Nordkyst, the owner, spoke of a fault nobody could foresee. "
      "Everybody was calm, one of them told Reuters in a message from the deck late that evening, "
      "and there was enough to eat.";
  auto fourth = third;
  fourth.source = "Late Echo";
  fourth.text += " The tugs arrived in the evening, and the coast guard sent a second boat.";
  const std::vector<model::Article> reports = {first, copy, sample::ferry_in_other_words(), third,
                                               fourth};

  for (std::size_t i = 0; i < reports.size(); ++i)
    desk.take(desk.brings(i % 2 == 0 ? "wire" : "herald", "r-" + std::to_string(i), reports[i]));

  EXPECT_EQ(desk.ask("select string_agg(reason, ' ' order by hit) as answer from decisions"),
            "first_in_story same_story same_story more_sources same_story");
  EXPECT_EQ(desk.ask("select string_agg(kind, ' ' order by created, id) as answer from alerts"),
            "alert update");
}

TEST(Placing, OfAFirstPollTellsNobodySoThatTheFirstFreshArticleIsTold) {
  FerryDesk desk;
  desk.add_feed("late");

  desk.take(desk.brings("late", "l-1", sample::ferry()));
  EXPECT_EQ(desk.shelf(), "1 stories, 1 articles, 0 told");
  desk.take(desk.brings("courier", "c-1", sample::ferry_in_other_words()));

  EXPECT_EQ(desk.shelf(), "1 stories, 2 articles, 1 told");
}

TEST(Placing, GoesOnAfterARestart) {
  FerryDesk desk;
  desk.take(desk.brings("wire", "w-1", sample::ferry()));

  desk.placing = Placing();
  desk.take(desk.brings("courier", "c-1", sample::ferry_in_other_words()));

  EXPECT_EQ(desk.shelf(), "1 stories, 2 articles, 1 told");
}

TEST(Placing, LeavesAnArticleThatChangesInItsStory) {
  FerryDesk desk;
  auto article = sample::ferry();
  desk.take(desk.brings("wire", "w-1", article));
  desk.set = {
      2,
      rules::RuleSet({rule_on("ferry", {1}), rule_on("sandbank", desk.add_rule("sandbank"))}),
      {told_by_mail()}};
  article.text += " The captain of another ship saw the sandbank.";

  desk.take(desk.brings("wire", "w-1", article));

  EXPECT_EQ(desk.shelf(), "1 stories, 1 articles, 2 told");
  EXPECT_EQ(desk.ask("select string_agg(kind, ' ' order by created, id) as answer from alerts"),
            "alert update");
}

TEST(Placing, ForgetsWhatWasNotCommitted) {
  FerryDesk desk;
  IntakeQueue queue(desk.database, desk.placing, desk.costs, {});
  queue.add({desk.brings("wire", "w-1", sample::ferry())});
  desk.run("update feeds set lease_token = lease_token + 1");
  EXPECT_EQ(queue.commit(desk.set).polls, 1u);
  EXPECT_EQ(desk.shelf(), "0 stories, 0 articles, 0 told") << "another daemon has the feed";

  desk.take(desk.brings("courier", "c-1", sample::ferry_in_other_words()));
  desk.take(desk.brings("wire", "w-1", sample::ferry()));

  EXPECT_EQ(desk.shelf(), "1 stories, 2 articles, 1 told");
  EXPECT_EQ(desk.kinds(), "new_story report");
}

TEST(Placing, LearnsFromWhatWasCommittedAlone) {
  FerryDesk desk;
  const auto before = desk.placing.learnt();
  const auto read = [&](bool is_kept) {
    Placing::Attempt whole(desk.placing);
    Placing::Attempt part(desk.placing);
    desk.placing.learn(sample::reading(sample::ferry()), sample::ferry());
    part.keep();
    EXPECT_EQ(desk.placing.learnt(), before);
    if (is_kept) whole.keep();
  };

  read(false);
  EXPECT_EQ(desk.placing.learnt(), before);
  read(true);

  EXPECT_EQ(desk.placing.learnt(), before + 1);
}

TEST(Placing, ForgetsWhatASavepointTookBack) {
  FerryDesk desk;
  auto refused = sample::ferry();
  refused.source = "Refused";
  Polled polled =
      desk.poll("wire", rss_of({item("w-1", refused), item("w-2", sample::other_ferry())}));
  desk.run(
      "create function refuse() returns trigger language plpgsql as $$ begin"
      " if exists (select from hits where id = new.hit and title like '%Aurelia%')"
      " then raise exception 'no' using errcode = '23514'; end if; return new; end $$");
  desk.run(
      "create trigger refuse after insert on decisions for each row execute function refuse()");
  IntakeQueue queue(desk.database, desk.placing, desk.costs, {});

  queue.add({polled});
  EXPECT_EQ(queue.commit(desk.set).polls, 1u);
  EXPECT_EQ(desk.shelf(), "1 stories, 1 articles, 1 told");
  desk.run("drop function refuse() cascade");
  desk.take(desk.brings("courier", "c-1", sample::ferry_in_other_words()));

  EXPECT_EQ(desk.shelf(), "2 stories, 2 articles, 2 told");
  EXPECT_EQ(desk.kinds(), "new_story new_story");
}

TEST(Placing, F40TwoDaemonsOpenOneStoryAndTellAnAddressOnce) {
  for (int round = 0; round < 5; ++round) {
    FerryDesk desk;
    auto second = desk.second_daemon();
    Placing of_second;
    rules::Costs costs_of_second;
    IntakeQueue one(desk.database, desk.placing, desk.costs, {});
    IntakeQueue two(second, of_second, costs_of_second, {});
    // Each knows some story before.
    one.add({desk.brings("wire", "w-0", sample::other_ferry())});
    EXPECT_EQ(one.commit(desk.set).polls, 1u);
    two.add({desk.brings("courier", "c-0", timetable())});
    EXPECT_EQ(two.commit(desk.set).polls, 1u);
    one.add({desk.brings("wire", "w-1", sample::ferry())});
    two.add({desk.brings("courier", "c-1", sample::ferry_in_other_words())});

    auto theirs = std::async(std::launch::async, [&] { return two.commit(desk.set); });
    EXPECT_EQ(one.commit(desk.set).polls, 1u);
    EXPECT_EQ(theirs.get().polls, 1u);

    EXPECT_EQ(desk.shelf(), "3 stories, 4 articles, 3 told");
    EXPECT_EQ(desk.ask("select string_agg(told || '', ' ' order by told) as answer from decisions"),
              "false true true true")
        << "each hit ends in one decision";
  }
}

TEST(Placing, SeesWhatAPersonMergedAndSplit) {
  FerryDesk desk;
  desk.take(desk.brings("wire", "w-1", sample::ferry()));
  desk.take(desk.brings("herald", "h-1", sample::other_ferry()));
  const auto story_of = [&](int article) {
    return desk.in_transaction([&](auto& transaction) {
      const auto id = storage::exec(transaction, "select id from articles where url like $1",
                                    {article == 1 ? "%w-1" : "%h-1"})
                          .front()["id"]
                          .template id<model::Article>();
      return *storage::story_of(transaction, id);
    });
  };
  const auto first = story_of(1), second = story_of(2);

  desk.in_transaction([&](auto& transaction) {
    storage::lock_intake(transaction);
    storage::merge_stories(transaction, second, first, "mia");
  });
  desk.take(desk.brings("courier", "c-1", sample::ferry_in_other_words()));

  EXPECT_EQ(desk.shelf(), "1 stories, 3 articles, 2 told");
  EXPECT_EQ(story_of(1), second);

  const auto split = desk.in_transaction([&](auto& transaction) {
    storage::lock_intake(transaction);
    std::vector<std::int64_t> moved;
    for (const auto& article : storage::articles_of_story(transaction, second))
      if (article.title.find("Bonaventura") == std::string::npos)
        moved.push_back(article.article.value);
    return storage::split_story(transaction, second, moved, "mia");
  });
  auto chapter = sample::ferry_in_other_words();
  chapter.text += " The mayor of Vintra brought soup.";
  desk.take(desk.brings("courier", "c-2", chapter));

  EXPECT_EQ(desk.ask("select string_agg(story || '', ' ' order by placed) as answer"
                     " from story_articles"),
            std::to_string(second.value) + " " + std::to_string(split.value) + " " +
                std::to_string(split.value) + " " + std::to_string(split.value));
  EXPECT_EQ(desk.told(), "2") << "those told of the one count as told of the other";
}

}  // namespace wirewatchd
