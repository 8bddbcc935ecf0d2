//! The whole analysis, from articles to a briefing, as a reader relies on it: what a careful person finds in the
//! built-in articles is found, what only looks alike is left alone, and no input can bring it down.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use gainsay::intake::{self, parse};
use gainsay::model::{Article, Briefing, Corrections, Fact, Fingerprint, Verdict};
use gainsay::report::json::Json;
use gainsay::report::text::Text;
use gainsay::report::{Format, Ink, Page};
use gainsay::value::Kind;
use gainsay::{analyze, analyze_again};
use proptest::prelude::*;

fn seeds() -> Vec<Article> {
    intake::built_in().articles
}

fn article(id: &str, text: &str) -> Article {
    parse(id, None, text).unwrap()
}

/// All of a briefing.
fn json(briefing: &Briefing) -> String {
    Json.brief().unwrap()(Page::new(80, Ink::Plain), briefing)
}

/// The file of the seeds whose name begins with `number`.
fn seed(number: &str) -> Vec<u8> {
    let seed = seeds().into_iter().find(|seed| seed.id.starts_with(number)).unwrap();
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(seed.id)).unwrap()
}

/// The same as an article under another name.
fn renamed(number: &str, id: &str) -> Article {
    parse(id, None, seed(number)).unwrap()
}

/// The values of a fact as they are written, variant by variant.
fn values<'a>(briefing: &'a Briefing, fact: &'a Fact) -> Vec<BTreeSet<&'a str>> {
    let texts =
        |variant: &'a gainsay::model::Variant| variant.readings.iter().map(|r| briefing.value(r)).collect();
    fact.variants.iter().map(texts).collect()
}

/// True when each of `wanted` stands in a variant of its own.
fn differs_in(briefing: &Briefing, fact: &Fact, wanted: &[&str]) -> bool {
    let variants = values(briefing, fact);
    let of = |value: &&str| variants.iter().position(|variant| variant.contains(*value));
    let found: BTreeSet<usize> = wanted.iter().filter_map(of).collect();
    found.len() == wanted.len()
}

/// The disagreements as a reader sees them: the verdict and the values, in no order.
fn seen(briefing: &Briefing) -> BTreeSet<(Verdict, BTreeSet<BTreeSet<&str>>)> {
    let seen = |fact| (verdict(fact), values(briefing, fact).into_iter().collect());
    briefing.disagreements().map(seen).collect()
}

fn verdict(fact: &Fact) -> Verdict {
    fact.judgement.as_ref().unwrap().verdict
}

/// The disagreement between `wanted`.
fn disagreement<'a>(briefing: &'a Briefing, wanted: &[&str]) -> &'a Fact {
    briefing
        .disagreements()
        .find(|fact| differs_in(briefing, fact, wanted))
        .unwrap_or_else(|| panic!("{wanted:?} is not among {:#?}", seen(briefing)))
}

/// How many independent sources give `value` where article `id` does.
fn corroboration(briefing: &Briefing, id: &str, value: &str) -> usize {
    let states =
        |r: &gainsay::model::Reading| briefing.value(r) == value && briefing.article(r).id.starts_with(id);
    let variants = briefing.facts.iter().flat_map(|fact| &fact.variants);
    variants.filter(|variant| variant.readings.iter().any(states)).map(|v| v.corroboration).max().unwrap()
}

#[test]
fn seeds_disagree_where_a_careful_reader_finds_it() {
    let briefing = analyze(seeds());
    for (expected, wanted) in [
        (Verdict::Conflict, &["around $239 million", "$250 million"][..]),
        (Verdict::Conflict, &["in the coming years", "within the next year"]),
        (Verdict::Conflict, &["official visit", "state visit"]),
        (Verdict::Explained, &["almost 22 years", "23 years", "over two decades"]),
        (Verdict::Explained, &["November", "February 3-4"]),
        (Verdict::Explained, &["several", "37"]),
        (
            Verdict::Explained,
            &["then-Kazakh Deputy Prime Minister", "Deputy Prime Minister and Foreign Minister"],
        ),
        (Verdict::Variant, &["Arman Shaqqaliev", "Arman Shakkaliyev"]),
        (Verdict::Variant, &["Kassym Jomart-Tokayev", "Kassym-Jomart Tokayev"]),
        (Verdict::Variant, &["Nishan-i-Pakistan", "Nishan-e-Pakistan"]),
    ] {
        assert_eq!(verdict(disagreement(&briefing, wanted)), expected, "{wanted:?}");
    }
}

#[test]
fn two_counts_of_years_are_explained_by_the_visits_they_count_to() {
    let briefing = analyze(seeds());
    let why = &disagreement(&briefing, &["almost 22 years", "23 years"]).judgement.as_ref().unwrap().why;
    for part in ["2003", "November 2025", "February 2026"] {
        assert!(why.contains(part), "{why}");
    }
}

#[test]
fn figures_of_different_things_are_not_compared() {
    let briefing = analyze(seeds());
    for fact in &briefing.facts {
        let values: BTreeSet<&str> = fact.readings().map(|reading| briefing.value(reading)).collect();
        let target = values.iter().any(|value| value.ends_with("$1 billion"));
        let volume = values.contains("around $239 million") || values.contains("$250 million");
        assert!(!(target && volume), "a target and a present volume: {values:?}");
        // In September the foreign minister stayed for two days, in February the president.
        let stay = |id: &str| {
            fact.readings()
                .any(|r| briefing.value(r).starts_with("two-day") && briefing.article(r).id.starts_with(id))
        };
        assert!(!(stay("003") && (stay("000") || stay("001") || stay("004"))), "stays of two people");
    }
}

#[test]
fn the_order_of_the_articles_does_not_matter() {
    let expected = json(&analyze(seeds()));
    for first in 0..seeds().len() {
        let mut articles = seeds();
        articles.rotate_left(first);
        articles.reverse();
        assert_eq!(json(&analyze(articles)), expected);
    }
}

#[test]
fn the_names_of_the_files_do_not_matter() {
    let order = ["004", "002", "000", "003", "001"];
    let articles =
        order.iter().enumerate().map(|(at, number)| renamed(number, &format!("{at}.txt"))).collect();
    assert_eq!(seen(&analyze(articles)), seen(&analyze(seeds())));
}

#[test]
fn a_copy_adds_no_disagreement_and_no_corroboration() {
    let before = analyze(seeds());
    for number in ["000", "001", "002", "003", "004"] {
        let mut articles = seeds();
        articles.push(renamed(number, "copy.txt"));
        let after = analyze(articles);
        assert_eq!(after.stories[0].outlets, before.stories[0].outlets);
        let [(copy, original)] = after.stories[0].copies[..] else {
            panic!("copy of {number} is not told of")
        };
        let ids = [copy, original].map(|at| after.articles[at].id.as_str());
        assert!(ids.contains(&"copy.txt") && ids.iter().any(|id| id.starts_with(number)), "{ids:?}");
        assert_eq!(seen(&after), seen(&before), "copy of {number}");
        for fact in &before.facts {
            let same = after.facts.iter().find(|other| other.id == fact.id);
            let more = same.is_some_and(|same| same.corroboration > fact.corroboration);
            assert!(!more, "copy of {number}: {}", fact.topic);
        }
    }
}

#[test]
fn what_everybody_prints_is_one_story_of_one_source() {
    let wire = |number: usize| {
        let text = "Ferry Calloway runs aground off Port Imber\n\nThe ferry Calloway ran aground off Port Imber on Monday \
                    in thick fog, and tugs from Marnfeld waited for the tide to pull her free, the harbour board said.\n";
        article(&format!("{number:03}.txt"), &format!("{text}\nPrinted as number {number}.\n"))
    };
    let briefing = analyze((0..250).map(wire).collect());
    assert_eq!(briefing.stories.iter().map(|story| story.outlets).collect::<Vec<_>>(), [1]);
}

#[test]
fn where_no_spaces_part_words_single_characters_make_no_story() {
    let briefing = analyze(vec![
        article(
            "1.txt",
            "北港大桥在暴雨中倒塌\n\n北港大桥星期一在暴雨中倒塌，造成十二人死亡，官员说，大桥已经关闭。\n",
        ),
        article(
            "2.txt",
            "暴雨过后北港大桥倒塌\n\n官员星期二说，北港大桥倒塌造成十二人死亡，大桥建于五十年前。\n",
        ),
        article(
            "3.txt",
            "上周出口有所增加\n\n官员星期一说，上个月的出口比五年前增加了，外国的投资也在增加。\n",
        ),
    ]);
    let stories: Vec<&[usize]> = briefing.stories.iter().map(|story| story.articles.as_slice()).collect();
    assert_eq!(stories, [&[0, 1][..], &[2]]);
}

/// A report in words of its own that states the present trade.
fn trade(figure: &str) -> Article {
    let text = format!(
        "---\nsource: Steppe Ledger\ndate: 2025-09-11\n---\n\
         Kazakh guests look for a way to the sea\n\n\
         ISLAMABAD: The railway through Afghanistan was what Murat Nurtleu had come to Pakistan for, and Kazakhstan’s \
         foreign minister left no doubt about it when he met Ishaq Dar.\n\n\
         Bilateral trade between Kazakhstan and Pakistan stands at {figure}, a figure that neither Astana nor \
         Islamabad is content with. Jam Kamal Khan and Arman Shakkaliyev sat down over leather and logistics.\n\n\
         Shehbaz Sharif received the delegation before it left for home."
    );
    article("ledger.txt", &text)
}

#[test]
fn an_independent_source_is_set_against_the_others_or_beside_them() {
    let before = analyze(seeds());
    let with = |figure| {
        let mut articles = seeds();
        articles.push(trade(figure));
        analyze(articles)
    };
    let at_odds = with("$310 million");
    assert_eq!(verdict(disagreement(&at_odds, &["around $239 million", "$310 million"])), Verdict::Conflict);
    let agreeing = with("$239 million");
    assert_eq!(corroboration(&before, "003", "around $239 million"), 1);
    assert_eq!(corroboration(&agreeing, "003", "around $239 million"), 2);
}

#[test]
fn unrelated_events_are_told_apart_and_never_compared() {
    let briefing = analyze(vec![
        article(
            "1.txt",
            "Ferry Calloway runs aground off Port Imber\n\nThe ferry Calloway ran aground off Port Imber on Monday \
             and 14 passengers were injured. Captain Ruth Ansell had tried to reach the harbour in thick fog.\n",
        ),
        article(
            "2.txt",
            "Fog blamed as ferry is stranded\n\nCoastguards brought everybody ashore after the ferry Calloway ran \
             aground at Port Imber, where 18 passengers were injured. Captain Ruth Ansell is being questioned.\n",
        ),
        article(
            "3.txt",
            "Marnfeld river breaks its banks\n\nThe river Ostra flooded Marnfeld overnight and 31 houses were \
             destroyed. Mayor Pavel Dorn asked the army for boats and said 14 people were injured.\n",
        ),
        article(
            "4.txt",
            "Army sends boats to flooded Marnfeld\n\nSoldiers reached Marnfeld after the river Ostra rose by night. \
             According to Mayor Pavel Dorn 41 houses were destroyed and nobody was injured.\n",
        ),
    ]);
    let stories: Vec<&[usize]> = briefing.stories.iter().map(|story| story.articles.as_slice()).collect();
    assert_eq!(stories, [[0, 1], [2, 3]]);
    for fact in &briefing.facts {
        let articles = &briefing.stories[fact.story].articles;
        assert!(fact.readings().all(|reading| articles.contains(&reading.article)), "{}", fact.topic);
    }
    assert_eq!(verdict(disagreement(&briefing, &["14", "18"])), Verdict::Conflict);
    assert_eq!(verdict(disagreement(&briefing, &["31", "41"])), Verdict::Conflict);
}

#[test]
fn a_headline_that_shortens_a_name_names_nobody_else() {
    let text = "Ferry pilot Ruth Ansell is blamed\n\nRuth P. Ansell Sr., who steered the ferry Calloway, ran it aground \
                off Port Imber on Monday.\n";
    let other =
        "Fog off Port Imber\n\nThe ferry Calloway ran aground with the pilot Ruth Ansell on Monday.\n";
    let briefing = analyze(vec![article("1.txt", text), article("2.txt", other)]);
    assert_eq!(verdict(disagreement(&briefing, &["Ruth P. Ansell Sr", "Ruth Ansell"])), Verdict::Variant);
}

/// Two reports on one event, with one sentence of each put in.
fn harbour(one: &str, other: &str) -> Briefing {
    analyze(vec![
        article(
            "1.txt",
            &format!(
                "Ferry Calloway runs aground off Port Imber\n\nThe ferry Calloway ran aground off Port Imber on Monday in \
                 thick fog.\n\n{one}\n\nTugs from Marnfeld waited for the tide.\n"
            ),
        ),
        article(
            "2.txt",
            &format!(
                "Fog blamed as ferry is stranded\n\nEverybody was brought ashore after the ferry Calloway ran aground at \
                 Port Imber.\n\n{other}\n\nDivers will look at the hull.\n"
            ),
        ),
    ])
}

/// True when a fact of that kind holds a reading of each article, and they agree.
fn agreed(briefing: &Briefing, kind: Kind, words: &str) -> bool {
    let facts = briefing.facts.iter().filter(|fact| fact.kind == kind && fact.verdict().is_none());
    let holds = |fact: &&Fact| fact.readings().any(|reading| briefing.sentence(reading).contains(words));
    facts.filter(holds).any(|fact| fact.readings().map(|r| r.article).collect::<BTreeSet<_>>().len() == 2)
}

#[test]
fn a_clause_of_a_long_sentence_agrees_with_a_short_one_unless_it_denies_it() {
    let long = "The pilot Ruth Ansell, who has steered ships through the sound for twenty years and teaches others to, \
                had switched off the radar before dawn, according to the harbour board.";
    let same = harbour(long, "Ansell had switched off the radar.");
    assert!(agreed(&same, Kind::Statement, "the radar"));
    let denied = harbour(long, "Ansell had not switched off the radar.");
    assert!(!agreed(&denied, Kind::Statement, "the radar"));
    let heard = |who| format!("The harbour board heard that {who} had switched off the radar.");
    let other = harbour(&heard("Captain Ruth Ansell"), &heard("Captain Piet Vos"));
    assert!(!agreed(&other, Kind::Statement, "the radar"));
}

#[test]
fn a_phrase_of_a_speech_agrees_with_it_and_other_words_of_it_do_not() {
    let speech = "“We heard nothing but a long and terrible scraping below the galley,” said Lotte Brandt.";
    let phrase = harbour(speech, "Brandt spoke of ‘terrible scraping’ from below.");
    assert!(agreed(&phrase, Kind::Quote, "scraping"));
    let dropped = harbour(speech, "“We heard nothing but scraping below the galley,” Lotte Brandt said.");
    let dropped: Vec<Verdict> =
        dropped.disagreements().filter(|fact| fact.kind == Kind::Quote).map(verdict).collect();
    assert_eq!(dropped, [Verdict::Variant]);
}

#[test]
fn what_only_common_words_make_up_is_nobodys_quotation() {
    let speech = "“From now on the sound is closed to ferries of that size,” said the minister Lotte Brandt.";
    let briefing = harbour(speech, "“From now on,” Captain Ruth Ansell joked, “I walk.”");
    let quotes = briefing.facts.iter().filter(|fact| fact.kind == Kind::Quote);
    let articles = |fact: &Fact| fact.readings().map(|r| r.article).collect::<BTreeSet<_>>().len();
    assert_eq!(quotes.filter(|fact| articles(fact) > 1).count(), 0);
}

#[test]
fn whoever_is_told_of_is_not_taken_for_the_one_who_tells() {
    let briefing = harbour(
        "Captain Ruth Ansell, 61, was arrested at dawn, prosecutors said.",
        "Captain Ruth Ansell, the ferry's pilot, also said that 61 people were on board.",
    );
    let speakers = |words: &str| -> BTreeSet<Option<&str>> {
        let readings = briefing.facts.iter().flat_map(Fact::readings);
        readings.filter(|r| briefing.sentence(r).contains(words)).map(|r| r.speaker.as_deref()).collect()
    };
    assert_eq!(speakers("prosecutors"), BTreeSet::from([None]));
    assert_eq!(speakers("on board"), BTreeSet::from([Some("Ruth Ansell")]));
}

#[test]
fn a_phrase_hides_no_difference_between_the_sentences_it_is_taken_from() {
    let told = |id: &str, quote: &str| {
        article(
            id,
            &format!(
                "The ferry Calloway ran aground off Port Imber\n\n{quote}\n\nTugs came at Port Imber.\n"
            ),
        )
    };
    let briefing = analyze(vec![
        told("1.txt", "Lotte Brandt spoke of a “terrible scraping” below the ferry."),
        told("2.txt", "“We heard a long and terrible scraping below the galley,” said Lotte Brandt."),
        told("3.txt", "“We heard one short and terrible scraping below the galley,” said Lotte Brandt."),
    ]);
    let quotes = briefing.disagreements().filter(|fact| fact.kind == Kind::Quote);
    assert_eq!(quotes.map(verdict).collect::<Vec<_>>(), [Verdict::Conflict]);
}

#[test]
fn two_speakers_who_talk_alike_are_not_one_quoted_in_two_ways() {
    let briefing = harbour(
        "“Nobody may enter the wreck without a rope,” said Lotte Brandt.",
        "“Nobody may leave the wreck without a rope,” said Piet Vos.",
    );
    assert!(briefing.disagreements().all(|fact| fact.kind != Kind::Quote));
}

/// Every reading leads back to words of its article.
fn check_evidence(briefing: &Briefing) {
    for fact in &briefing.facts {
        assert!(fact.variants.iter().all(|variant| !variant.readings.is_empty()));
        for reading in fact.readings() {
            let body = &briefing.article(reading).body;
            assert!(body.get(reading.sentence.clone()).is_some(), "{reading:?}");
            assert!(body.get(reading.span.clone()).is_some_and(|value| !value.is_empty()), "{reading:?}");
            let within =
                reading.sentence.start <= reading.span.start && reading.span.end <= reading.sentence.end;
            assert!(within, "{reading:?}");
        }
    }
    assert!(briefing.disagreements().all(|fact| fact.variants.len() > 1));
}

#[test]
fn every_reading_of_the_seeds_lies_within_its_sentence() {
    check_evidence(&analyze(seeds()));
}

/// Pieces that the finders look for, in an order that no writer would choose.
const PIECES: &[&str] = &[
    "$",
    "€",
    "1",
    "12.5",
    "1,000",
    "billion",
    "million",
    "%",
    "-",
    "–",
    "—",
    "two-day",
    "over",
    "between",
    "and",
    "to",
    "nearly",
    "several",
    "visit",
    "trade",
    "who resigned as",
    "al",
    "chairman",
    "Mr",
    "President",
    "of",
    "Kazakhstan",
    "Tokayev",
    "the",
    "said",
    "will",
    "sign",
    "February",
    "3",
    "2026",
    "Tuesday",
    "last",
    "year",
    "years",
    "at",
    "6:30",
    "pm",
    "GMT",
    "first",
    "“",
    "”",
    "\"",
    "'",
    "’s",
    ".",
    ",",
    ":",
    "(",
    ")",
    "\n",
    "\n\n",
    "U.S.",
    "[",
    "1990s",
    "21-19",
    "aged",
    "İ",
    "ﬁ",
    "東京",
    "é",
    "\u{301}",
    "🙂",
    "\u{202e}",
    "½",
    "٣",
    "target",
    "within",
    "next",
];

fn scrambled() -> impl Strategy<Value = Vec<u8>> {
    let piece = (proptest::sample::select(PIECES), any::<bool>());
    proptest::collection::vec(piece, 0..120).prop_map(|pieces| {
        let spaced = |(piece, space): (&str, bool)| format!("{piece}{}", if space { " " } else { "" });
        pieces.into_iter().map(spaced).collect::<String>().into_bytes()
    })
}

fn damaged(number: &str) -> impl Strategy<Value = Vec<u8>> {
    let edit = (any::<prop::sample::Index>(), any::<u8>(), 0..3_u8);
    let whole = seed(number);
    proptest::collection::vec(edit, 1..40).prop_map(move |edits| {
        let mut bytes = whole.clone();
        for (at, byte, how) in edits {
            let at = at.index(bytes.len());
            match how {
                0 => bytes.insert(at, byte),
                1 => bytes[at] = byte,
                _ => drop(bytes.remove(at)),
            }
        }
        bytes
    })
}

/// Analyses what can be read of `documents`, and writes it out.
fn survive(documents: Vec<Vec<u8>>) {
    let named = documents.into_iter().enumerate();
    let articles = named.filter_map(|(at, bytes)| parse(&format!("{at}.txt"), None, bytes).ok()).collect();
    let briefing = analyze(articles);
    check_evidence(&briefing);
    assert!(!json(&briefing).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_survived(documents in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..600), 1..4)) {
        survive(documents);
    }

    #[test]
    fn scrambled_articles_are_survived(documents in proptest::collection::vec(scrambled(), 2..5)) {
        survive(documents);
    }

    #[test]
    fn damaged_articles_are_survived((first, second, third) in (damaged("000"), damaged("003"), damaged("004"))) {
        survive(vec![first, second, third]);
    }
}

#[test]
fn a_changed_figure_in_a_copy_is_found() {
    let changed = String::from_utf8(seed("003")).unwrap().replace("$239 million", "$293 million");
    let mut articles = seeds();
    articles.push(article("copy.txt", &changed));
    let briefing = analyze(articles);
    let fact = disagreement(&briefing, &["around $239 million", "around $293 million"]);
    assert_eq!(verdict(fact), Verdict::Conflict);
}

#[test]
fn a_reading_that_a_reader_split_off_is_a_fact_of_its_own_and_nothing_else_changes() {
    let before = analyze(seeds());
    let fact = before.disagreements().find(|fact| fact.readings().count() > 2).unwrap();
    let reading = fact.readings().nth(1).unwrap();
    let apart = Fingerprint::of_reading(before.article(reading), fact.kind, reading);
    let none = Corrections::default();
    let mut corrections = none.clone();
    corrections.split_off(apart);
    let after = analyze_again(&before, &none, &corrections);
    let alone: Vec<&Fact> =
        after.facts.iter().filter(|fact| fact.readings().any(|it| it == reading)).collect();
    assert_eq!(alone.iter().map(|fact| fact.readings().count()).collect::<Vec<_>>(), [1]);
    assert_eq!(after.facts.len(), before.facts.len() + 1);
    let others = |briefing: &Briefing| {
        let all = |it: &&Fact| it.topic != fact.topic;
        briefing.facts.iter().filter(all).map(|fact| fact.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(others(&after), others(&before));
    assert_eq!(json(&analyze_again(&after, &corrections, &none)), json(&before));
}

#[test]
fn titles_differ_only_where_no_article_gives_both() {
    let news = |title: &str| {
        format!(
            "Floods close the bridge at Karrat\n\nKARRAT - The bridge at Karrat was closed by floods on Tuesday.\n\n\
             {title} said the river rose by two metres and the bridge at Karrat will stay closed.\n"
        )
    };
    let offices = |titles: [&str; 3]| {
        let articles = titles.iter().enumerate();
        let briefing =
            analyze(articles.map(|(at, title)| article(&format!("{at}.txt"), &news(title))).collect());
        let differing = briefing.disagreements().chain(briefing.possible());
        let judgements =
            differing.filter(|fact| fact.kind == Kind::Title).filter_map(|fact| fact.judgement.as_ref());
        judgements.map(|judgement| judgement.verdict).collect::<Vec<_>>()
    };
    let together = ["Engineer Jane Doe", "Jane Doe, an engineer and the mayor of Karrat,", "Mayor Jane Doe"];
    assert_eq!(offices(together), []);
    assert_eq!(
        offices(["Engineer Jane Doe", "Rescue volunteer Jane Doe, a baker,", "Engineer Jane Doe"]),
        [Verdict::Variant]
    );
    assert_eq!(offices(["Mayor Jane Doe", "Former mayor Jane Doe", "Mayor Jane Doe"]), [Verdict::Explained]);
    assert_eq!(
        offices(["Professor Jane Doe", "Jane Doe, an assistant professor,", "Professor Jane Doe"]),
        [Verdict::Conflict]
    );
}

#[test]
fn initials_stand_for_one_name() {
    let news = |rest: &str| format!("Floods at Karrat\n\nThe river at Karrat rose by two metres. {rest}\n");
    let first = news("The Karrat Harbour Board met. The KHB said that the bridge at Karrat is closed.");
    let second = news("Aid came from the Keld House Bank. The bridge at Karrat is closed.");
    let briefing = analyze(vec![article("a.txt", &first), article("b.txt", &second)]);
    let together = |fact: &&Fact| {
        let values: Vec<&str> = fact.readings().map(|reading| briefing.value(reading)).collect();
        values.contains(&"Karrat Harbour Board") && values.contains(&"Keld House Bank")
    };
    assert_eq!(briefing.facts.iter().find(together), None);
}

#[test]
fn a_possible_difference_is_printed_apart_and_has_no_verdict_among_the_facts() {
    let news = |job: &str| {
        format!("The Tarn bridge opens\n\nThe {job} Anna Holm opened the Tarn bridge on Monday.\n")
    };
    let articles = vec![article("a.txt", &news("painter")), article("b.txt", &news("historian"))];
    let briefing = analyze(articles);
    let json: serde_json::Value = serde_json::from_str(&json(&briefing)).unwrap();
    assert_eq!(json["disagreements"].as_array().unwrap().len(), 0);
    assert_eq!(
        (&json["possible"][0]["verdict"], &json["possible"][0]["kind"]),
        (&"variant".into(), &"title".into())
    );
    let of_title = |fact: &&serde_json::Value| fact["kind"] == "title";
    assert!(json["facts"].as_array().unwrap().iter().filter(of_title).all(|fact| fact["verdict"].is_null()));
    let text = Text.disagreements().unwrap()(Page::new(80, Ink::Plain), &briefing);
    assert!(text.contains("No disagreements found") && text.contains("? MAY DISAGREE"), "{text}");
}

#[test]
fn a_quotation_that_differs_is_no_agreed_statement() {
    let news = |heard: &str| {
        format!(
            "Mill fire in Karrat\n\nA mill burned down at Karrat. \"We heard a {heard} at ten past nine,\" said Zoe Holm.\n"
        )
    };
    let briefing = analyze(vec![article("a.txt", &news("bang")), article("b.txt", &news("roar"))]);
    let heard = |fact: &&Fact| {
        fact.kind == Kind::Statement
            && fact.readings().any(|reading| briefing.value(reading).contains("heard"))
    };
    let agreed = |fact: &&Fact| fact.judgement.is_none() && fact.corroboration > 1;
    assert_eq!(briefing.facts.iter().filter(heard).find(agreed), None);
    assert_eq!(
        briefing.facts.iter().find(|fact| fact.kind == Kind::Count),
        None,
        "a time of day counts nothing"
    );
}

#[test]
fn sentences_that_count_the_dead_differently_do_not_say_the_same() {
    let texts = [
        "Corvan tram crash: Five dead after vehicle overturns in south Marnport\n\n\
         The operator searched the line all night with forty workers.\n",
        "At least 7 killed in tram accident in south Marnport\n\n\
         People waited for hours at the stations of the town on Monday.\n",
        "Tram crash kills several\n\nA tram crash in Corvan, south Marnport, killed people, police said.\n",
    ];
    let names = ["a.txt", "b.txt", "c.txt"];
    let briefing = analyze(names.iter().zip(texts).map(|(name, text)| article(name, text)).collect());
    let agreed = briefing.facts.iter().filter(|fact| fact.kind == Kind::Statement && fact.corroboration > 1);
    let values: Vec<&str> =
        agreed.flat_map(|fact| &fact.variants).map(|variant| variant.value.as_str()).collect();
    assert!(values.iter().all(|value| !value.contains("Five dead")), "{values:?}");
}
