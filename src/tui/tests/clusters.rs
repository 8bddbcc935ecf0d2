//! What must hold on real news, where folders of articles are at hand: `GAINSAY_CLUSTERS` names a folder that has a folder
//! for each event. Without it nothing is looked at, and this is said.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::super::dated_facts::Phase;
use super::super::message::Message;
use super::Reader;
use super::acceptance::check_rows;
use crate::intake::{self, Options};
use crate::model::Briefing;
use crate::report::{FORMATS, Ink, Page};
use crate::summary::Section;
use crate::text::one_line;
use crate::value::Kind;

/// The events at hand, by the names of their folders.
fn clusters() -> Vec<(String, Briefing)> {
    let Some(folder) = std::env::var_os("GAINSAY_CLUSTERS") else {
        eprintln!("NOT LOOKED AT: no real news is at hand; GAINSAY_CLUSTERS may name a folder of it");
        return Vec::new();
    };
    let mut folders: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "{} has no folders", folder.display());
    let briefing = |path: PathBuf| {
        let articles = intake::read(std::slice::from_ref(&path), &Options::default()).articles;
        (path.file_name().unwrap().to_string_lossy().into_owned(), crate::analyze(articles))
    };
    folders.into_iter().map(briefing).collect()
}

#[test]
fn rows_of_real_news_keep_their_numbers_and_their_difference() {
    for (name, briefing) in clusters() {
        eprintln!("{name}");
        let mut reader = Reader::on(briefing, 160, 45);
        for columns in (80..221).step_by(20) {
            reader.tell(Message::Resized(columns, 40));
            check_rows(&reader, columns);
        }
    }
}

#[test]
fn real_news_begins_with_its_headline_and_how_far_it_agrees() {
    // A folder of several stories begins with their list.
    for (name, briefing) in clusters().into_iter().filter(|(_, briefing)| briefing.stories.len() == 1) {
        let headlines: Vec<String> = briefing
            .articles
            .iter()
            .flat_map(|article| std::iter::once(article.headline()).chain(article.body.lines()))
            .map(one_line)
            .collect();
        for (width, height) in [(60, 15), (80, 24), (160, 45)] {
            let reader = Reader::on(briefing.clone(), width, height);
            let screen = reader.screen();
            let mut lines = screen.lines();
            // A disputed figure is marked, the day stands at the right edge and the outlet in brackets.
            let first = lines.next().unwrap_or_default().trim().trim_start_matches("≠ ");
            let outlet = first.rfind(" (").or_else(|| first.find("   "));
            let first = outlet.map_or(first, |at| &first[..at]).trim();
            let first = one_line(first.split('…').next().unwrap_or_default());
            let is_verbatim = headlines.iter().any(|headline| headline.contains(first.trim_end()));
            assert!(!first.is_empty() && is_verbatim, "{name} at {width}: {first}");
            assert!(lines.next().unwrap_or_default().contains("disagree"), "{name} at {width}");
        }
    }
}

#[test]
fn every_fact_of_real_news_stands_in_the_list_once_and_is_proven_by_each_article() {
    for (name, briefing) in clusters() {
        let mut reader = Reader::on(briefing, 120, 40);
        let mut listed: Vec<usize> = reader.state.facts.items().collect();
        listed.sort_unstable();
        assert!(listed.windows(2).all(|pair| pair[0] != pair[1]), "{name}: a fact stands twice");
        let agreed = |reader: &Reader, fact: &usize| {
            matches!(reader.state.tables.section_of[*fact], Section::Agree | Section::Quoted)
        };
        for fact in listed.into_iter().filter(|fact| agreed(&reader, fact)).collect::<Vec<_>>() {
            super::super::choice::to_fact(&mut reader.state, fact);
            reader.press("z z");
            let of = &reader.state.briefing.facts[fact];
            let articles: BTreeSet<usize> = of.readings().map(|reading| reading.article).collect();
            // An article may quote one sentence in two wordings.
            let clauses = reader.state.diff.wrapped.readings.len();
            let enough = clauses == articles.len() || of.kind == Kind::Quote && clauses > articles.len();
            assert!(enough, "{name}: {}", of.topic);
        }
    }
}

#[test]
fn the_dates_of_real_news_hold_no_counts_and_plans_lie_ahead() {
    for (name, briefing) in clusters() {
        let reader = Reader::on(briefing, 120, 40);
        let briefing = &reader.state.briefing;
        for dated in &reader.state.tables.dated_facts {
            let fact = &briefing.facts[dated.fact];
            let dates = [Kind::Date, Kind::Time, Kind::Money, Kind::Percent];
            assert!(dates.contains(&fact.kind), "{name}: {}", fact.topic);
            let written = fact.variants[dated.variant].readings.iter();
            let written = written.filter_map(|reading| Some(briefing.published(reading.article)?.value));
            let is_over = dated.date.end.zip(written.max()).is_some_and(|(end, last)| end < last);
            assert!(!(dated.phase == Phase::Planned && is_over), "{name}: {}", fact.topic);
        }
    }
}

#[test]
fn a_brief_of_real_news_begins_with_its_headline_and_fits_a_page() {
    /// Lines of a page of paper, at ten points.
    const LINES: usize = 66;
    for (name, briefing) in clusters() {
        let stories = briefing.stories.len();
        for format in FORMATS.into_iter().filter(|format| ["text", "md"].contains(&format.name())) {
            let print = format.brief().unwrap();
            let page = print(Page { width: 100, ink: Ink::Plain }, &briefing);
            assert!(page.lines().count() <= LINES * stories, "{name} in {}", format.name());
            let first = page.lines().find(|line| !line.is_empty()).unwrap_or_default();
            // Markdown marks what would be markup.
            let first = first.trim_start_matches(['#', '≠', ' ']).trim_end_matches('…').replace('\\', "");
            let begins = |text: &str| one_line(text).starts_with(&first);
            let is_headline = briefing.articles.iter().any(|article| {
                begins(article.headline()) || article.body.lines().any(|line| one_line(line).contains(&first))
            });
            assert!(!first.is_empty() && is_headline, "{name} in {}: {first}", format.name());
        }
    }
}
