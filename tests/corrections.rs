//! What a reader corrects is obeyed, whatever the files are called, in whatever order they come, and whatever is added.

#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests fail like tests.

use std::collections::BTreeSet;

use gainsay::intake::{self, parse};
use gainsay::model::{Article, Briefing, Corrections, Fact, Fingerprint, Verdict};
use gainsay::report::json::Json;
use gainsay::report::text::Text;
use gainsay::report::{Format, Ink, Page};
use gainsay::value::Kind;
use gainsay::{Analysis, analyze, analyze_again};
use proptest::prelude::*;

/// An article of `paper` on the opening of a bridge in its own words, with a sentence more.
fn bridge(paper: &str, sentence: &str) -> Article {
    let lead = match paper {
        "Gazette" => "On Monday the mayor Lena Brandt opened the Quellmor bridge at Varnsted.",
        "Herald" => "Lena Brandt, mayor of Varnsted, cut the ribbon of the new Quellmor bridge on Monday.",
        "Courier" => {
            "Varnsted has its Quellmor bridge at last: the mayor, Lena Brandt, walked over it on Monday."
        }
        "Observer" => {
            "A crowd followed Lena Brandt, the mayor, across the Quellmor bridge of Varnsted on Monday."
        }
        _ => "Since Monday people in Varnsted can drive over the Quellmor bridge, which Lena Brandt opened.",
    };
    let text = format!(
        "---\nsource: {paper}\npublished: 2026-03-02\n---\nThe Quellmor bridge at Varnsted opens\n\n\
         {lead}\n\n{sentence}\n"
    );
    parse(&format!("{paper}.txt"), None, text).unwrap()
}

/// An article on something that nobody would take for the opening of a bridge.
fn flood(paper: &str) -> Article {
    let text = format!(
        "---\nsource: {paper}\npublished: 2026-03-02\n---\nFlood in the Tarnow valley\n\nThe river Ostra flooded the \
         Tarnow valley and drowned 40 sheep, the shepherd Piet Holm told {paper}.\n"
    );
    parse(&format!("{paper}.txt"), None, text).unwrap()
}

/// Two papers that give one price, one that gives another, and one that counts something else.
fn articles() -> Vec<Article> {
    vec![
        bridge("Gazette", "The Quellmor bridge cost $41 million."),
        bridge("Herald", "The Quellmor bridge cost $47 million."),
        bridge("Courier", "The Quellmor bridge cost $41 million, and drivers will pay for it."),
        bridge("Observer", "Farmers of the valley lost $900 million in the drought."),
    ]
}

fn corrected(articles: Vec<Article>, corrections: &Corrections) -> Briefing {
    Analysis::new(articles, corrections).finish()
}

fn json(briefing: &Briefing) -> String {
    Json.brief().unwrap()(Page::new(80, Ink::Plain), briefing)
}

/// The facts that have a reading of `words`.
fn facts<'a>(briefing: &'a Briefing, words: &str) -> Vec<&'a Fact> {
    let has = |fact: &&Fact| fact.readings().any(|reading| briefing.value(reading) == words);
    briefing.facts.iter().filter(has).collect()
}

fn fact<'a>(briefing: &'a Briefing, words: &str) -> &'a Fact {
    match facts(briefing, words)[..] {
        [fact] => fact,
        ref facts => panic!("{words}: {facts:#?}"),
    }
}

fn prints(briefing: &Briefing, fact: &Fact) -> Vec<Fingerprint> {
    gainsay::memory::fingerprints(briefing, fact)
}

/// The values of a fact, in order.
fn values(fact: &Fact) -> Vec<&str> {
    let mut values: Vec<&str> = fact.variants.iter().map(|variant| variant.value.as_str()).collect();
    values.sort_unstable();
    values
}

/// The articles of each story, by their names.
fn stories(briefing: &Briefing) -> Vec<Vec<&str>> {
    let name = |article: &usize| briefing.articles[*article].id.trim_end_matches(".txt");
    briefing.stories.iter().map(|story| story.articles.iter().map(name).collect()).collect()
}

/// The corrections that `correct` makes in those of a folder without any.
fn corrections(correct: impl FnOnce(&mut Corrections)) -> Corrections {
    let mut corrections = Corrections::default();
    correct(&mut corrections);
    corrections
}

#[test]
fn facts_that_are_put_together_are_judged_as_one() {
    let before = analyze(articles());
    let [price, loss] = ["$41 million", "$900 million"].map(|words| fact(&before, words));
    assert_eq!((price.verdict(), loss.verdict()), (Some(Verdict::Conflict), None));
    let together = [prints(&before, price), prints(&before, loss)].concat();
    let merged = corrections(|all| all.merge_facts(together));
    let after = corrected(articles(), &merged);
    let one = fact(&after, "$900 million");
    assert_eq!(values(one), ["$41 million", "$47 million", "$900 million"]);
    assert_eq!((one.verdict(), one.corroboration, &one.topic), (Some(Verdict::Conflict), 4, &price.topic));
    assert_eq!(after.facts.len() + 1, before.facts.len());
    // One reading of each is enough, and two that agree make no difference.
    let two = [prints(&before, loss)[0], prints(&before, price)[0]];
    let after = corrected(articles(), &corrections(|all| all.merge_facts(two)));
    assert_eq!(values(fact(&after, "$900 million")).len(), 3);
    let loss_alone = |articles: Vec<Article>| {
        let after = corrected(articles, &merged);
        assert_eq!(values(fact(&after, "$900 million")).last(), Some(&"$900 million"));
        fact(&after, "$900 million").variants.len()
    };
    // The others are gone.
    assert_eq!(loss_alone(vec![articles().remove(3), flood("Mail")]), 1);
    assert_eq!(loss_alone(articles().split_off(1)), 3, "what the group has left is put together");
}

#[test]
fn figures_far_apart_that_are_put_together_contradict_each_other() {
    let articles = || vec![articles().remove(0), articles().remove(3)];
    let before = analyze(articles());
    let together = ["$41 million", "$900 million"].map(|words| prints(&before, fact(&before, words))[0]);
    let after = corrected(articles(), &corrections(|all| all.merge_facts(together)));
    let one = fact(&after, "$41 million");
    assert_eq!((values(one).len(), one.verdict()), (2, Some(Verdict::Conflict)));
    assert!(!one.judgement.as_ref().unwrap().why.is_empty());
}

#[test]
fn values_of_two_kinds_are_not_put_together() {
    let before = analyze(articles());
    let date = before.facts.iter().find(|fact| fact.kind == Kind::Date).unwrap();
    let together = [prints(&before, date)[0], prints(&before, fact(&before, "$47 million"))[0]];
    let merged = corrections(|all| all.merge_facts(together));
    assert_eq!(corrected(articles(), &merged), Briefing { corrections: 1, ..before });
}

#[test]
fn a_reading_can_be_taken_off_one_fact_and_put_together_with_another() {
    let before = analyze(articles());
    let price = fact(&before, "$47 million");
    let herald = price.readings().find(|reading| before.value(reading) == "$47 million").unwrap();
    let herald = Fingerprint::of_reading(before.article(herald), price.kind, herald);
    let loss = prints(&before, fact(&before, "$900 million"))[0];
    let mut all = Corrections::default();
    all.split_off(herald);
    let alone = corrected(articles(), &all);
    assert_eq!(values(fact(&alone, "$47 million")), ["$47 million"]);
    all.merge_facts([herald, loss]);
    let moved = corrected(articles(), &all);
    assert_eq!(values(fact(&moved, "$47 million")), ["$47 million", "$900 million"]);
    assert_eq!(values(fact(&moved, "$41 million")), ["$41 million"]);
    all.split_off(herald);
    assert_eq!(corrected(articles(), &all), alone, "the last correction holds");
}

#[test]
fn what_is_no_difference_to_the_reader_has_no_verdict_and_is_not_counted() {
    let before = analyze(articles());
    let price = fact(&before, "$47 million");
    let dismissed = corrections(|all| all.dismiss(prints(&before, price)));
    let after = corrected(articles(), &dismissed);
    let same = fact(&after, "$47 million");
    assert_eq!((same.dismissed, same.verdict(), same.is_possible()), (true, None, false));
    assert_eq!((values(same), same.corroboration), (values(price), 3));
    assert_eq!(after.count(Verdict::Conflict) + 1, before.count(Verdict::Conflict));
    assert_eq!(after.facts.iter().filter(|fact| fact.dismissed).count(), 1);
    // Taken back, everything is as before.
    assert_eq!(analyze_again(&after, &dismissed, &Corrections::default()), before);
}

#[test]
fn what_was_dismissed_stays_so_when_articles_come_and_are_renamed_until_another_value_comes() {
    let before = analyze(articles());
    let dismissed = corrections(|all| all.dismiss(prints(&before, fact(&before, "$47 million"))));
    let with = |sentence: &str| {
        let mut articles = articles();
        articles.push(bridge("Mail", sentence));
        articles[0].id = "z.txt".to_owned();
        corrected(articles, &dismissed)
    };
    for value in ["$41 million", "$47 million"] {
        let after = with(&format!("The Quellmor bridge cost {value}, it is said."));
        let same = fact(&after, "$47 million");
        assert_eq!((same.dismissed, same.verdict()), (true, None), "{value}");
        assert_eq!(same.readings().count(), 4);
    }
    let after = with("The Quellmor bridge cost $52 million.");
    let news = fact(&after, "$52 million");
    assert_eq!((news.dismissed, news.verdict()), (false, Some(Verdict::Conflict)));
    assert_eq!(values(news), ["$41 million", "$47 million", "$52 million"]);
    // Without the paper with the other price there is nothing to dismiss.
    let mut fewer = articles();
    fewer.remove(1);
    assert!(corrected(fewer, &dismissed).facts.iter().all(|fact| !fact.dismissed));
}

#[test]
fn a_hidden_fact_keeps_its_verdict_and_is_in_no_count_and_no_printed_report() {
    let before = analyze(articles());
    let price = fact(&before, "$47 million");
    let hidden = corrections(|all| all.hide(prints(&before, price)));
    let mut more = articles();
    more.push(bridge("Mail", "The Quellmor bridge cost $41 million, it is said."));
    for articles in [articles(), more] {
        let after = corrected(articles, &hidden);
        let same = fact(&after, "$47 million");
        assert_eq!((same.hidden, same.verdict(), same.dismissed), (true, Some(Verdict::Conflict), false));
        assert_eq!(after.count(Verdict::Conflict) + 1, before.count(Verdict::Conflict));
        assert_eq!(after.facts.iter().filter(|fact| fact.hidden).count(), 1);
        let page = Page::new(80, Ink::Plain);
        for report in [Text.brief(), Text.facts(), Text.disagreements()] {
            assert!(!report.unwrap()(page, &after).contains("$47 million"));
        }
        let object: serde_json::Value = serde_json::from_str(&json(&after)).unwrap();
        let is_hidden = |fact: &&serde_json::Value| fact["hidden"] == true && fact["verdict"] == "conflict";
        assert_eq!(object["facts"].as_array().unwrap().iter().filter(is_hidden).count(), 1);
        assert_eq!(
            (&object["corrections"], object["disagreements"].as_array().unwrap().len()),
            (&1.into(), 0)
        );
    }
}

#[test]
fn an_article_is_taken_out_of_its_story_and_two_stories_are_made_one() {
    let articles = || [articles(), vec![flood("Mail"), flood("Times")]].concat();
    let before = analyze(articles());
    assert_eq!(stories(&before), [vec!["Courier", "Gazette", "Herald", "Observer"], vec!["Mail", "Times"]]);
    let print = |name: &str| {
        let named = |article: &&Article| article.id == format!("{name}.txt");
        Fingerprint::of_article(before.articles.iter().find(named).unwrap())
    };
    let mut all = corrections(|all| all.part_article(print("Courier")));
    let parted = corrected(articles(), &all);
    assert_eq!(
        stories(&parted),
        [vec!["Courier"], vec!["Gazette", "Herald", "Observer"], vec!["Mail", "Times"]]
    );
    assert_eq!(values(fact(&parted, "$47 million")), ["$41 million", "$47 million"]);
    assert_eq!(fact(&parted, "$47 million").corroboration, 2);
    all.join_stories([print("Courier"), print("Times")]);
    let moved = corrected(articles(), &all);
    assert_eq!(stories(&moved), [vec!["Courier", "Mail", "Times"], vec!["Gazette", "Herald", "Observer"]]);
    all.part_article(print("Courier"));
    assert_eq!(stories(&corrected(articles(), &all)), stories(&parted), "the last correction holds");
    let one = corrections(|all| all.join_stories([print("Herald"), print("Mail")]));
    assert_eq!(corrected(articles(), &one).stories.len(), 1);
    let gone = |article: &Article| article.id != "Mail.txt";
    let fewer = articles().into_iter().filter(gone).collect();
    assert_eq!(corrected(fewer, &one).stories.len(), 2, "the other article is gone");
}

#[test]
fn the_order_and_the_names_of_the_files_do_not_matter_to_corrections() {
    let all = || [articles(), vec![flood("Mail"), flood("Times")]].concat();
    let before = analyze(all());
    let print = |at: usize| Fingerprint::of_article(&all()[at]);
    let [price, loss] = ["$47 million", "$900 million"].map(|words| prints(&before, fact(&before, words)));
    let corrections = corrections(|corrections| {
        corrections.split_off(price[0]);
        corrections.merge_facts([price[1], loss[0]]);
        corrections.dismiss(price[1..].iter().copied());
        corrections.hide(loss);
        corrections.part_article(print(2));
        corrections.join_stories([print(2), print(4)]);
    });
    assert_eq!(corrections.count(), 6);
    let expected = corrected(all(), &corrections);
    assert_eq!(expected.corrections, 6);
    for first in 0..all().len() {
        let mut articles = all();
        articles.rotate_left(first);
        articles.reverse();
        assert_eq!(json(&corrected(articles, &corrections)), json(&expected));
    }
    let mut renamed = all();
    for (number, article) in renamed.iter_mut().enumerate() {
        article.id = format!("{}.txt", 9 - number);
    }
    let marks = |briefing: &Briefing| {
        let mark = |fact: &Fact| {
            let values: Vec<String> = values(fact).iter().map(|value| (*value).to_owned()).collect();
            (values, fact.verdict(), fact.dismissed, fact.hidden, fact.corroboration)
        };
        let mut marks: Vec<_> =
            briefing.facts.iter().filter(|fact| fact.kind == Kind::Money).map(mark).collect();
        marks.sort();
        (marks, briefing.stories.len(), briefing.disagreements.len(), briefing.possible.len())
    };
    assert_eq!(marks(&corrected(renamed, &corrections)), marks(&expected));
}

#[test]
fn any_correction_of_the_built_in_articles_is_obeyed_and_can_be_taken_back() {
    let seeds = intake::built_in().articles;
    let before = analyze(seeds.clone());
    let none = Corrections::default();
    let facts: Vec<&Fact> = before.disagreements().chain(before.possible()).step_by(3).collect();
    for (fact, next) in facts.iter().zip(facts.iter().skip(1)) {
        let [prints, others] = [fact, next].map(|fact| prints(&before, fact));
        for correct in [
            corrections(|all| all.split_off(prints[0])),
            corrections(|all| all.merge_facts([prints.clone(), others].concat())),
            corrections(|all| all.dismiss(prints.clone())),
            corrections(|all| all.hide(prints.clone())),
        ] {
            let after = analyze_again(&before, &none, &correct);
            assert_eq!(after, corrected(seeds.clone(), &correct));
            assert_eq!(Briefing { corrections: 0, ..analyze_again(&after, &correct, &none) }, before);
            let told = |briefing: &Briefing| briefing.disagreements.len() + briefing.possible.len();
            if correct.dismissed.len() + correct.hidden.len() > 0 {
                assert_eq!(told(&after) + 1, told(&before), "{}", fact.topic);
            }
            let readings = |briefing: &Briefing| {
                let mut all: Vec<Fingerprint> =
                    briefing.facts.iter().flat_map(|fact| self::prints(briefing, fact)).collect();
                all.sort_unstable();
                all.dedup();
                all
            };
            assert_eq!(readings(&after), readings(&before), "no reading is lost");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is corrected, the order of the files does not matter, no reading is lost, what is not touched is taken over
    /// as it would be found anew, and all of it can be taken back.
    #[test]
    fn corrections_of_any_kind_go_together(made in prop::collection::vec((0_usize..6, any::<u32>(), any::<u32>()), 1..7)) {
        let articles = || [articles(), vec![flood("Mail"), flood("Times")]].concat();
        let before = analyze(articles());
        let none = Corrections::default();
        let article = |at: u32| Fingerprint::of_article(&articles()[at as usize % articles().len()]);
        let fact = |at: u32| prints(&before, &before.facts[at as usize % before.facts.len()]);
        let mut all = none.clone();
        for (kind, one, other) in made {
            match kind {
                0 => all.split_off(fact(one)[other as usize % fact(one).len()]),
                1 => all.merge_facts([fact(one), fact(other)].concat()),
                2 => all.dismiss(fact(one)),
                3 => all.hide(fact(one)),
                4 => all.part_article(article(one)),
                _ => all.join_stories([article(one), article(other)]),
            }
        }
        let after = analyze_again(&before, &none, &all);
        let mut turned = articles();
        turned.reverse();
        prop_assert_eq!(&after, &corrected(turned, &all));
        prop_assert_eq!(after.corrections, all.count());
        prop_assert_eq!(&analyze_again(&after, &all, &none), &before);
        for fact in &after.facts {
            prop_assert!(!fact.dismissed || fact.judgement.is_none());
            prop_assert!(fact.variants.iter().all(|variant| !variant.readings.is_empty()));
        }
        let told = after.disagreements().chain(after.possible());
        prop_assert!(told.into_iter().all(|fact| !fact.hidden && fact.judgement.is_some()));
        // An article that is parted or joined has other facts with it; otherwise each reading is there as before.
        if all.parted.is_empty() && all.joined.is_empty() {
            let readings = |briefing: &Briefing| -> BTreeSet<Fingerprint> {
                briefing.facts.iter().flat_map(|fact| prints(briefing, fact)).collect()
            };
            prop_assert_eq!(readings(&after), readings(&before));
        }
    }
}
