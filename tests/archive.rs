//! The articles of an archive grouped by another program, from their outlines, make the stories that one run makes of them.

#![allow(clippy::unwrap_used)] // Helpers of tests fail like tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use gainsay::model::{Article, Corrections};
use gainsay::report::{ArticleOutlines, FORMATS, Ink, OutlinedArticle, Page};
use gainsay::story::ArchiveCounts;
use gainsay::{Analysis, intake};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Articles in which a term is common, and the common terms of an article by which its neighbours are found.
const MOST_ARTICLES: usize = 200;
const COMMON_TERMS: usize = 8;
/// The least cosine of a link, with room for sums that come out otherwise in the last bits.
const LINK: f64 = 0.15 - 1e-9;
/// The most days between two articles with a link.
const WINDOW: i32 = 366;

/// Numbers that look like chance and are the same for each seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % count
    }
}

fn days(count: usize) -> jiff::Span {
    jiff::Span::new().days(i64::try_from(count).unwrap())
}

/// An invented word.
fn word(number: usize) -> String {
    let syllable = |digit| ["ba", "ke", "di", "fo", "gul", "la", "me", "nir", "po", "su"][digit];
    [number / 1000 % 10, number / 100 % 10, number / 10 % 10, number % 10].map(syllable).concat()
}

fn name(number: usize) -> String {
    let word = word(number);
    word[..1].to_uppercase() + &word[1..]
}

/// The lines of an archive: events of several articles each, which share some of their words with other events, some
/// with all of the archive, and of which one in six states no day. One sentence in `own` tells of any event.
fn archive(seed: u64, own: usize, events: &[usize]) -> Vec<Value> {
    let chance = &mut Chance(seed | 1);
    let mut lines = Vec::new();
    for (event, count) in events.iter().enumerate() {
        let first = date(2026, 1, 1).saturating_add(days(chance.below(800)));
        for _ in 0..*count {
            let mut sentences = Vec::new();
            for _ in 0..4 + chance.below(4) {
                let of = if chance.below(own) == 0 { chance.below(events.len()) } else { event };
                let mut pick = |first: usize, count: usize| first + chance.below(count);
                let (who, whom) = (name(pick(of * 20, 5)), name(pick(of * 20 + 5, 5)));
                let words =
                    [pick(of * 20 + 10, 8), pick(5_000, 30), pick(6_000, 60), pick(of * 7 + 2_000, 20)];
                let [a, b, c, d] = words.map(word);
                sentences.push(format!("The {a} {who} of {b} told {whom} that the {c} was {d}."));
            }
            let day = first.saturating_add(days(chance.below(4)));
            let mut line = json!({
                // Ids in another order than that of the events.
                "id": format!("{:04}-{event}-{}", chance.below(10_000), lines.len()),
                "title": format!("The {} of {}", word(event * 20 + 10), name(event * 20)),
                "source": format!("Post {}", chance.below(9)),
                "text": sentences.join(" "),
            });
            if chance.below(6) > 0 {
                line["published"] = json!(day.to_string());
            }
            lines.push(line);
        }
    }
    lines
}

/// Reads lines as the program reads them.
fn articles(lines: &[Value]) -> Vec<Article> {
    let file = tempfile::Builder::new().suffix(".ndjson").tempfile().unwrap();
    fs::write(file.path(), text(lines)).unwrap();
    let options = intake::Options { own_ids: true, ..intake::Options::default() };
    intake::read(&[file.path().to_owned()], &options).articles
}

fn text(lines: &[Value]) -> String {
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    lines.join("\n")
}

/// What another program knows of an article.
struct Line {
    id: String,
    day: Option<Date>,
    terms: Vec<(i64, f64, f64)>,
}

/// The outlines as they are printed, and read again.
fn outlines(articles: &[Article]) -> Vec<Line> {
    let outlines = ArticleOutlines { articles: articles.iter().cloned().map(OutlinedArticle::new).collect() };
    let print = FORMATS.iter().find_map(|format| format.outlines()).unwrap();
    let line = |line: &str| {
        let line: Value = serde_json::from_str(line).unwrap();
        Line {
            id: line["id"].as_str().unwrap().to_owned(),
            day: line["published"].as_str().map(|day| day.parse().unwrap()),
            terms: serde_json::from_value(line["terms"].clone()).unwrap(),
        }
    };
    print(Page::new(100, Ink::Plain), &outlines).lines().map(line).collect()
}

/// Groups of articles that no link leads out of, with what the archive counts.
fn groups(mut lines: Vec<Line>) -> (Vec<BTreeSet<String>>, ArchiveCounts) {
    lines.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
    let mut counts: BTreeMap<i64, u32> = BTreeMap::new();
    for (term, ..) in lines.iter().flat_map(|line| &line.terms) {
        *counts.entry(*term).or_default() += 1;
    }
    let is_common = |term: i64| counts[&term] as usize > MOST_ARTICLES;
    let expected = |(term, _, everyday): &(i64, f64, f64)| f64::from(counts[term]) + everyday;
    let vectors: Vec<BTreeMap<i64, f64>> = lines
        .iter()
        .map(|line| {
            let all = lines.len() as f64 + 200.0;
            let weigh = |term: &(i64, f64, f64)| (term.0, term.1 * (all / expected(term)).ln().max(0.0));
            let weights: Vec<(i64, f64)> = line.terms.iter().map(weigh).collect();
            let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            weights.into_iter().map(|(term, weight)| (term, weight / length)).collect()
        })
        .collect();
    let cosine = |a: usize, b: usize, with_common: bool| -> f64 {
        let shared = vectors[a].iter().filter(|(term, _)| with_common || !is_common(**term));
        shared.map(|(term, weight)| weight * vectors[b].get(term).unwrap_or(&0.0)).sum()
    };
    let near = |a: usize, b: usize| {
        lines[a].day.zip(lines[b].day).is_none_or(|(a, b)| (a - b).get_days().abs() <= WINDOW)
    };
    let mut neighbours = BTreeSet::new();
    let mut last: BTreeMap<i64, usize> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let common = line.terms.iter().filter(|(term, ..)| is_common(*term));
        let mut common: Vec<(f64, i64)> = common.map(|term| (expected(term), term.0)).collect();
        common.sort_by(|a, b| a.partial_cmp(b).unwrap());
        for (_, term) in common.into_iter().take(COMMON_TERMS) {
            neighbours.extend(last.insert(term, at).map(|before| (before, at)));
        }
    }
    let mut group: Vec<usize> = (0..lines.len()).collect();
    for a in 0..lines.len() {
        for b in a + 1..lines.len() {
            let is_link = near(a, b)
                && (cosine(a, b, false) >= LINK
                    || neighbours.contains(&(a, b)) && cosine(a, b, true) >= LINK);
            if is_link && group[a] != group[b] {
                let (from, to) = (group[b], group[a]);
                group.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            }
        }
    }
    let mut groups: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (line, group) in lines.iter().zip(group) {
        groups.entry(group).or_default().insert(line.id.clone());
    }
    let pair = |(a, b): (usize, usize)| (lines[a].id.clone(), lines[b].id.clone());
    let archive = ArchiveCounts {
        articles: lines.len(),
        terms: counts.into_iter().collect(),
        neighbours: neighbours.into_iter().map(pair).collect(),
    };
    (groups.into_values().collect(), archive)
}

/// The stories of an analysis, each as the ids of its articles with those that are copies and the days that are inferred.
fn stories(analysis: &Analysis) -> BTreeSet<Vec<String>> {
    let briefing = analysis.briefing();
    let id = |article: &usize| briefing.articles[*article].id.clone();
    let story = |story: &gainsay::model::Story| {
        let articles = story.articles.iter().map(id);
        let copies = story.copies.iter().map(|(copy, of)| format!("{} copies {}", id(copy), id(of)));
        let days = story.inferred.iter().map(|(article, day)| format!("{} of {day}", id(article)));
        articles.chain(copies).chain(days).collect()
    };
    briefing.stories.iter().map(story).collect()
}

/// The stories that one run makes of an archive, those that its groups make, and how many groups there are.
fn both_ways(lines: &[Value]) -> (BTreeSet<Vec<String>>, BTreeSet<Vec<String>>, usize) {
    let all = articles(lines);
    let whole = stories(&Analysis::new(all.clone(), &Corrections::default()));
    let (groups, archive) = groups(outlines(&all));
    let part = |group: &BTreeSet<String>| {
        let articles = all.iter().filter(|article| group.contains(&article.id)).cloned().collect();
        stories(&Analysis::of_part(articles, &archive))
    };
    (whole, groups.iter().flat_map(part).collect(), groups.len())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn groups_of_an_archive_make_the_stories_of_one_run(
        seed: u64,
        own in 2_usize..40,
        events in prop::collection::vec(1_usize..9, 1..12),
    ) {
        let (whole, parts, _) = both_ways(&archive(seed, own, &events));
        prop_assert_eq!(whole, parts);
    }
}

/// Articles of each event, one of which everybody writes about.
const LARGE: [usize; 14] = [225, 6, 5, 4, 7, 3, 2, 1, 5, 1, 8, 9, 4, 6];

#[test]
fn an_event_that_everybody_writes_about_makes_the_same_stories_in_groups() {
    for seed in [3, 44] {
        let lines = archive(seed, 200, &LARGE);
        let (whole, parts, groups) = both_ways(&lines);
        assert_eq!(whole, parts);
        assert!(groups > 1 && groups < whole.len(), "{groups} groups, {} stories", whole.len());
    }
}

#[test]
fn what_half_of_the_archive_has_brings_no_two_articles_together() {
    let all = articles(&archive(5, 1_000, &[2]));
    let lines = outlines(&all);
    let [first, second] = &lines[..] else { unreachable!("two articles") };
    let shared = first.terms.iter().filter(|term| second.terms.iter().any(|other| other.0 == term.0));
    let mut counts = ArchiveCounts { articles: 380, ..ArchiveCounts::default() };
    let made = |archive: &ArchiveCounts| stories(&Analysis::of_part(all.clone(), archive)).len();
    assert_eq!(made(&counts), 1);
    counts.terms = shared.map(|term| (term.0, 190)).collect();
    assert_eq!(made(&counts), 2);
    // Terms of more than 200 articles are looked at between neighbours only.
    counts.terms.iter_mut().for_each(|(_, count)| *count = 201);
    counts.articles = 10_000_000;
    assert_eq!(made(&counts), 2);
    counts.neighbours = vec![(all[1].id.clone(), all[0].id.clone()), ("elsewhere".into(), all[0].id.clone())];
    assert_eq!(made(&counts), 1);
}

/// Runs the program on a file and returns the lines that it prints.
fn run(arguments: &[&str]) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_gainsay")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_facts_of_a_group_are_those_of_the_whole_archive() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let mut lines = archive(8, 5, &[4, 3, 2]);
    let costs = |id: &str, cost: usize| {
        json!({"id": id, "title": "Pier opens", "source": id, "published": "2026-05-04",
            "text": format!("The pier of Halden cost $4{cost} million, mayor Ada Roth said. It has 36 berths for trawlers.")})
    };
    lines.extend([costs("a-pier", 1), costs("b-pier", 7)]);
    let whole = file("all.ndjson", text(&lines));
    let printed = run(&["outline", "--own-ids", &whole]);
    assert_eq!(printed.len(), lines.len());
    for field in ["schema", "id", "published", "prose", "fingerprint", "terms", "names"] {
        assert!(printed[0].get(field).is_some(), "outlines have {field}: {}", printed[0]);
    }
    let (groups, counts) = groups(outlines(&articles(&lines)));
    let counts = file("counts.json", serde_json::to_string(&counts).unwrap());
    let brief = ["brief", "--format", "ndjson", "--own-ids"];
    let facts = |stories: Vec<Value>| -> BTreeSet<String> {
        stories.iter().flat_map(|story| story["facts"].as_array().unwrap()).map(Value::to_string).collect()
    };
    let of_groups = groups.iter().flat_map(|group| {
        let here: Vec<Value> =
            lines.iter().filter(|line| group.contains(line["id"].as_str().unwrap())).cloned().collect();
        let part = file("part.ndjson", text(&here));
        facts(run(&[&brief[..], &["--one-group", "--frequencies", &counts, &part]].concat()))
    });
    let all = facts(run(&[&brief[..], &[&whole]].concat()));
    assert!(all.iter().any(|fact| fact.contains("conflict")), "the pier has two prices");
    assert_eq!(of_groups.collect::<BTreeSet<_>>(), all);
}

#[test]
fn counts_that_cannot_be_read_are_trouble() {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), "{\"articles\": 3, \"terms\": [[1]]}").unwrap();
    for counts in ["no-such-file", file.path().to_str().unwrap()] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        let output = program.args(["brief", "--one-group", "--frequencies", counts]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{counts}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("cannot read the frequencies"), "{counts}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn articles_keep_the_ids_that_they_state_and_no_two_have_one() {
    let line = |id: Value| json!({"id": id, "title": "Pier", "text": "The pier opens in May."});
    let lines = [line(json!("b")), line(json!("a")), line(json!(17)), line(json!("b")), line(json!(" "))];
    let mut unnamed = line(json!(null));
    unnamed["title"] = json!("Quay");
    let ids: Vec<String> =
        articles(&[&lines[..], &[unnamed]].concat()).into_iter().map(|article| article.id).collect();
    let (own, others): (Vec<&String>, Vec<&String>) = ids.iter().partition(|id| !id.contains('#'));
    assert_eq!(own, ["17", "a", "b", "b (2)"]);
    assert_eq!(others.len(), 2, "{others:?} state none");
}

#[test]
fn the_texts_of_articles_are_lines_of_an_archive() {
    let file = tempfile::Builder::new().suffix(".ndjson").tempfile().unwrap();
    fs::write(file.path(), text(&run(&["text", "--format", "ndjson"]))).unwrap();
    let told = |arguments: &[&str]| -> Vec<[Value; 3]> {
        let stories = run(&[&["articles", "--format", "ndjson", "--uncorrected"], arguments].concat());
        let articles = stories.iter().flat_map(|story| story["articles"].as_array().unwrap());
        articles.map(|article| ["id", "title", "published"].map(|field| article[field].clone())).collect()
    };
    let built_in = told(&[]);
    assert_eq!(built_in.len(), 5);
    assert_eq!(told(&["--own-ids", file.path().to_str().unwrap()]), built_in);
}
